using IamConsole.Core.Arns;
using IamConsole.Core.Authorization;
using IamConsole.Core.Operations;
using IamConsole.Core.Operations.Shapes;
using IamConsole.Core.Trust;

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
        var prefix = PathPrefix ?? "/";
        var roles = await context.Db.Roles
            .Where(role => role.Path.Substring(0, prefix.Length) == prefix)
            .ToPageAsync(role => role.Name, Marker, MaxItems, cancellationToken);
        if (!roles.TryGet(out var page, out var error))
        {
            return error;
        }

        var trust = await TrustDocument.ShowAsync(context.Db, [.. page.Items.Select(role => role.AssumeRolePolicyDocument)], cancellationToken);
        return new ListRolesResult(
            [.. page.Items.Select((role, index) => Role.Of(context.Account, role) with { AssumeRolePolicyDocument = trust[index] })], page.IsTruncated, page.Marker);
    }
}

/// <summary>One page of roles.</summary>
public sealed record ListRolesResult(IReadOnlyList<Role> Roles, bool IsTruncated, string? Marker);
