using IamConsole.Core.Authorization;
using IamConsole.Core.Model;
using IamConsole.Core.Operations;
using Microsoft.EntityFrameworkCore;

namespace IamConsole.Core.Reports;

/// <summary>What the account's real state recommends (IAM User Guide, Security best practices in IAM).</summary>
/// <remarks>
/// Without <see cref="RecommendationKind.Administrators"/> and <see cref="RecommendationKind.UnlimitedGranters"/>, which take longer, and
/// <see cref="RecommendationKind.OwnMfa"/>, which is for those too who may not see the rest.
/// </remarks>
public sealed record SecurityRecommendationsQuery : ConsoleQuery<SecurityRecommendations>
{
    /// <summary>Keys and passwords older than this should be changed, and those not used for this long removed. In days.</summary>
    public const int MostDays = 90;

    /// <summary>A credential that is not used within its first days is not expected to be. In days.</summary>
    public const int DaysToFirstUse = 7;

    /// <summary>Shorter passwords are guessed. In characters.</summary>
    public const int LeastPasswordLength = 14;

    private static readonly RecommendationKind[] OfTheReport =
    [
        RecommendationKind.UsersWithoutMfa, RecommendationKind.OldAccessKeys, RecommendationKind.OldPasswords,
        RecommendationKind.UnusedAccessKeys, RecommendationKind.UnusedPasswords, RecommendationKind.NeverUsedAccessKeys, RecommendationKind.NeverUsedPasswords,
    ];

    /// <summary>Whether it is sent because something has changed.</summary>
    public bool IsRefresh { get; init; }

    protected internal override bool IsRecorded => !IsRefresh;

    protected internal override IEnumerable<ActionRequest> Requires(QueryContext context) => [new("iam:GetCredentialReport", "*")];

    protected internal override async Task<IamResult<SecurityRecommendations>> ExecuteAsync(QueryContext context, CancellationToken cancellationToken)
    {
        var db = context.Db;
        var rootId = context.Account.ToString();
        RecommendationSubject[] root = [new(RecommendationSubjectKind.Root, CredentialReportRow.RootUser)];
        var items = new List<SecurityRecommendation>
        {
            new(RecommendationKind.RootMfa, await db.MfaDevices.AnyAsync(device => device.OwnerId == rootId, cancellationToken) ? [] : root),
            new(RecommendationKind.RootAccessKeys, await db.AccessKeys.AnyAsync(key => key.OwnerId == rootId && key.IsActive, cancellationToken) ? root : []),
        };

        // The credential report tells neither the password policy nor whose policies are whose.
        if (await context.IsAllowedAsync(new ActionRequest("iam:GetAccountPasswordPolicy", "*"), cancellationToken))
        {
            items.Add(new(RecommendationKind.PasswordPolicy, await HasStrongPasswordPolicyAsync(context, cancellationToken) ? [] : [new(RecommendationSubjectKind.Account, rootId)]));
        }

        foreach (var kind in OfTheReport)
        {
            items.Add(new(kind, await UsersAsync(context, kind, cancellationToken)));
        }

        if (await context.IsAllowedOnEveryUserAsync("iam:ListAttachedUserPolicies", cancellationToken) && await context.IsAllowedOnEveryUserAsync("iam:ListUserPolicies", cancellationToken))
        {
            items.Add(new(RecommendationKind.DirectPermissions, await UsersAsync(context, RecommendationKind.DirectPermissions, cancellationToken)));
        }

        if (await context.IsAllowedOnEveryUserAsync("iam:ListUserPolicies", cancellationToken)
            && await context.IsAllowedOnEveryGroupAsync("iam:ListGroupPolicies", cancellationToken)
            && await context.IsAllowedOnEveryRoleAsync("iam:ListRolePolicies", cancellationToken))
        {
            items.Add(new(RecommendationKind.InlinePolicies, await InlineHoldersAsync(context, cancellationToken)));
        }

        if (await context.IsAllowedOnEveryGroupAsync("iam:GetGroup", cancellationToken))
        {
            items.Add(new(RecommendationKind.EmptyGroups, await EmptyGroupsAsync(context, cancellationToken)));
        }

        if (await context.IsAllowedOnEveryRoleAsync("iam:GetRole", cancellationToken))
        {
            items.Add(new(RecommendationKind.UnusedRoles, await UnusedRolesAsync(context, cancellationToken)));
            items.Add(new(RecommendationKind.OpenTrust, await OpenRolesAsync(context, cancellationToken)));
        }

        return new SecurityRecommendations(items);
    }

