using IamConsole.Core.Arns;
using IamConsole.Core.Authorization;
using IamConsole.Core.Model;
using IamConsole.Core.Operations;
using IamConsole.Core.Operations.Shapes;
using IamConsole.Core.PolicyLanguage;
using Microsoft.EntityFrameworkCore;

namespace IamConsole.Core.ManagedPolicies;

/// <summary>Makes a customer managed policy, whose document becomes version v1.</summary>
public sealed record CreatePolicy(string PolicyName, string PolicyDocument) : IamOperation<CreatePolicyResult, AccountTarget>
{
    public string Path { get; init; } = "/";

    public string? Description { get; init; }

    public IReadOnlyList<Tag>? Tags { get; init; }

    protected override ValueTask<object?> PrepareAsync(Preparation preparation, CancellationToken cancellationToken) =>
        new(CheckedDocument.Of(PolicyDocument, PolicyKind.Identity));

    protected override Task<AccountTarget> ResolveAsync(OperationContext context, CancellationToken cancellationToken) =>
        Task.FromResult(new AccountTarget(Arn.Policy(context.Account, Path, PolicyName).ToString()));

    protected override IEnumerable<ActionRequest> Authorizations(OperationContext context, AccountTarget target)
    {
        yield return new ActionRequest("iam:CreatePolicy", target.ArnText).WithRequestTags(Tags);
        if (Tags is { Count: > 0 })
        {
            yield return new ActionRequest("iam:TagPolicy", target.ArnText).WithRequestTags(Tags);
        }
    }

    protected override async Task<IamResult<CreatePolicyResult>> ExecuteAsync(OperationContext context, AccountTarget target, CancellationToken cancellationToken)
    {
        if ((TagRules.FirstProblem(Tags, ignoreCase: false) ?? context.Prepared<CheckedDocument>().ManagedPolicyProblem) is { } problem)
        {
            return problem;
        }

        if (await context.Db.Policies.AnyAsync(policy => policy.Name == PolicyName, cancellationToken))
        {
            return PolicyErrors.Exists(PolicyName);
        }

        if (await context.Db.Policies.CountAsync(cancellationToken) >= Quotas.Policies)
        {
            return IamError.LimitExceeded("PoliciesPerAccount", Quotas.Policies);
        }

        if (await PolicyErrors.FindTooManyInUseAsync(context, cancellationToken) is { } tooMany)
        {
            return tooMany;
        }

        var policy = new CustomerManagedPolicy
        {
            Id = UniqueIds.New(UniqueIds.ManagedPolicyPrefix, context.Account),
            Name = PolicyName,
            Path = Path,
            Description = string.IsNullOrEmpty(Description) ? null : Description,
            DefaultVersion = 1,
            LatestVersion = 1,
            CreatedAt = context.Now,
            UpdatedAt = context.Now,
        };
        context.Db.Policies.Add(policy);
        context.Db.PolicyVersions.Add(new CustomerManagedPolicyVersion { PolicyId = policy.Id, Number = 1, Document = PolicyDocument, CreatedAt = context.Now });
        context.Db.Tags.AddRange((Tags ?? []).Select(tag => new ResourceTag { ResourceId = policy.Id, Key = tag.Key, Value = tag.Value }));
        return new CreatePolicyResult(Policy.Of(context.Account, policy, default) with { Tags = Tags is { Count: > 0 } ? Tags : null });
    }
}

/// <summary>The policy that was made.</summary>
public sealed record CreatePolicyResult(Policy Policy);
