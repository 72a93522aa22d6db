using IamConsole.Core.Authorization;
using IamConsole.Core.Operations;
using IamConsole.Core.Operations.Shapes;

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
        var user = target.Existing;
        var memberships = context.Db.GroupMemberships.Where(membership => membership.UserId == user.Id).Select(membership => membership.GroupId);
        var groups = await context.Db.Groups.Where(group => memberships.Contains(group.Id)).ToPageAsync(group => group.Name, Marker, MaxItems, cancellationToken);
        return groups.Map(page => new ListGroupsForUserResult([.. page.Items.Select(group => Group.Of(context.Account, group))], page.IsTruncated, page.Marker));
    }
}

/// <summary>One page of groups.</summary>
public sealed record ListGroupsForUserResult(IReadOnlyList<Group> Groups, bool IsTruncated, string? Marker);
