using IamConsole.Core.Arns;
using IamConsole.Core.Authorization;
using IamConsole.Core.Operations;
using IamConsole.Core.Operations.Shapes;

namespace IamConsole.Core.Groups;

/// <summary>The groups of the account by name.</summary>
public sealed record ListGroups : IamOperation<ListGroupsResult, AccountTarget>
{
    public string? PathPrefix { get; init; }

    public string? Marker { get; init; }

    public int? MaxItems { get; init; }

    protected override Task<AccountTarget> ResolveAsync(OperationContext context, CancellationToken cancellationToken) =>
        Task.FromResult(new AccountTarget(Arn.OfIam(context.Account, $"group{PathPrefix ?? "/"}").ToString()));

    protected override IEnumerable<ActionRequest> Authorizations(OperationContext context, AccountTarget target) => [new("iam:ListGroups", target.ArnText)];

    protected override async Task<IamResult<ListGroupsResult>> ExecuteAsync(OperationContext context, AccountTarget target, CancellationToken cancellationToken)
    {
        var prefix = PathPrefix ?? "/";
        var groups = await context.Db.Groups
            .Where(group => group.Path.Substring(0, prefix.Length) == prefix)
            .ToPageAsync(group => group.Name, Marker, MaxItems, cancellationToken);
        return groups.Map(page => new ListGroupsResult([.. page.Items.Select(group => Group.Of(context.Account, group))], page.IsTruncated, page.Marker));
    }
}

/// <summary>One page of groups.</summary>
public sealed record ListGroupsResult(IReadOnlyList<Group> Groups, bool IsTruncated, string? Marker);
