using IamConsole.Core.Arns;
using IamConsole.Core.Evaluation;

namespace IamConsole.Core.Reports;

/// <summary>Whether policies let somebody give any permissions to whomever they like, and with them to themselves, without a permissions boundary being demanded.</summary>
/// <remarks>
/// Asked as <see cref="AdministratorCheck"/> asks, on every user, group, role or policy. A statement that demands a boundary with
/// <c>iam:PermissionsBoundary</c> does not answer a request without one, so that administration which is delegated within a boundary does not count.
/// </remarks>
/// <param name="account">The account of the users and roles.</param>
/// <param name="now">The account clock's time.</param>
internal sealed class GrantingCheck(AccountId account, DateTimeOffset now)
{
    private static readonly (string Action, string Resource)[] Grants =
    [
        ("iam:AttachUserPolicy", "user/*"), ("iam:PutUserPolicy", "user/*"),
        ("iam:AttachGroupPolicy", "group/*"), ("iam:PutGroupPolicy", "group/*"), ("iam:AddUserToGroup", "group/*"),
        ("iam:AttachRolePolicy", "role/*"), ("iam:PutRolePolicy", "role/*"),
        ("iam:CreatePolicyVersion", "policy/*"), ("iam:SetDefaultPolicyVersion", "policy/*"),
    ];

    private readonly AdministratorCheck _administrators = new(account, now);
    private readonly List<RequestContext> _requests =
        [.. Grants.Select(grant => CommonRequest.Of(account, now, grant.Action, Arn.OfIam(account, grant.Resource).ToString()))];

    /// <summary>Those who have a boundary are limited by it, and full administrators are a recommendation of their own.</summary>
    public bool GrantsWithoutLimit(PolicySet policies) =>
        policies.Boundary is null
        && _requests.Exists(request => PolicyEvaluator.Evaluate(policies, request).IsAllowed)
        && !_administrators.IsAdministrator(policies);
}
