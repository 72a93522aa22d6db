using IamConsole.Core.Authorization;
using IamConsole.Core.Operations;
using IamConsole.Core.Operations.Shapes;

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
        var group = target.Existing;
        var members = context.Db.GroupMemberships.Where(membership => membership.GroupId == group.Id).Select(membership => membership.UserId);
        var users = await context.Db.Users.Where(user => members.Contains(user.Id)).ToPageAsync(user => user.Name, Marker, MaxItems, cancellationToken);
        return users.Map(page => new GetGroupResult(Group.Of(context.Account, group), [.. page.Items.Select(user => User.Of(context.Account, user))], page.IsTruncated, page.Marker));
    }
}

/// <summary>The group and one page of its users.</summary>
public sealed record GetGroupResult(Group Group, IReadOnlyList<User> Users, bool IsTruncated, string? Marker);
