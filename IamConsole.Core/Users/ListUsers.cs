using IamConsole.Core.Arns;
using IamConsole.Core.Authorization;
using IamConsole.Core.Operations;
using IamConsole.Core.Operations.Shapes;
using Microsoft.EntityFrameworkCore;

namespace IamConsole.Core.Users;

/// <summary>The account's users by name, without tags and boundaries.</summary>
public sealed record ListUsers : IamOperation<ListUsersResult, AccountTarget>
{
    public string? PathPrefix { get; init; }

    public string? Marker { get; init; }

    public int? MaxItems { get; init; }

    protected override Task<AccountTarget> ResolveAsync(OperationContext context, CancellationToken cancellationToken) =>
        Task.FromResult(new AccountTarget(UserResources.List(context.Account, PathPrefix)));

    protected override IEnumerable<ActionRequest> Authorizations(OperationContext context, AccountTarget target) => [new("iam:ListUsers", target.ArnText)];

    protected override async Task<IamResult<ListUsersResult>> ExecuteAsync(OperationContext context, AccountTarget target, CancellationToken cancellationToken)
    {
        if (!Operations.Marker.Decode(Marker).TryGet(out var after, out var invalid))
        {
            return invalid;
        }

        var most = MaxItems ?? Operations.Marker.DefaultMaxItems;
        var prefix = PathPrefix ?? "/";
        var users = await context.Db.Users
            .Where(user => string.Compare(user.Name, after) > 0 && user.Path.Substring(0, prefix.Length) == prefix)
            .OrderBy(user => user.Name)
            .Take(most + 1)
            .ToListAsync(cancellationToken);
        var (items, truncated, marker) = Operations.Marker.Cut(users, most, user => user.Name);
        return new ListUsersResult([.. items.Select(user => User.Of(context.Account, user))], truncated, marker);
    }
}

/// <summary>One page of users.</summary>
public sealed record ListUsersResult(IReadOnlyList<User> Users, bool IsTruncated, string? Marker);

/// <summary>The ARNs that requests about users are authorised on.</summary>
internal static class UserResources
{
    /// <summary>What a list of users is about: all under a path.</summary>
    public static string List(AccountId account, string? pathPrefix = null) => Arn.OfIam(account, $"user{pathPrefix ?? "/"}").ToString();
}
