using IamConsole.Core.Authorization;
using IamConsole.Core.Operations;
using Microsoft.EntityFrameworkCore;

namespace IamConsole.Core.Users;

/// <summary>All that 'Copy permissions' copies from a user; refused as a whole where any part of it is.</summary>
public sealed record UserGrantsQuery(string UserName) : ConsoleQuery<UserGrants>
{
    private static readonly string[] Actions = ["iam:GetUser", "iam:ListGroupsForUser", "iam:ListAttachedUserPolicies", "iam:ListUserPolicies", "iam:GetUserPolicy"];

    protected internal override IEnumerable<ActionRequest> Requires(QueryContext context) => [];

    protected internal override async Task<IamResult<UserGrants>> ExecuteAsync(QueryContext context, CancellationToken cancellationToken)
    {
        var target = await context.FindUserAsync(UserName, cancellationToken);
        if ((await context.DemandAsync(Actions.Select(target.Action), cancellationToken) ?? target.Missing) is { } refusal)
        {
            return refusal;
        }

        var user = target.Existing;
        var memberships = context.Db.GroupMemberships.Where(membership => membership.UserId == user.Id);
        return new UserGrants(
            user.Name,
            await context.Db.Groups.Where(group => memberships.Any(membership => membership.GroupId == group.Id)).OrderBy(group => group.Name).Select(group => group.Name).ToListAsync(cancellationToken),
            await context.Db.PolicyAttachments.Where(attachment => attachment.HolderId == user.Id).OrderBy(attachment => attachment.PolicyArn).Select(attachment => attachment.PolicyArn).ToListAsync(cancellationToken),
            await context.Db.InlinePolicies.Where(policy => policy.HolderId == user.Id).OrderBy(policy => policy.Name).Select(policy => new InlineGrant(policy.Name, policy.Document)).ToListAsync(cancellationToken),
            user.PermissionsBoundaryArn);
    }
}

/// <summary>What a user was given.</summary>
/// <param name="UserName">Whose permissions they are.</param>
/// <param name="Groups">The names of the groups.</param>
/// <param name="PolicyArns">The attached managed policies.</param>
/// <param name="InlinePolicies">The embedded policies.</param>
/// <param name="BoundaryArn">The permissions boundary, or none.</param>
public sealed record UserGrants(string UserName, IReadOnlyList<string> Groups, IReadOnlyList<string> PolicyArns, IReadOnlyList<InlineGrant> InlinePolicies, string? BoundaryArn);

/// <summary>An inline policy with its document.</summary>
public sealed record InlineGrant(string Name, string Document);
