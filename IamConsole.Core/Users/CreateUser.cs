using IamConsole.Core.Arns;
using IamConsole.Core.Authorization;
using IamConsole.Core.Model;
using IamConsole.Core.Operations;
using IamConsole.Core.Operations.Shapes;
using IamConsole.Core.Storage;

namespace IamConsole.Core.Users;

/// <summary>Makes a user, with tags and a permissions boundary where given.</summary>
public sealed record CreateUser(string UserName) : IamOperation<CreateUserResult, CreateUserTarget>
{
    public string Path { get; init; } = "/";

    public string? PermissionsBoundary { get; init; }

    public IReadOnlyList<Tag>? Tags { get; init; }

    protected override async Task<CreateUserTarget> ResolveAsync(OperationContext context, CancellationToken cancellationToken) => new(
        Arn.User(context.Account, Path, UserName).ToString(),
        PermissionsBoundary is null ? null : await context.FindPolicyAsync(PermissionsBoundary, cancellationToken));

    protected override IEnumerable<ActionRequest> Authorizations(OperationContext context, CreateUserTarget target)
    {
        yield return new ActionRequest("iam:CreateUser", target.ArnText).With("iam:PermissionsBoundary", target.Boundary?.ArnText).WithRequestTags(Tags);
        if (Tags is { Count: > 0 })
        {
            yield return new ActionRequest("iam:TagUser", target.ArnText).WithRequestTags(Tags);
        }
    }

    protected override Task<IamResult<CreateUserResult>> ExecuteAsync(OperationContext context, CreateUserTarget target, CancellationToken cancellationToken) => Task.FromResult(Create(context, target));

    private IamResult<CreateUserResult> Create(OperationContext context, CreateUserTarget target)
    {
        if (TagRules.FirstProblem(Tags, ignoreCase: true) is { } problem)
        {
            return problem;
        }

        if (context.Db.FindUserToRead(UserName) is not null)
        {
            return IamError.EntityAlreadyExists($"User with name {UserName} already exists.");
        }

        if (!context.Db.HasRoomForUser(Quotas.Users))
        {
            return IamError.LimitExceeded("UsersPerAccount", Quotas.Users);
        }

        var user = new IamUser
        {
            Id = UniqueIds.New(UniqueIds.UserPrefix, context.Account),
            Name = UserName,
            Path = Path,
            PermissionsBoundaryArn = target.Boundary?.ArnText,
            CreatedAt = context.Now,
            SecurityStamp = Guid.NewGuid().ToString("N"),
        };
        context.Db.Users.Add(user);
        context.Db.Tags.AddRange((Tags ?? []).Select(tag => new ResourceTag { ResourceId = user.Id, Key = tag.Key, Value = tag.Value }));
        return new CreateUserResult(User.Of(context.Account, user, Tags ?? []));
    }
}

/// <summary>The user that is to be made.</summary>
/// <param name="ArnText">The ARN that it will have.</param>
/// <param name="Boundary">Its permissions boundary in its stored spelling, or none where none is asked for.</param>
public sealed record CreateUserTarget(string ArnText, PolicyTarget? Boundary) : ITarget
{
    public IamError? Missing => Boundary?.Missing;

    public IRevisioned? Revisioned => null;
}

/// <summary>The user that was made.</summary>
public sealed record CreateUserResult(User User);
