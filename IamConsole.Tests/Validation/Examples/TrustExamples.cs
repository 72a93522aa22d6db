using IamConsole.Core.PolicyLanguage;
using static IamConsole.Tests.Validation.IssueExample;

namespace IamConsole.Tests.Validation.Examples;

/// <summary>Trust policies of roles.</summary>
internal static class TrustExamples
{
    private const string GitHub = "'Principal':{'Federated':'arn:aws:iam::123456789012:oidc-provider/token.actions.githubusercontent.com'},'Condition':";
    private const string Google = "'Principal':{'Federated':'accounts.google.com'}";
    private const string Web = "sts:AssumeRoleWithWebIdentity";
    private const string Account = "'Principal':{'AWS':'123456789012'}";

    public static IEnumerable<IssueExample> All { get; } =
    [
        Trust("ROLE_TRUST_POLICY_SYNTAX_ERROR_NOTPRINCIPAL", "'NotPrincipal':{'AWS':'123456789012'}", Account),
        Trust("ROLE_TRUST_POLICY_SYNTAX_ERROR_RESOURCE", Account + ",'Resource':'*'", Account),
        Trust("ROLE_TRUST_POLICY_SYNTAX_ERROR_RESOURCE", Account + ",'NotResource':'*'", Account),
        Trust("ROLE_TRUST_POLICY_UNSUPPORTED_WILDCARD_IN_PRINCIPAL", "'Principal':'*'", "'Principal':{'AWS':'*'}"),
        Trust("INVALID_FEDERATED_PRINCIPAL_SYNTAX_IN_ROLE_TRUST_POLICY", "'Principal':{'Federated':'google'}", Google, Web),
        Trust("MISMATCHED_ACTION_FOR_PRINCIPAL", "'Principal':{'Federated':'arn:aws:iam::123456789012:saml-provider/p'}", Google, Web),
        Trust(
            "MISSING_ACTION_FOR_ROLES_ANYWHERE_TRUST_POLICY",
            "'Principal':{'Service':'rolesanywhere.amazonaws.com'}",
            "'Principal':{'Service':'ec2.amazonaws.com'}"),
        Statement(
            "MISSING_ACTION_FOR_ROLES_ANYWHERE_TRUST_POLICY",
            PolicyKind.Trust,
            "'Effect':'Allow','Principal':{'Service':'rolesanywhere.amazonaws.com'},'Action':['sts:AssumeRole','sts:TagSession']",
            "'Effect':'Allow','Principal':{'Service':'rolesanywhere.amazonaws.com'},'Action':['sts:AssumeRole','sts:TagSession','sts:SetSourceIdentity']"),
        Trust("MISSING_ACTION_FOR_CONDITION_KEY", Account + ",'Condition':{'StringEquals':{'sts:SourceIdentity':'x'}}", Account + ",'Condition':{'StringEquals':{'sts:RoleSessionName':'x'}}"),
        Trust("MISSING_CONDITION_KEY_FOR_OIDC_PRINCIPAL", Google, Google + ",'Condition':{'StringEquals':{'accounts.google.com:aud':'x'}}", Web),
        Trust(
            "MISSING_GITHUB_REPO_CONDITION_KEY",
            GitHub + "{'StringEquals':{'token.actions.githubusercontent.com:aud':'x'}}",
            GitHub + "{'StringEquals':{'token.actions.githubusercontent.com:sub':'repo:o/r:ref:refs/heads/main'}}",
            Web),
        Trust(
            "SPECIFIC_GITHUB_REPO_AND_BRANCH_RECOMMENDED",
            GitHub + "{'StringLike':{'token.actions.githubusercontent.com:sub':'repo:o/*'}}",
            GitHub + "{'StringLike':{'token.actions.githubusercontent.com:sub':'repo:o/r:ref:refs/heads/main'}}",
            Web),
        Trust(
            "CONFIRM_AUDIENCE_CLAIM_TYPE",
            Google + ",'Condition':{'ForAnyValue:StringEquals':{'accounts.google.com:aud':'x'}}",
            Google + ",'Condition':{'StringEquals':{'accounts.google.com:aud':'x'}}",
            Web),
        Trust(
            "REDUNDANT_PRINCIPAL_IN_ROLE_TRUST_POLICY",
            "'Principal':{'AWS':['arn:aws:iam::123456789012:role/x/app','arn:aws:sts::123456789012:assumed-role/app/s']}",
            "'Principal':{'AWS':['arn:aws:iam::123456789012:role/other','arn:aws:sts::123456789012:assumed-role/app/s']}"),
        Trust("INVALID_ARN_PREFIX", "'Principal':{'AWS':'alice'}", "'Principal':{'AWS':'arn:aws:iam::123456789012:user/alice'}"),
        Trust("UNSUPPORTED_CONDITION_KEY_FOR_SERVICE_PRINCIPAL", "'Principal':{'Service':'ec2.amazonaws.com'},'Condition':{'Bool':{'aws:MultiFactorAuthPresent':'true'}}", Account + ",'Condition':{'Bool':{'aws:MultiFactorAuthPresent':'true'}}"),
    ];
}
