using IamConsole.Core.Model;

namespace IamConsole.Core.Authorization;

/// <summary>How decisions call an inline policy, <c>User/AIDA…/NAME</c>, since inline policies of several holders may share a name. A managed policy is called by its ARN.</summary>
/// <param name="HolderKind">What the policy is embedded in.</param>
/// <param name="HolderId">The unique id of that.</param>
/// <param name="PolicyName">The policy's name, which holds no slash.</param>
public sealed record InlinePolicyName(PolicyHolderKind HolderKind, string HolderId, string PolicyName)
{
    public override string ToString() => $"{HolderKind}/{HolderId}/{PolicyName}";

    /// <summary>The inline policy that a name stands for, or none where it is another kind of policy's.</summary>
    public static InlinePolicyName? TryParse(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        return name.Split('/') is [var kind, var holder, var policy] && Enum.TryParse<PolicyHolderKind>(kind, out var holderKind)
            ? new InlinePolicyName(holderKind, holder, policy)
            : null;
    }
}
