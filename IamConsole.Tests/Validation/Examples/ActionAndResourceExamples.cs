using IamConsole.Core.PolicyLanguage;
using static IamConsole.Tests.Validation.IssueExample;

namespace IamConsole.Tests.Validation.Examples;

/// <summary>Names of actions and services, ARNs of resources, and policy variables in them.</summary>
internal static class ActionAndResourceExamples
{
    public static IEnumerable<IssueExample> All { get; } =
    [
        Allow("INVALID_ACTION", "'Action':'s3:GetObjekt','Resource':'*'", "'Action':'S3:getobject','Resource':'*'"),
        Allow("INVALID_ACTION", "'Action':'s3:Zzz*','Resource':'*'", "'Action':'s3:*Acl','Resource':'*'"),
        Allow("INVALID_ACTION", "'NotAction':'GetObject','Resource':'*'", "'NotAction':'s3:GetObject','Resource':'*'"),
        Allow("INVALID_SERVICE_IN_ACTION", "'Action':'dynamdb:GetItem','Resource':'*'", "'Action':'dynamodb:GetItem','Resource':'*'"),
        Allow("WILDCARD_IN_SERVICE_NAME", "'Action':'s*:GetObject','Resource':'*'", "'Action':'s3:*','Resource':'*'"),
        Allow("VARIABLE_UNSUPPORTED_IN_ELEMENT", "'Action':'s3:${aws:username}','Resource':'*'", "'Action':'s3:*','Resource':'arn:aws:s3:::${aws:username}'"),
        Resource("VARIABLE_UNSUPPORTED_IN_ELEMENT", "arn:aws:iam::${aws:PrincipalAccount}:user/x", "arn:aws:iam::123456789012:user/${aws:username}"),
        Condition("VARIABLE_UNSUPPORTED_IN_ELEMENT", "'StringEquals':{'aws:PrincipalTag/${aws:username}':'x'}", "'StringEquals':{'aws:PrincipalTag/x':'${aws:username}'}"),
        Resource("INVALID_ARN_PREFIX", "bucket", "arn:aws:s3:::bucket"),
        Resource("MISSING_ARN_FIELD", "arn:aws:s3", "arn:aws:s3:::b"),
        Resource("INVALID_PARTITION", "arn:mars:s3:::b", "arn:aws-cn:s3:::b"),
        Resource("INVALID_ARN_SERVICE_CASE", "arn:aws:S3:::b", "arn:aws:s3:::B"),
        Resource("INVALID_SERVICE", "arn:aws:nosuch:::b", "arn:aws:sns:eu-west-1:123456789012:b"),
        Condition("INVALID_SERVICE", "'StringEquals':{'nosuch:Key':'x'}", "'StringEquals':{'s3:prefix':'x'}"),
        Resource("INVALID_ARN_ACCOUNT", "arn:aws:sqs:eu-west-1:1234:q", "arn:aws:sqs:eu-west-1:*:q"),
        Resource("INVALID_ARN_REGION", "arn:aws:sqs:mars-1:123456789012:q", "arn:aws:sqs:eu-*:123456789012:q"),
        Resource("MISSING_ARN_REGION", "arn:aws:sqs::123456789012:q", "arn:aws:sqs:*:123456789012:q"),
        Resource("MISSING_ARN_ACCOUNT", "arn:aws:sqs:eu-west-1::q", "arn:aws:sqs:eu-west-1:*:q"),
        Resource("MISSING_ARN_ACCOUNT", "arn:aws:ssm:*::document/Mine", "arn:aws:ssm:*::document/AWS-RunShellScript"),
        Resource("ARN_REGION_NOT_ALLOWED", "arn:aws:iam:eu-west-1:123456789012:user/x", "arn:aws:iam::123456789012:user/x"),
        Resource("ARN_ACCOUNT_NOT_ALLOWED", "arn:aws:s3::123456789012:b/k", "arn:aws:s3:::b/k"),
        Resource("INVALID_ARN_RESOURCE", "arn:aws:iam::123456789012:nothing/x", "arn:aws:iam::123456789012:group/x"),
        Resource("INVALID_ARN_RESOURCE", "arn:aws:dynamodb:*:*:tabel/*", "arn:aws:dynamodb:*:*:table/*"),
        Resource("INVALID_ARN_RESOURCE", "arn:aws:states:*:*:statemachine:app*", "arn:aws:states:*:*:stateMachine:app*"),
        Resource("INVALID_ARN_RESOURCE", "arn:aws:s3:::", "arn:aws:apigateway:*::/anything/at/all"),
        Resource("MISSING_BRACE_IN_VARIABLE", "arn:aws:s3:::b/${aws:username", "arn:aws:s3:::b/${aws:username}"),
        Resource("MISSING_QUOTE_IN_VARIABLE", "arn:aws:s3:::b/${aws:username, x}", "arn:aws:s3:::b/${aws:username, \\u0027x\\u0027}"),
        Resource("UNSUPPORTED_SPACE_IN_VARIABLE", "arn:aws:s3:::b/${ aws:username}", "arn:aws:s3:::b/${aws:PrincipalTag/a b}"),
        Resource("EMPTY_VARIABLE", "arn:aws:s3:::b/${}", "arn:aws:s3:::b/${*}"),
        Document(
            "VARIABLE_UNSUPPORTED_IN_VERSION",
            PolicyKind.Identity,
            "{'Version':'2008-10-17','Statement':{'Effect':'Allow','Action':'s3:*','Resource':'arn:aws:s3:::${aws:username}'}}",
            "{'Version':'2008-10-17','Statement':{'Effect':'Allow','Action':'s3:*','Resource':'arn:aws:s3:::$aws'}}"),
        Statement(
            "UNSUPPORTED_ACTION_IN_POLICY",
            PolicyKind.Resource,
            "'Effect':'Allow','Principal':{'AWS':'123456789012'},'Action':'s3:ListAllMyBuckets','Resource':'*'",
            "'Effect':'Allow','Principal':{'AWS':'123456789012'},'Action':'s3:ListBucket','Resource':'*'"),
        Statement(
            "UNSUPPORTED_ACTION_IN_POLICY",
            PolicyKind.Trust,
            "'Effect':'Allow','Principal':{'AWS':'123456789012'},'Action':'s3:GetObject'",
            "'Effect':'Allow','Principal':{'AWS':'123456789012'},'Action':'sts:AssumeRole'"),
        Statement(
            "UNSUPPORTED_RESOURCE_ARN_IN_POLICY",
            PolicyKind.Resource,
            "'Effect':'Allow','Principal':{'AWS':'123456789012'},'Action':'s3:GetObject','Resource':'arn:aws:sqs:eu-west-1:123456789012:q'",
            "'Effect':'Allow','Principal':{'AWS':'123456789012'},'Action':['s3:GetObject','sqs:SendMessage'],'Resource':'arn:aws:sqs:eu-west-1:123456789012:q'"),
    ];
}
