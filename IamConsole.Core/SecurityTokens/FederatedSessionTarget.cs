using System.Text.RegularExpressions;
using IamConsole.Core.Arns;
using IamConsole.Core.Authentication;
using IamConsole.Core.Authorization;
using IamConsole.Core.Model;
using IamConsole.Core.Operations;

namespace IamConsole.Core.SecurityTokens;

/// <summary>The role that somebody asks for whom an identity provider vouches for. The role's trust policy alone decides.</summary>
/// <typeparam name="TProof">What the provider's token or assertion says, verified.</typeparam>
/// <param name="Role">None where there is no such role in the provider's account, which the refusal does not tell.</param>
/// <param name="ArnText">As asked for.</param>
/// <param name="ProviderArn">The provider, as trust policies name it.</param>
/// <param name="Proof">None where it was not accepted.</param>
/// <param name="Rejected">Why it was not accepted, or none.</param>
public sealed record FederatedSessionTarget<TProof>(AssumableRole? Role, string ArnText, string ProviderArn, TProof? Proof, IamError? Rejected) : ITarget
    where TProof : class
{
    /// <summary>What the session will carry.</summary>
    internal SessionChain Chain { get; init; } = SessionChain.Of(null, null, null, null);

    public IamError? Missing => Role is null ? new IamError("AccessDenied", $"Not authorized to assume {ArnText}.") : null;

    public IRevisioned? Revisioned => null;

    /// <summary>The role of a request that was authorised.</summary>
    public AssumableRole Existing => Role ?? throw new InvalidOperationException("The role does not exist.");

    /// <summary>What was verified, of a request that was authorised.</summary>
    public TProof Verified => Proof ?? throw new InvalidOperationException("Nothing was verified.");

    /// <summary>Everything that the trust policy has to allow: the session, its tags and its source identity.</summary>
    /// <param name="action">Such as <c>sts:AssumeRoleWithSAML</c>.</param>
    /// <param name="keys">What the proof says, as condition keys.</param>
    /// <param name="sessionName">The name that the session gets.</param>
    internal IEnumerable<ActionRequest> Actions(string action, IReadOnlyList<KeyValuePair<string, IReadOnlyList<string>>> keys, string sessionName)
    {
        yield return Describe(action, keys, sessionName);
        if (Chain.Tags.Count > 0)
        {
            yield return Describe("sts:TagSession", keys, sessionName);
        }

        if (Chain.SourceIdentity is not null)
        {
            yield return Describe("sts:SetSourceIdentity", keys, sessionName);
        }
    }

    private ActionRequest Describe(string action, IReadOnlyList<KeyValuePair<string, IReadOnlyList<string>>> keys, string sessionName)
    {
        var request = new ActionRequest(action, ArnText).WithResourceTags(Role?.Tags ?? [])
            .With("sts:RoleSessionName", sessionName)
            .With("sts:SourceIdentity", Chain.SourceIdentity)
            .With("sts:TransitiveTagKeys", Chain.TransitiveTagKeys)
            .WithRequestTags(Chain.Tags)
            .With("aws:FederatedProvider", ProviderArn);
        foreach (var (key, values) in keys)
        {
            request = values is [var only] ? request.With(key, only) : request.With(key, values);
        }

        return request with
        {
            FederatedBy = ProviderArn,
            ResourcePolicy = new ResourcePolicy(Role?.Account ?? default, ResourcePolicy.TrustPrefix + Role?.Id, Role?.TrustPolicy),
        };
    }
}

/// <summary>What the claims of a token or assertion have to look like to become a session; AWS's own shapes.</summary>
internal static partial class FederatedClaims
{
    /// <summary>Why a session cannot be made of these, or none.</summary>
    public static IamError? Problem(string sessionName, SessionChain chain) =>
        !NameForm().IsMatch(sessionName) ? Invalid("RoleSessionName")
        : chain.SourceIdentity is { } identity && (!NameForm().IsMatch(identity) || identity.StartsWith("aws:", StringComparison.OrdinalIgnoreCase)) ? Invalid("SourceIdentity")
        : chain.Tags.Count > Quotas.TagsPerResource || chain.Tags.Any(tag => !KeyForm().IsMatch(tag.Key) || !ValueForm().IsMatch(tag.Value)) ? Invalid("PrincipalTag")
        : chain.Problem;

    private static IamError Invalid(string name) => new("InvalidIdentityToken", $"{name} in the token or assertion does not have the form that is required.");

    [GeneratedRegex(@"\A[a-zA-Z0-9_+=,.@-]{2,64}\z")]
    private static partial Regex NameForm();

    [GeneratedRegex(@"\A[\p{L}\p{Z}\p{N}_.:/=+\-@]{1,128}\z")]
    private static partial Regex KeyForm();

    [GeneratedRegex(@"\A[\p{L}\p{Z}\p{N}_.:/=+\-@]{0,256}\z")]
    private static partial Regex ValueForm();
}
