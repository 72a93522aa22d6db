using IamConsole.Core.Arns;
using IamConsole.Core.Authorization;
using IamConsole.Core.Operations;
using IamConsole.Core.Operations.Shapes;
using Microsoft.EntityFrameworkCore;

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
        if (!Operations.Marker.Decode(Marker).TryGet(out var after, out var invalid))
        {
            return invalid;
        }

        var prefix = PathPrefix ?? "/";
        var most = MaxItems ?? Operations.Marker.DefaultMaxItems;
        var groups = await context.Db.Groups
            .Where(group => string.Compare(group.Name, after) > 0 && group.Path.Substring(0, prefix.Length) == prefix)
            .OrderBy(group => group.Name)
            .Take(most + 1)
            .ToListAsync(cancellationToken);
        var (items, truncated, marker) = Operations.Marker.Cut(groups, most, group => group.Name);
        return new ListGroupsResult([.. items.Select(group => Group.Of(context.Account, group))], truncated, marker);
    }
}

/// <summary>One page of groups.</summary>
public sealed record ListGroupsResult(IReadOnlyList<Group> Groups, bool IsTruncated, string? Marker);
