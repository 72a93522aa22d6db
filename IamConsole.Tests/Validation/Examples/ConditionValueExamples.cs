using IamConsole.Core.PolicyLanguage;
using static IamConsole.Tests.Validation.IssueExample;

namespace IamConsole.Tests.Validation.Examples;

/// <summary>Values of conditions.</summary>
internal static class ConditionValueExamples
{
    private const string Key = "arn:aws:kms:eu-west-1:123456789012:key/1234abcd-12ab-34cd-56ef-1234567890ab";

    public static IEnumerable<IssueExample> All { get; } =
    [
        Condition("TYPE_MISMATCH_BOOLEAN", "'Bool':{'aws:SecureTransport':'yes'}", "'Bool':{'aws:SecureTransport':'True'}"),
        Condition("TYPE_MISMATCH_DATE", "'DateLessThan':{'aws:CurrentTime':'soon'}", "'DateLessThan':{'aws:CurrentTime':'2026-01-31T12:00:00Z'}"),
        Condition("INVALID_DATE_VALUE", "'DateLessThan':{'aws:CurrentTime':'2026'}", "'DateLessThan':{'aws:CurrentTime':'1767225600'}"),
        Condition("TYPE_MISMATCH_NUMBER", "'NumericLessThan':{'aws:MultiFactorAuthAge':'hour'}", "'NumericLessThan':{'aws:MultiFactorAuthAge':3600}"),
        Condition("TYPE_MISMATCH_IP_RANGE", "'IpAddress':{'aws:SourceIp':'203.0.113'}", "'IpAddress':{'aws:SourceIp':'2001:db8::/32'}"),
        Condition("TYPE_MISMATCH_STRING", "'BinaryEquals':{'aws:username':'%%'}", "'BinaryEquals':{'aws:username':'QQ=='}"),
        Condition("TYPE_MISMATCH", "'ArnLike':{'aws:PrincipalArn':'alice'}", "'ArnLike':{'aws:PrincipalArn':'arn:aws:iam::*:user/alice'}"),
        Condition("REDUNDANT_CONDITION_VALUE_NUM", "'NumericLessThan':{'aws:MultiFactorAuthAge':['1','2']}", "'NumericEquals':{'aws:MultiFactorAuthAge':['1','2']}"),
        Condition("INVALID_CONDITION_DATA_TYPE", "'StringEquals':{'aws:username':['a',1]}", "'StringEquals':{'aws:username':['a','1']}"),
        Condition("INVALID_CONDITION_MULTIPLE_BOOLEAN", "'Bool':{'aws:SecureTransport':['true','false']}", "'Bool':{'aws:SecureTransport':['true']}"),
        Condition("INVALID_VARIABLE_FOR_OPERATOR", "'NumericEquals':{'aws:MultiFactorAuthAge':'${aws:username}'}", "'StringEquals':{'aws:userid':'AIDAEX${aws:username}'}"),
        Condition("IMPROVE_IP_RANGE", "'IpAddress':{'aws:SourceIp':'203.0.113.7/24'}", "'IpAddress':{'aws:SourceIp':'203.0.113.7/32'}"),
        Condition("PRIVATE_IP_ADDRESS", "'IpAddress':{'aws:SourceIp':'10.0.0.0/8'}", "'IpAddress':{'aws:SourceIp':['10.0.0.0/8','203.0.113.0/24']}"),
        Condition("PRIVATE_NOT_IP_ADDRESS", "'NotIpAddress':{'aws:SourceIp':'192.168.1.0/24'}", "'NotIpAddress':{'aws:SourceIp':'192.0.0.0/8'}"),
        Condition("PRIVATE_IP_ADDRESS_SUBSET", "'IpAddress':{'aws:SourceIp':['10.0.0.0/8','203.0.113.0/24']}", "'IpAddress':{'aws:SourceIp':'203.0.113.0/24'}"),
        Condition("PRIVATE_NOT_IP_ADDRESS_SUBSET", "'NotIpAddress':{'aws:SourceIp':['10.0.0.0/8','203.0.113.0/24']}", "'NotIpAddress':{'aws:SourceIp':['203.0.113.0/24']}"),
        Condition("INVALID_VPC_FORMAT", "'StringEquals':{'aws:SourceVpc':'vpc-1'}", "'StringEquals':{'aws:SourceVpc':'vpc-12345678'}"),
        Condition("INVALID_VPCE_FORMAT", "'StringEquals':{'aws:SourceVpce':'vpc-12345678'}", "'StringEquals':{'aws:SourceVpce':'vpce-12345678901234567'}"),
        Condition("INVALID_REGION", "'StringEquals':{'aws:RequestedRegion':'europe'}", "'StringEquals':{'aws:RequestedRegion':'eu-west-1'}"),
        Condition("WILDCARD_WITHOUT_LIKE_OPERATOR", "'StringEquals':{'aws:username':'a*'}", "'StringLike':{'aws:username':'a*'}"),
        Condition("EMPTY_ARRAY_CONDITION", "'StringEquals':{'aws:username':[]}", "'StringEquals':{'aws:username':['']}"),
        Condition("EMPTY_ARRAY_CONDITION_IFEXISTS", "'StringEqualsIfExists':{'aws:username':[]}", "'StringEquals':{'aws:username':[]}"),
        Condition("EMPTY_ARRAY_CONDITION_FORALLVALUES", "'ForAllValues:StringEquals':{'aws:TagKeys':[]}", "'ForAnyValue:StringEquals':{'aws:TagKeys':[]}"),
        Condition("EMPTY_ARRAY_CONDITION_FORANYVALUE", "'ForAnyValue:StringEquals':{'aws:TagKeys':[]}", "'ForAnyValue:StringEquals':{'aws:TagKeys':['x']}"),
        Condition("WILDCARD_USAGE_TOO_PERMISSIVE", "'StringLike':{'aws:userid':'AROA*:x'}", "'StringLike':{'aws:userid':'AROAEX*:x'}"),
        Condition("VARIABLE_USAGE_TOO_PERMISSIVE", "'StringEquals':{'aws:userid':'${aws:username}'}", "'StringEquals':{'aws:userid':'AROAEX${aws:username}'}"),
        Kms("'1234'", $"'{Key}'"),
        Kms("'alias/a b'", "'alias/app'"),
        Kms("'arn:aws:kms:eu-west-1:12:key/x'", "['mrk-1234abcd12ab34cd56ef1234567890ab','arn:aws:kms:*:*:key/*']"),
    ];

    private static IssueExample Kms(string raises, string spares)
    {
        const string OnKey = "'Action':'s3:PutObject','Resource':'*','Condition':{'ArnEqualsIfExists':{'s3:x-amz-server-side-encryption-aws-kms-key-id':";
        return Allow("INVALID_KMS_KEY_VALUE", OnKey + raises + "}}", OnKey + spares + "}}");
    }
}
