using IamConsole.Core.Arns;
using IamConsole.Core.Authorization;
using IamConsole.Core.Model;
using IamConsole.Core.Operations;
using IamConsole.Core.Operations.Shapes;
using Microsoft.EntityFrameworkCore;

namespace IamConsole.Core.Users;

/// <summary>Makes a user, with tags and a permissions boundary where given.</summary>
public sealed record CreateUser(string UserName) : IamOperation<CreateUserResult, AccountTarget>
{
    public string Path { get; init; } = "/";

    public string? PermissionsBoundary { get; init; }

    public IReadOnlyList<Tag>? Tags { get; init; }

    protected override Task<AccountTarget> ResolveAsync(OperationContext context, CancellationToken cancellationToken) =>
        Task.FromResult(new AccountTarget(Arn.User(context.Account, Path, UserName).ToString()));

    protected override IEnumerable<ActionRequest> Authorizations(OperationContext context, AccountTarget target)
    {
        yield return new ActionRequest("iam:CreateUser", target.ArnText).With("iam:PermissionsBoundary", PermissionsBoundary).WithRequestTags(Tags);
        if (Tags is { Count: > 0 })
        {
            yield return new ActionRequest("iam:TagUser", target.ArnText).WithRequestTags(Tags);
        }
    }

    protected override async Task<IamResult<CreateUserResult>> ExecuteAsync(OperationContext context, AccountTarget target, CancellationToken cancellationToken)
    {
        if (TagRules.FirstProblem(Tags, ignoreCase: true) is { } problem)
        {
            return problem;
        }

        if (await context.Db.Users.AnyAsync(user => user.Name == UserName, cancellationToken))
        {
            return IamError.EntityAlreadyExists($"User with name {UserName} already exists.");
        }

        if (await context.Db.Users.CountAsync(cancellationToken) >= Quotas.Users)
        {
            return IamError.LimitExceeded("UsersPerAccount", Quotas.Users);
        }

        if (PermissionsBoundary is not null && (await context.FindPolicyAsync(PermissionsBoundary, cancellationToken)).Missing is { } missing)
        {
            return missing;
        }

        var user = new IamUser
        {
            Id = UniqueIds.New(UniqueIds.UserPrefix, context.Account),
            Name = UserName,
            Path = Path,
            PermissionsBoundaryArn = PermissionsBoundary,
            CreatedAt = context.Now,
            SecurityStamp = Guid.NewGuid().ToString("N"),
        };
        context.Db.Users.Add(user);
        context.Db.Tags.AddRange((Tags ?? []).Select(tag => new ResourceTag { ResourceId = user.Id, Key = tag.Key, Value = tag.Value }));
        return new CreateUserResult(User.Of(context.Account, user, Tags ?? []));
    }
}

/// <summary>The user that was made.</summary>
public sealed record CreateUserResult(User User);
