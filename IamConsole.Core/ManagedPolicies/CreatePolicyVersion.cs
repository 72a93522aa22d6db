using IamConsole.Core.Authorization;
using IamConsole.Core.Model;
using IamConsole.Core.Operations;
using IamConsole.Core.Operations.Shapes;
using IamConsole.Core.PolicyLanguage;
using Microsoft.EntityFrameworkCore;

namespace IamConsole.Core.ManagedPolicies;

/// <summary>Adds a version to a customer managed policy, in force at once where asked. A policy holds at most five.</summary>
public sealed record CreatePolicyVersion(string PolicyArn, string PolicyDocument) : IamOperation<CreatePolicyVersionResult, PolicyTarget>
{
    /// <summary>Whether the new version becomes the default one; it does not where nothing is said.</summary>
    public bool? SetAsDefault { get; init; }

    protected override ValueTask<object?> PrepareAsync(Preparation preparation, CancellationToken cancellationToken) =>
        new(CheckedDocument.Of(PolicyDocument, PolicyKind.Identity));

    protected override Task<PolicyTarget> ResolveAsync(OperationContext context, CancellationToken cancellationToken) => context.FindPolicyAsync(PolicyArn, cancellationToken);

    protected override IEnumerable<ActionRequest> Authorizations(OperationContext context, PolicyTarget target) => [target.Action("iam:CreatePolicyVersion")];

    protected override async Task<IamResult<CreatePolicyVersionResult>> ExecuteAsync(OperationContext context, PolicyTarget target, CancellationToken cancellationToken)
    {
        if (target.Customer is not { } policy)
        {
            return PolicyErrors.OutsideAccount;
        }

        if (context.Prepared<CheckedDocument>().ManagedPolicyProblem is { } problem)
        {
            return problem;
        }

        if (await context.Db.PolicyVersions.CountAsync(version => version.PolicyId == policy.Id, cancellationToken) >= Quotas.VersionsPerPolicy)
        {
            return PolicyErrors.TooManyVersions;
        }

        if (await PolicyErrors.FindTooManyInUseAsync(context, cancellationToken) is { } tooMany)
        {
            return tooMany;
        }

        policy.LatestVersion++;
        policy.UpdatedAt = context.Now;
        if (SetAsDefault == true)
        {
            policy.DefaultVersion = policy.LatestVersion;
        }

        var version = new CustomerManagedPolicyVersion { PolicyId = policy.Id, Number = policy.LatestVersion, Document = PolicyDocument, CreatedAt = context.Now };
        context.Db.PolicyVersions.Add(version);
        return new CreatePolicyVersionResult(PolicyVersion.Of(policy, version));
    }
}

/// <summary>The version that was made, without its document.</summary>
public sealed record CreatePolicyVersionResult(PolicyVersion PolicyVersion);
