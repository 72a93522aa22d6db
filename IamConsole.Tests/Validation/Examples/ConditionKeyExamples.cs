using IamConsole.Core.PolicyLanguage;
using static IamConsole.Tests.Validation.IssueExample;

namespace IamConsole.Tests.Validation.Examples;

/// <summary>Condition keys: whether they exist, and whether operator, qualifier and actions fit them.</summary>
internal static class ConditionKeyExamples
{
    public static IEnumerable<IssueExample> All { get; } =
    [
        Condition("INVALID_CONDITION_OPERATOR", "'stringEquals':{'aws:username':'x'}", "'StringEquals':{'aws:username':'x'}"),
        Condition("NULL_WITH_IF_EXISTS", "'NullIfExists':{'aws:username':'true'}", "'Null':{'aws:username':'true'}"),
        Condition("NULL_WITH_QUALIFIER", "'ForAnyValue:Null':{'aws:TagKeys':'true'}", "'Null':{'aws:TagKeys':'true'}"),
        Condition("DUPLICATE_KEYS_WITH_DIFFERENT_CASE", "'StringEquals':{'aws:username':'x','aws:UserName':'y'}", "'StringEquals':{'aws:username':'x'},'StringLike':{'aws:UserName':'y'}"),
        Condition("INVALID_CONDITION_KEY_FORMAT", "'StringEquals':{'prefix':'x'}", "'StringEquals':{'s3:prefix':'x'}"),
        Condition("INVALID_GLOBAL_CONDITION_KEY", "'StringEquals':{'aws:NoSuchKey':'x'}", "'StringEquals':{'AWS:USERNAME':'x'}"),
        Condition("INVALID_SERVICE_CONDITION_KEY", "'StringEquals':{'s3:NoSuchKey':'x'}", "'StringEquals':{'s3:prefix':'x'}"),
        Allow(
            "INVALID_SERVICE_CONDITION_KEY",
            "'Action':'secretsmanager:GetSecretValue','Resource':'*','Condition':{'StringEquals':{'secretsmanager:Tag/team':'x'}}",
            "'Action':'secretsmanager:GetSecretValue','Resource':'*','Condition':{'StringEquals':{'secretsmanager:ResourceTag/team':'x'}}"),
        Condition("UNSUPPORTED_GLOBAL_CONDITION_KEY", "'ArnEquals':{'aws:ARN':'arn:aws:iam::123456789012:user/x'}", "'ArnEquals':{'aws:PrincipalArn':'arn:aws:iam::123456789012:user/x'}"),
        Condition("MISSING_TAG_KEY_IN_CONDITION", "'StringEquals':{'aws:RequestTag/':'x'}", "'StringEquals':{'aws:RequestTag/team':'x'}"),
        Condition("MISSING_QUALIFIER", "'StringEquals':{'aws:TagKeys':'x'}", "'ForAnyValue:StringEquals':{'aws:TagKeys':'x'}"),
        Condition("FORALLVALUES_WITH_SINGLE_VALUED_KEY", "'ForAllValues:StringEquals':{'aws:username':'x'}", "'ForAllValues:StringEquals':{'aws:TagKeys':'x'}"),
        Condition(
            "STRING_LIKE_OPERATOR_WITH_ARN_CONDITION_KEYS",
            "'StringLike':{'aws:PrincipalArn':'arn:aws:iam::*:user/x'}",
            "'ArnLike':{'aws:PrincipalArn':'arn:aws:iam::*:user/x'}"),
        Condition("TYPE_MISMATCH", "'NumericEquals':{'aws:username':'1'}", "'NumericEquals':{'aws:EpochTime':'1'}"),
        Condition("EMPTY_OBJECT_CONDITION", "", "'StringEquals':{'aws:username':'x'}"),
        Condition("MISSING_PAIRED_CONDITION_KEYS", "'IpAddress':{'aws:VpcSourceIp':'10.0.0.0/8'}", "'IpAddress':{'aws:VpcSourceIp':'10.0.0.0/8'},'StringEquals':{'aws:SourceVpc':'vpc-12345678'}"),
        Condition("UNTRUSTWORTHY_CONDITION_KEY", "'StringLike':{'aws:referer':'https://example.com/*'}", "'StringEquals':{'aws:username':'x'}"),
        Allow(
            "UNSUPPORTED_ACTION_FOR_CONDITION_KEY",
            "'Action':'s3:PutObject','Resource':'*','Condition':{'StringEquals':{'s3:prefix':'x'}}",
            "'Action':['s3:PutObject','s3:ListBucket'],'Resource':'*','Condition':{'StringEquals':{'s3:prefix':'x'}}"),
        Allow(
            "UNSUPPORTED_ACTION_FOR_CONDITION_KEY",
            "'Action':'iam:GetUser','Resource':'*','Condition':{'StringEquals':{'iam:PassedToService':'ec2.amazonaws.com'}}",
            "'Action':'iam:GetUser','Resource':'*','Condition':{'StringEqualsIfExists':{'iam:PassedToService':'ec2.amazonaws.com'}}"),
        Allow(
            "USE_CONDITION_KEY_ONLY_WITH_SUPPORTED_SERVICES",
            "'Action':'*','Resource':'*','Condition':{'StringEquals':{'aws:VpceAccount':'123456789012'}}",
            "'Action':'s3:*','Resource':'*','Condition':{'StringEquals':{'aws:VpceAccount':'123456789012'}}"),
        Tags("ALLOW_WITH_UNSUPPORTED_TAG_CONDITION_KEY_FOR_SERVICE", "'Effect':'Allow','Action':'health:DescribeEvents'", "'Effect':'Allow','Action':'ec2:StartInstances'"),
        Tags("DENY_WITH_UNSUPPORTED_TAG_CONDITION_KEY_FOR_SERVICE", "'Effect':'Deny','Action':['ec2:*','health:*']", "'Effect':'Deny','Action':'ec2:*'"),
        Tags("ALLOW_NOTACTION_WITH_UNSUPPORTED_TAG_CONDITION_KEY_FOR_SERVICE", "'Effect':'Allow','NotAction':'iam:*'", "'Effect':'Allow','Action':'ec2:*'"),
        Tags("DENY_NOTACTION_WITH_UNSUPPORTED_TAG_CONDITION_KEY_FOR_SERVICE", "'Effect':'Deny','NotAction':'iam:*'", "'Effect':'Deny','Action':'ec2:*'"),
    ];

    private static IssueExample Tags(string code, string raises, string spares)
    {
        const string OnTag = ",'Resource':'*','Condition':{'StringEquals':{'aws:ResourceTag/team':'red'}}";
        return Statement(code, PolicyKind.Identity, raises + OnTag, spares + OnTag);
    }
}
