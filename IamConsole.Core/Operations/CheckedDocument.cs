using IamConsole.Core.Model;
using IamConsole.Core.PolicyLanguage;

namespace IamConsole.Core.Operations;

/// <summary>A policy document of a request, checked before the transaction: whether IAM would store it, and its size.</summary>
/// <param name="Text">As its author wrote it.</param>
/// <param name="Refusal">IAM's words for what is malformed, or none.</param>
/// <param name="Size">Characters without insignificant white space.</param>
public sealed record CheckedDocument(string Text, string? Refusal, int Size)
{
    public static CheckedDocument Of(string text, PolicyKind kind) => new(text, PolicySaveCheck.FirstRefusal(text, kind), PolicySize.Count(text));

    /// <summary>Why it cannot be a version of a managed policy, or none.</summary>
    public IamError? ManagedPolicyProblem => Malformed ?? TooLong("PolicySize", PolicyQuotas.ManagedPolicySize);

    /// <summary>Why it cannot be a role's trust policy, or none.</summary>
    public IamError? TrustPolicyProblem => Malformed ?? TooLong("ACLSizePerRole", PolicyQuotas.TrustPolicySize);

    /// <summary>Why it cannot be embedded in a user, group or role beside its other inline policies, or none.</summary>
    /// <param name="holder">What it is embedded in.</param>
    /// <param name="otherSizes">The characters of the holder's other inline policies.</param>
    public IamError? InlinePolicyProblem(IPolicyHolder holder, int otherSizes)
    {
        var limit = PolicyQuotas.InlinePolicySize(holder.HolderKind);
        return Malformed ?? (Size + otherSizes <= limit
            ? null
            : new IamError("LimitExceeded", $"Maximum policy size of {limit} bytes exceeded for {holder.HolderKind.ToString().ToLowerInvariant()} {holder.Name}"));
    }

    private IamError? Malformed => Refusal is null ? null : IamError.MalformedPolicyDocument(Refusal);

    private IamError? TooLong(string quota, int limit) => Size <= limit ? null : IamError.LimitExceeded(quota, limit);
}

/// <summary>IAM's quotas on policies (IAM User Guide, IAM and AWS STS quotas).</summary>
public static class PolicyQuotas
{
    /// <summary>Customer managed policies in an account.</summary>
    public const int PoliciesPerAccount = 1500;

    /// <summary>Managed policies attached to one user, group or role.</summary>
    public const int AttachedPerHolder = 10;

    /// <summary>Versions of one managed policy.</summary>
    public const int VersionsPerPolicy = 5;

    /// <summary>Characters of a managed policy's version, without white space.</summary>
    public const int ManagedPolicySize = 6144;

    /// <summary>Characters of a role trust policy, without white space.</summary>
    public const int TrustPolicySize = 2048;

    /// <summary>Characters of all inline policies of one user, group or role together, without white space.</summary>
    public static int InlinePolicySize(PolicyHolderKind kind) => kind switch
    {
        PolicyHolderKind.User => 2048,
        PolicyHolderKind.Group => 5120,
        _ => 10240,
    };
}
