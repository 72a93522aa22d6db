using IamConsole.Core.PolicyLanguage;
using static IamConsole.Tests.Validation.IssueExample;

namespace IamConsole.Tests.Validation.Examples;

/// <summary>Principals of resource-based policies.</summary>
internal static class PrincipalExamples
{
    private const string Allow3 = "'Effect':'Allow','Action':'s3:GetObject','Resource':'*','Principal':";
    private const string Service = Allow3 + "{'Service':'sns.amazonaws.com'}";

    public static IEnumerable<IssueExample> All { get; } =
    [
        Resource("INVALID_PRINCIPAL_FORMAT", "'123456789012'", "{'AWS':'123456789012'}"),
        Resource("INVALID_PRINCIPAL_KEY", "{'aws':'123456789012'}", "{'CanonicalUser':'79a59df900b949e55d96a1e698fbacedfd6e09d98eacf8f8d5218e7cd47ef2be'}"),
        Resource("UNSUPPORTED_WILDCARD_IN_PRINCIPAL", "{'AWS':'arn:aws:iam::123456789012:user/*'}", "{'AWS':'*'}"),
        Resource("VARIABLE_UNSUPPORTED_IN_ELEMENT", "{'AWS':'arn:aws:iam::123456789012:user/${aws:username}'}", "{'AWS':'arn:aws:iam::123456789012:user/x'}"),
        Resource("INVALID_ARN_PREFIX", "{'AWS':'alice'}", "{'AWS':'123456789012'}"),
        Resource("MISSING_ARN_FIELD", "{'AWS':'arn:aws:iam'}", "{'AWS':'arn:aws:iam::123456789012:root'}"),
        Resource("INVALID_ARN_ACCOUNT", "{'AWS':'arn:aws:iam::12:root'}", "{'AWS':'arn:aws:iam::cloudfront:user/CloudFront Origin Access Identity E1'}"),
        Resource("INVALID_ARN_RESOURCE", "{'AWS':'arn:aws:iam::123456789012:group/g'}", "{'AWS':'arn:aws:sts::123456789012:assumed-role/r/s'}"),
        Resource("ARN_REGION_NOT_ALLOWED", "{'AWS':'arn:aws:iam:eu-west-1:123456789012:root'}", "{'AWS':'arn:aws:iam::123456789012:root'}"),
        Resource("FEDERATED_PRINCIPAL_NOT_SUPPORTED", "{'Federated':'www.amazon.com'}", "{'AWS':'123456789012'}"),
        Resource("EMPTY_ARRAY_PRINCIPAL", "{'AWS':[]}", "{'AWS':['123456789012']}"),
        Resource("EMPTY_OBJECT_PRINCIPAL", "{}", "{'AWS':[]}"),
        Resource("INVALID_ROLE_REFERENCE", "{'AWS':'AROAEXAMPLEEXAMPLE01'}", "{'AWS':'arn:aws:iam::123456789012:role/AROA'}"),
        Resource("INVALID_USER_REFERENCE", "{'AWS':'AIDAEXAMPLEEXAMPLE01'}", "{'AWS':'arn:aws:iam::123456789012:user/AIDA'}"),
        Resource("INVALID_SERVICE_PRINCIPAL_FORMAT", "{'Service':'SNS'}", "{'Service':'sns.amazonaws.com'}"),
        Allow(
            "INVALID_SERVICE_PRINCIPAL_FORMAT",
            "'Action':'iam:PassRole','Resource':'*','Condition':{'StringEquals':{'iam:PassedToService':'ec2'}}",
            "'Action':'iam:PassRole','Resource':'*','Condition':{'StringLike':{'iam:PassedToService':'ec2*'}}"),
        Statement(
            "ALLOW_WITH_NOT_PRINCIPAL",
            PolicyKind.Resource,
            "'Effect':'Allow','Action':'s3:*','Resource':'*','NotPrincipal':{'AWS':'123456789012'}",
            "'Effect':'Deny','Action':'s3:*','Resource':'*','NotPrincipal':{'AWS':'123456789012'}"),
        Statement("RESTRICT_ACCESS_TO_SERVICE_PRINCIPAL", PolicyKind.Resource, Service, Service + ",'Condition':{'StringEquals':{'aws:SourceAccount':'123456789012'}}"),
        Statement(
            "RECOMMENDED_CONDITION_KEY_FOR_SERVICE_PRINCIPAL",
            PolicyKind.Resource,
            Service + ",'Condition':{'StringEquals':{'aws:SourceOwner':'123456789012'}}",
            Service + ",'Condition':{'StringEquals':{'aws:SourceAccount':'123456789012'}}"),
        Statement(
            "MISSING_PAIRED_CONDITION_KEYS",
            PolicyKind.Resource,
            Service + ",'Condition':{'ArnLike':{'aws:SourceArn':'arn:aws:s3:::b'}}",
            Service + ",'Condition':{'ArnLike':{'aws:SourceArn':'arn:aws:s3:::b'},'StringEquals':{'aws:SourceAccount':'123456789012'}}"),
        Statement(
            "UNSUPPORTED_CONDITION_KEY_FOR_SERVICE_PRINCIPAL",
            PolicyKind.Resource,
            Service + ",'Condition':{'StringEquals':{'aws:PrincipalOrgID':'o-1'}}",
            Allow3 + "{'Service':'sns.amazonaws.com','AWS':'*'},'Condition':{'StringEquals':{'aws:PrincipalOrgID':'o-1'}}"),
        Statement(
            "IRRELEVANT_CONDITION_KEY_IN_POLICY",
            PolicyKind.Resource,
            Allow3 + "'*','Condition':{'StringEquals':{'s3:ResourceAccount':'123456789012'}}",
            Allow3 + "'*','Condition':{'StringEquals':{'aws:PrincipalAccount':'123456789012'}}"),
    ];

    private static IssueExample Resource(string code, string raises, string spares) => Statement(code, PolicyKind.Resource, Allow3 + raises, Allow3 + spares);
}
