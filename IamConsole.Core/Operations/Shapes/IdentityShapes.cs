using IamConsole.Core.Arns;
using IamConsole.Core.Model;

namespace IamConsole.Core.Operations.Shapes;

/// <summary>A user as results carry it. List operations leave tags and boundary out.</summary>
public sealed record User
{
    public required string Path { get; init; }
    public required string UserName { get; init; }
    public required string UserId { get; init; }
    public required string Arn { get; init; }
    public required DateTimeOffset CreateDate { get; init; }
    public DateTimeOffset? PasswordLastUsed { get; init; }
    public AttachedPermissionsBoundary? PermissionsBoundary { get; init; }
    public IReadOnlyList<Tag>? Tags { get; init; }

    public static User Of(AccountId account, IamUser user) => new()
    {
        Path = user.Path,
        UserName = user.Name,
        UserId = user.Id,
        Arn = Arns.Arn.User(account, user.Path, user.Name).ToString(),
        CreateDate = user.CreatedAt,
        PasswordLastUsed = user.PasswordLastUsedAt,
    };

    /// <summary>The root user, which has no name.</summary>
    public static User OfRoot(Account account) => new()
    {
        Path = "/",
        UserName = "",
        UserId = account.Id,
        Arn = Arns.Arn.Root(AccountId.Parse(account.Id)).ToString(),
        CreateDate = account.CreatedAt,
        PasswordLastUsed = account.RootPasswordLastUsedAt,
    };

    /// <summary>With tags and boundary, as <c>GetUser</c> and <c>CreateUser</c> answer.</summary>
    public static User Of(AccountId account, IamUser user, IReadOnlyList<Tag> tags) => Of(account, user) with
    {
        PermissionsBoundary = AttachedPermissionsBoundary.Of(user.PermissionsBoundaryArn),
        Tags = tags is [] ? null : tags,
    };
}

/// <summary>A user group as results carry it.</summary>
public sealed record Group
{
    public required string Path { get; init; }
    public required string GroupName { get; init; }
    public required string GroupId { get; init; }
    public required string Arn { get; init; }
    public required DateTimeOffset CreateDate { get; init; }

    public static Group Of(AccountId account, IamGroup group) => new()
    {
        Path = group.Path,
        GroupName = group.Name,
        GroupId = group.Id,
        Arn = Arns.Arn.Group(account, group.Path, group.Name).ToString(),
        CreateDate = group.CreatedAt,
    };
}

/// <summary>The managed policy that bounds a user or role.</summary>
public sealed record AttachedPermissionsBoundary(string PermissionsBoundaryType, string PermissionsBoundaryArn)
{
    public static AttachedPermissionsBoundary? Of(string? policyArn) => policyArn is null ? null : new("Policy", policyArn);
}

/// <summary>A managed policy that is attached to a user, group or role.</summary>
public sealed record AttachedPolicy(string PolicyName, string PolicyArn);
