using IamConsole.Core.Arns;
using IamConsole.Core.Authorization;
using IamConsole.Core.Model;
using IamConsole.Core.Operations;
using Microsoft.EntityFrameworkCore;

namespace IamConsole.Core.InstanceProfiles;

/// <summary>Makes an empty instance profile, at most <see cref="Quotas.InstanceProfiles"/> in an account.</summary>
public sealed record CreateInstanceProfile(string InstanceProfileName) : IamOperation<CreateInstanceProfileResult, AccountTarget>
{
    public string Path { get; init; } = "/";

    public IReadOnlyList<Tag>? Tags { get; init; }

    protected override Task<AccountTarget> ResolveAsync(OperationContext context, CancellationToken cancellationToken) =>
        Task.FromResult(new AccountTarget(Arn.InstanceProfile(context.Account, Path, InstanceProfileName).ToString()));

    protected override IEnumerable<ActionRequest> Authorizations(OperationContext context, AccountTarget target)
    {
        yield return new ActionRequest("iam:CreateInstanceProfile", target.ArnText).WithRequestTags(Tags);
        if (Tags is { Count: > 0 })
        {
            yield return new ActionRequest("iam:TagInstanceProfile", target.ArnText).WithRequestTags(Tags);
        }
    }

    protected override async Task<IamResult<CreateInstanceProfileResult>> ExecuteAsync(OperationContext context, AccountTarget target, CancellationToken cancellationToken)
    {
        if (TagRules.FirstProblem(Tags, ignoreCase: false) is { } problem)
        {
            return problem;
        }

        if (await context.Db.InstanceProfiles.AnyAsync(profile => profile.Name == InstanceProfileName, cancellationToken))
        {
            return IamError.EntityAlreadyExists($"Instance Profile {InstanceProfileName} already exists.");
        }

        if (await context.Db.InstanceProfiles.CountAsync(cancellationToken) >= Quotas.InstanceProfiles)
        {
            return IamError.LimitExceeded("InstanceProfilesPerAccount", Quotas.InstanceProfiles);
        }

        var profile = new InstanceProfile
        {
            Id = UniqueIds.New(UniqueIds.InstanceProfilePrefix, context.Account),
            Name = InstanceProfileName,
            Path = Path,
            CreatedAt = context.Now,
        };
        context.Db.InstanceProfiles.Add(profile);
        context.Db.Tags.AddRange((Tags ?? []).Select(tag => new ResourceTag { ResourceId = profile.Id, Key = tag.Key, Value = tag.Value }));
        return new CreateInstanceProfileResult(Operations.Shapes.InstanceProfile.Of(context.Account, profile, null) with { Tags = Tags });
    }
}

/// <summary>The instance profile that was made.</summary>
public sealed record CreateInstanceProfileResult(Operations.Shapes.InstanceProfile InstanceProfile);
