using IamConsole.Core.Authorization;
using IamConsole.Core.Operations;
using IamConsole.Core.Operations.Shapes;
using Microsoft.EntityFrameworkCore;

namespace IamConsole.Core.Groups;

/// <summary>The groups that a user is in, by name.</summary>
public sealed record ListGroupsForUser(string UserName) : IamOperation<ListGroupsForUserResult, UserTarget>
{
    public string? Marker { get; init; }

    public int? MaxItems { get; init; }

    protected override Task<UserTarget> ResolveAsync(OperationContext context, CancellationToken cancellationToken) => context.FindUserAsync(UserName, cancellationToken);

    protected override IEnumerable<ActionRequest> Authorizations(OperationContext context, UserTarget target) => [target.Action("iam:ListGroupsForUser")];

    protected override async Task<IamResult<ListGroupsForUserResult>> ExecuteAsync(OperationContext context, UserTarget target, CancellationToken cancellationToken)
    {
        if (!Operations.Marker.Decode(Marker).TryGet(out var after, out var invalid))
        {
            return invalid;
        }

        var user = target.Existing;
        var most = MaxItems ?? Operations.Marker.DefaultMaxItems;
        var memberships = context.Db.GroupMemberships.Where(membership => membership.UserId == user.Id).Select(membership => membership.GroupId);
        var groups = await context.Db.Groups
            .Where(group => memberships.Contains(group.Id) && string.Compare(group.Name, after) > 0)
            .OrderBy(group => group.Name)
            .Take(most + 1)
            .ToListAsync(cancellationToken);
        var (items, truncated, marker) = Operations.Marker.Cut(groups, most, group => group.Name);
        return new ListGroupsForUserResult([.. items.Select(group => Group.Of(context.Account, group))], truncated, marker);
    }
}

/// <summary>One page of groups.</summary>
public sealed record ListGroupsForUserResult(IReadOnlyList<Group> Groups, bool IsTruncated, string? Marker);
