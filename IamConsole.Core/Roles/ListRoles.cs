using IamConsole.Core.Arns;
using IamConsole.Core.Authorization;
using IamConsole.Core.Operations;
using IamConsole.Core.Operations.Shapes;
using Microsoft.EntityFrameworkCore;

namespace IamConsole.Core.Roles;

/// <summary>The roles of the account by name; without tags, boundary and last use.</summary>
public sealed record ListRoles : IamOperation<ListRolesResult, AccountTarget>
{
    public string? PathPrefix { get; init; }

    public string? Marker { get; init; }

    public int? MaxItems { get; init; }

    protected override Task<AccountTarget> ResolveAsync(OperationContext context, CancellationToken cancellationToken) =>
        Task.FromResult(new AccountTarget(Arn.OfIam(context.Account, $"role{PathPrefix ?? "/"}").ToString()));

    protected override IEnumerable<ActionRequest> Authorizations(OperationContext context, AccountTarget target) => [new("iam:ListRoles", target.ArnText)];

    protected override async Task<IamResult<ListRolesResult>> ExecuteAsync(OperationContext context, AccountTarget target, CancellationToken cancellationToken)
    {
        if (!Operations.Marker.Decode(Marker).TryGet(out var after, out var invalid))
        {
            return invalid;
        }

        var prefix = PathPrefix ?? "/";
        var most = MaxItems ?? Operations.Marker.DefaultMaxItems;
        var roles = await context.Db.Roles
            .Where(role => string.Compare(role.Name, after) > 0 && role.Path.Substring(0, prefix.Length) == prefix)
            .OrderBy(role => role.Name)
            .Take(most + 1)
            .ToListAsync(cancellationToken);
        var (items, truncated, marker) = Operations.Marker.Cut(roles, most, role => role.Name);
        return new ListRolesResult([.. items.Select(role => Role.Of(context.Account, role))], truncated, marker);
    }
}

/// <summary>One page of roles.</summary>
public sealed record ListRolesResult(IReadOnlyList<Role> Roles, bool IsTruncated, string? Marker);
