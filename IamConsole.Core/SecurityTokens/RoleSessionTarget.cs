using IamConsole.Core.Arns;
using IamConsole.Core.Authentication;
using IamConsole.Core.Authorization;
using IamConsole.Core.Model;
using IamConsole.Core.Operations;

namespace IamConsole.Core.SecurityTokens;

/// <summary>The role that a request asks for, of this account or of another.</summary>
/// <param name="Role">None where there is no such role, which the refusal does not tell.</param>
/// <param name="ArnText">As asked for.</param>
/// <param name="MfaPassed">Whether the request brought a code that was accepted.</param>
/// <param name="Rejected">Why the code was not accepted, or none.</param>
public sealed record RoleSessionTarget(AssumableRole? Role, string ArnText, bool MfaPassed, IamError? Rejected) : ITarget
{
    /// <summary>What the session will carry.</summary>
    internal SessionChain Chain { get; init; } = SessionChain.Of(null, null, null, null);

    public IamError? Missing => Role is null ? new IamError("AccessDenied", $"Not authorized to assume {ArnText}.") : null;

    public IRevisioned? Revisioned => null;

    /// <summary>The role of a request that was authorised.</summary>
    public AssumableRole Existing => Role ?? throw new InvalidOperationException("The role does not exist.");

    /// <summary>An action on this role, which its trust policy has to allow.</summary>
    public ActionRequest Action(string action) => new ActionRequest(action, ArnText).WithResourceTags(Role?.Tags ?? []) with
    {
        ResourcePolicy = new ResourcePolicy(Role?.Account ?? AccountIn(ArnText), ResourcePolicy.TrustPrefix + Role?.Id, Role?.TrustPolicy),
    };

    private static AccountId AccountIn(string arnText) => Arn.TryParse(arnText, out var arn) && AccountId.TryParse(arn.Account, null, out var account) ? account : default;
}
