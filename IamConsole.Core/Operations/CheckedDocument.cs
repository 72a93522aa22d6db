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
    public IamError? ManagedPolicyProblem => Malformed ?? TooLong("PolicySize", Quotas.ManagedPolicySize);

    /// <summary>Why it cannot be a role's trust policy, or none.</summary>
    public IamError? TrustPolicyProblem => Malformed ?? TooLong("ACLSizePerRole", Quotas.TrustPolicySize);

    /// <summary>Why it cannot be embedded in a user, group or role beside its other inline policies, or none.</summary>
    /// <param name="holder">What it is embedded in.</param>
    /// <param name="otherSizes">The characters of the holder's other inline policies.</param>
    public IamError? InlinePolicyProblem(IPolicyHolder holder, int otherSizes)
    {
        var limit = Quotas.InlinePolicySize(holder.HolderKind);
        return Malformed ?? (Size + otherSizes <= limit
            ? null
            : new IamError("LimitExceeded", $"Maximum policy size of {limit} bytes exceeded for {holder.HolderKind.ToString().ToLowerInvariant()} {holder.Name}"));
    }

    private IamError? Malformed => Refusal is null ? null : IamError.MalformedPolicyDocument(Refusal);

    private IamError? TooLong(string quota, int limit) => Size <= limit ? null : IamError.LimitExceeded(quota, limit);
}
