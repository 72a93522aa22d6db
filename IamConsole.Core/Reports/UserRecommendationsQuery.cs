using IamConsole.Core.Authorization;
using IamConsole.Core.Operations;
using Microsoft.EntityFrameworkCore;

namespace IamConsole.Core.Reports;

/// <summary>What the state of one user recommends. Each recommendation is shown to whoever may look at what it tells.</summary>
public sealed record UserRecommendationsQuery(string UserName) : ConsoleQuery<SecurityRecommendations>
{
    private static readonly (RecommendationKind Kind, string[] Actions)[] Kinds =
    [
        (RecommendationKind.UsersWithoutMfa, ["iam:GetLoginProfile", "iam:ListMFADevices"]),
        (RecommendationKind.OldAccessKeys, ["iam:ListAccessKeys"]),
        (RecommendationKind.OldPasswords, ["iam:GetLoginProfile"]),
        (RecommendationKind.UnusedAccessKeys, ["iam:ListAccessKeys", "iam:GetAccessKeyLastUsed"]),
        (RecommendationKind.UnusedPasswords, ["iam:GetLoginProfile"]),
        (RecommendationKind.NeverUsedAccessKeys, ["iam:ListAccessKeys", "iam:GetAccessKeyLastUsed"]),
        (RecommendationKind.NeverUsedPasswords, ["iam:GetLoginProfile"]),
        (RecommendationKind.DirectPermissions, ["iam:ListAttachedUserPolicies", "iam:ListUserPolicies"]),
        (RecommendationKind.InlinePolicies, ["iam:ListUserPolicies"]),
        (RecommendationKind.Administrators, ["iam:GetAccountAuthorizationDetails"]),
        (RecommendationKind.UnlimitedGranters, ["iam:GetAccountAuthorizationDetails"]),
    ];

    /// <summary>It belongs to the user's page, whose own query is recorded.</summary>
    protected internal override bool IsRecorded => false;

    protected internal override IEnumerable<ActionRequest> Requires(QueryContext context) => [];

    protected internal override async Task<IamResult<SecurityRecommendations>> ExecuteAsync(QueryContext context, CancellationToken cancellationToken)
    {
        var target = await context.FindUserAsync(UserName, cancellationToken);
        if ((await context.DemandAsync(target.Action("iam:GetUser"), cancellationToken) ?? target.Missing) is { } refusal)
        {
            return refusal;
        }

        var items = new List<SecurityRecommendation>();
        foreach (var (kind, actions) in Kinds)
        {
            if (await MayAsync(context, target, actions, cancellationToken))
            {
                items.Add(new(kind, await ConcernsAsync(context, kind, target.Existing.Id, cancellationToken) ? [new(RecommendationSubjectKind.User, target.Existing.Name)] : []));
            }
        }

        return new SecurityRecommendations(items);
    }

    private static async Task<bool> MayAsync(QueryContext context, UserTarget target, string[] actions, CancellationToken cancellationToken)
    {
        foreach (var action in actions)
        {
            if (!await context.IsAllowedAsync(action == "iam:GetAccountAuthorizationDetails" ? new ActionRequest(action, "*") : target.Action(action), cancellationToken))
            {
                return false;
            }
        }

        return true;
    }

    private static async Task<bool> ConcernsAsync(QueryContext context, RecommendationKind kind, string userId, CancellationToken cancellationToken) => kind switch
    {
        RecommendationKind.Administrators =>
            (await context.ReadUserPoliciesAsync(userId, cancellationToken)).Any(user => new AdministratorCheck(context.Account, context.Now).IsAdministrator(user.Policies)),
        RecommendationKind.UnlimitedGranters =>
            (await context.ReadUserPoliciesAsync(userId, cancellationToken)).Any(user => new GrantingCheck(context.Account, context.Now).GrantsWithoutLimit(user.Policies)),
        _ => await context.Db.UsersWith(kind, context.Now).AnyAsync(user => user.Id == userId, cancellationToken),
    };
}
