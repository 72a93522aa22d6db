using IamConsole.Core.Authorization;
using IamConsole.Core.Operations;
using IamConsole.Core.Operations.Shapes;
using Microsoft.EntityFrameworkCore;

namespace IamConsole.Core.Groups;

/// <summary>A group and, page by page, its users by name.</summary>
public sealed record GetGroup(string GroupName) : IamOperation<GetGroupResult, GroupTarget>
{
    public string? Marker { get; init; }

    public int? MaxItems { get; init; }

    protected override Task<GroupTarget> ResolveAsync(OperationContext context, CancellationToken cancellationToken) => context.FindGroupAsync(GroupName, cancellationToken);

    protected override IEnumerable<ActionRequest> Authorizations(OperationContext context, GroupTarget target) => [target.Action("iam:GetGroup")];

    protected override async Task<IamResult<GetGroupResult>> ExecuteAsync(OperationContext context, GroupTarget target, CancellationToken cancellationToken)
    {
        if (!Operations.Marker.Decode(Marker).TryGet(out var after, out var invalid))
        {
            return invalid;
        }

        var group = target.Existing;
        var most = MaxItems ?? Operations.Marker.DefaultMaxItems;
        var members = context.Db.GroupMemberships.Where(membership => membership.GroupId == group.Id).Select(membership => membership.UserId);
        var users = await context.Db.Users
            .Where(user => members.Contains(user.Id) && string.Compare(user.Name, after) > 0)
            .OrderBy(user => user.Name)
            .Take(most + 1)
            .ToListAsync(cancellationToken);
        var (items, truncated, marker) = Operations.Marker.Cut(users, most, user => user.Name);
        return new GetGroupResult(Group.Of(context.Account, group), [.. items.Select(user => User.Of(context.Account, user))], truncated, marker);
    }
}

/// <summary>The group and one page of its users.</summary>
public sealed record GetGroupResult(Group Group, IReadOnlyList<User> Users, bool IsTruncated, string? Marker);
