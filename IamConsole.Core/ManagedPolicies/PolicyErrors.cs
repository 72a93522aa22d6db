using IamConsole.Core.Operations;
using Microsoft.EntityFrameworkCore;

namespace IamConsole.Core.ManagedPolicies;

/// <summary>Refusals of the managed policy operations, in AWS's words.</summary>
internal static class PolicyErrors
{
    /// <summary>AWS managed policies can be attached, never changed.</summary>
    public static IamError OutsideAccount { get; } = new("AccessDenied", "Policy is outside your own account.");

    public static IamError Exists(string name) => IamError.EntityAlreadyExists($"A policy called {name} already exists. Duplicate names are not allowed.");

    public static IamError NoSuchVersion(string arn, string versionId) =>
        IamError.NoSuchEntity($"Policy {arn} version {versionId} does not exist or is not attachable.");

    public static IamError NotAttached(string arn) => IamError.NoSuchEntity($"Policy {arn} was not found.");

    public static IamError TooManyVersions { get; } = new(
        "LimitExceeded",
        $"A managed policy can have up to {Quotas.VersionsPerPolicy} versions. Before you create a new version, you must delete an existing version.");

    public static IamError DefaultVersionInUse { get; } = IamError.DeleteConflict("Cannot delete the default version of a policy.");

    public static IamError Attached { get; } = IamError.DeleteConflict("Cannot delete a policy attached to entities.");

    public static IamError HasVersions { get; } = IamError.DeleteConflict(
        "This policy has more than one version. Before you delete a policy, you must delete the policy's versions. The default version is deleted with the policy.");

    /// <summary>Policies of service-linked roles belong to those roles.</summary>
    public static IamError ServiceRolePolicy(string holder) => new("PolicyNotAttachable", $"Cannot attach a Service Role Policy to a Customer {holder}.");

    /// <summary>That the account cannot hold one more version of any policy, or none.</summary>
    public static async Task<IamError?> FindTooManyInUseAsync(OperationContext context, CancellationToken cancellationToken) =>
        await context.Db.PolicyVersions.CountAsync(cancellationToken) >= Quotas.PolicyVersionsInUse
            ? IamError.LimitExceeded("PolicyVersionsInUse", Quotas.PolicyVersionsInUse)
            : null;
}
