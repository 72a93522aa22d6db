using IamConsole.Core.PolicyLanguage;
using static IamConsole.Tests.Validation.IssueExample;

namespace IamConsole.Tests.Validation.Examples;

/// <summary>Service and resource control policies.</summary>
internal static class OrganizationExamples
{
    private const string OfS3 = "'Action':'s3:*','Condition':";
    private const string Outside = "'StringNotEqualsIfExists':{'aws:PrincipalOrgID':'o-1'}";
    private const string Source = "'StringNotEqualsIfExists':{'aws:SourceOrgID':'o-1'}";

    public static IEnumerable<IssueExample> All { get; } =
    [
        ServiceControl("SCP_SYNTAX_ERROR_PRINCIPAL", "'Effect':'Deny','Principal':'*','Action':'s3:*','Resource':'*'", "'Effect':'Deny','Action':'s3:*','Resource':'*'"),
        ServiceControl("SCP_SYNTAX_ERROR_ACTION_WILDCARD", "'Effect':'Deny','Action':'s3:*Object','Resource':'*'", "'Effect':'Deny','Action':['s3:Get*','*'],'Resource':'*'"),
        ServiceControl("SCP_SYNTAX_ERROR_ACTION_WILDCARD", "'Effect':'Deny','NotAction':'s3:GetObjec?','Resource':'*'", "'Effect':'Deny','NotAction':'s3:GetObject','Resource':'*'"),
        ServiceControl("SCP_SYNTAX_ERROR_ALLOW_CONDITION", "'Effect':'Allow','Action':'*','Resource':'*','Condition':{'Bool':{'aws:SecureTransport':'true'}}", "'Effect':'Deny','Action':'*','Resource':'*','Condition':{'Bool':{'aws:SecureTransport':'false'}}"),
        ServiceControl("SCP_SYNTAX_ERROR_ALLOW_NOTACTION", "'Effect':'Allow','NotAction':'iam:*','Resource':'*'", "'Effect':'Deny','NotAction':'iam:*','Resource':'*'"),
        ServiceControl("SCP_SYNTAX_ERROR_ALLOW_RESOURCE", "'Effect':'Allow','Action':'s3:*','Resource':'arn:aws:s3:::b'", "'Effect':'Deny','Action':'s3:*','Resource':'arn:aws:s3:::b'"),
        ServiceControl("SCP_SYNTAX_ERROR_NOTRESOURCE", "'Effect':'Deny','Action':'s3:*','NotResource':'arn:aws:s3:::b'", "'Effect':'Deny','Action':'s3:*','Resource':'arn:aws:s3:::b'"),
        Statement("RCP_SYNTAX_ERROR_PRINCIPAL", PolicyKind.ResourceControl, "'Effect':'Deny','Principal':{'AWS':'123456789012'},'Action':'s3:*','Resource':'*'", "'Effect':'Deny','Principal':{'AWS':'*'},'Action':'s3:*','Resource':'*'"),
        Statement("RCP_SYNTAX_ERROR_ALLOW", PolicyKind.ResourceControl, "'Effect':'Allow','Principal':'*','Action':'s3:*','Resource':'*'", "'Effect':'Deny','Principal':'*','Action':'s3:*','Resource':'*'"),
        ResourceControl("RCP_SYNTAX_ERROR_NOTACTION", "'NotAction':'s3:*'", "'Action':'s3:*'"),
        ResourceControl("RCP_SYNTAX_ERROR_ACTION", "'Action':'*'", "'Action':['s3:*','sts:AssumeRole','kms:*','sqs:*','secretsmanager:*']"),
        ResourceControl("RCP_SYNTAX_ERROR_ACTION", "'Action':'iam:*'", "'Action':'KMS:Decrypt'"),
        ResourceControl("RCP_MISSING_RELATED_PRINCIPAL_CONDITION_KEY", $"{OfS3}{{{Outside}}}", $"{OfS3}{{{Outside},'BoolIfExists':{{'aws:PrincipalIsAWSService':'false'}}}}"),
        ResourceControl("RCP_MISSING_RELATED_SERVICE_PRINCIPAL_CONDITION_KEY", $"{OfS3}{{{Source}}}", $"{OfS3}{{{Source},'Bool':{{'aws:PrincipalIsAWSService':'true'}}}}"),
        ResourceControl("RCP_MISSING_SERVICE_CONDITION_KEY_NULL_CHECK", $"{OfS3}{{{Source}}}", $"{OfS3}{{{Source},'Null':{{'aws:SourceAccount':'false'}}}}"),
    ];

    private static IssueExample ServiceControl(string code, string raises, string spares) => Statement(code, PolicyKind.ServiceControl, raises, spares);
}