    private static async Task<bool> HasStrongPasswordPolicyAsync(QueryContext context, CancellationToken cancellationToken) =>
        await context.Db.PasswordPolicies.SingleOrDefaultAsync(cancellationToken) is { MinimumLength: >= LeastPasswordLength, ReusePrevention: > 0 };

    private static async Task<IReadOnlyList<RecommendationSubject>> UsersAsync(QueryContext context, RecommendationKind kind, CancellationToken cancellationToken) =>
        Subjects(RecommendationSubjectKind.User, await context.Db.UsersWith(kind, context.Now).OrderBy(user => user.Name).Select(user => user.Name).ToListAsync(cancellationToken));

    private static async Task<IReadOnlyList<RecommendationSubject>> InlineHoldersAsync(QueryContext context, CancellationToken cancellationToken)
    {
        var db = context.Db;
        var groups = await db.Groups.Where(group => db.InlinePolicies.Any(policy => policy.HolderId == group.Id)).OrderBy(group => group.Name).Select(group => group.Name).ToListAsync(cancellationToken);
        var roles = await db.Roles.Where(role => db.InlinePolicies.Any(policy => policy.HolderId == role.Id)).OrderBy(role => role.Name).Select(role => role.Name).ToListAsync(cancellationToken);
        return
        [
            .. await UsersAsync(context, RecommendationKind.InlinePolicies, cancellationToken),
            .. Subjects(RecommendationSubjectKind.Group, groups),
            .. Subjects(RecommendationSubjectKind.Role, roles),
        ];
    }

    private static async Task<IReadOnlyList<RecommendationSubject>> EmptyGroupsAsync(QueryContext context, CancellationToken cancellationToken) => Subjects(
        RecommendationSubjectKind.Group,
        await context.Db.Groups.Where(group => !context.Db.GroupMemberships.Any(membership => membership.GroupId == group.Id)).OrderBy(group => group.Name).Select(group => group.Name).ToListAsync(cancellationToken));

    private static async Task<IReadOnlyList<RecommendationSubject>> UnusedRolesAsync(QueryContext context, CancellationToken cancellationToken)
    {
        var limit = context.Now.AddDays(-MostDays);
        return Subjects(
            RecommendationSubjectKind.Role,
            await OwnRoles(context).Where(role => role.CreatedAt < limit && (role.LastUsedAt == null || role.LastUsedAt < limit)).OrderBy(role => role.Name).Select(role => role.Name).ToListAsync(cancellationToken));
    }

    private static async Task<IReadOnlyList<RecommendationSubject>> OpenRolesAsync(QueryContext context, CancellationToken cancellationToken)
    {
        var roles = await OwnRoles(context).OrderBy(role => role.Name).Select(role => new { role.Name, role.AssumeRolePolicyDocument }).ToListAsync(cancellationToken);
        return Subjects(RecommendationSubjectKind.Role, roles.Where(role => TrustConditions.TrustsOthersWithoutProof(context.Account, role.AssumeRolePolicyDocument)).Select(role => role.Name));
    }

    /// <summary>Those that are linked to a service are that service's to look after.</summary>
    private static IQueryable<IamRole> OwnRoles(QueryContext context) => context.Db.Roles.Where(role => !role.Path.StartsWith(IamRole.ServiceLinkedPath));

    private static IReadOnlyList<RecommendationSubject> Subjects(RecommendationSubjectKind kind, IEnumerable<string> names) => [.. names.Select(name => new RecommendationSubject(kind, name))];
}
