using IamConsole.Core.Arns;
using IamConsole.Core.Authorization;
using IamConsole.Core.Operations;
using IamConsole.Core.Operations.Shapes;
using IamConsole.Core.Storage;

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

    protected override Task<IamResult<ListUsersResult>> ExecuteAsync(OperationContext context, AccountTarget target, CancellationToken cancellationToken) =>
        Task.FromResult(Operations.Marker.Decode(Marker).Map(after =>
        {
            var most = MaxItems ?? Operations.Marker.DefaultMaxItems;
            var page = Operations.Marker.Cut(context.Db.ListUsersToRead(PathPrefix ?? "/", after, most + 1), most, last => last.Name);
            return new ListUsersResult([.. page.Items.Select(user => User.Of(context.Account, user))], page.IsTruncated, page.Marker);
        }));
}

/// <summary>One page of users.</summary>
public sealed record ListUsersResult(IReadOnlyList<User> Users, bool IsTruncated, string? Marker);

/// <summary>The ARNs that requests about users are authorised on.</summary>
internal static class UserResources
{
    /// <summary>What a list of users is about: all under a path.</summary>
    public static string List(AccountId account, string? pathPrefix = null) => Arn.OfIam(account, $"user{pathPrefix ?? "/"}").ToString();
}
