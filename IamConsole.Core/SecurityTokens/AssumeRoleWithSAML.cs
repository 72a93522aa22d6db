using IamConsole.Core.Authentication;
using IamConsole.Core.Authorization;
using IamConsole.Core.Federation;
using IamConsole.Core.Operations;
using IamConsole.Core.SecurityTokens.Shapes;
using Microsoft.EntityFrameworkCore;

namespace IamConsole.Core.SecurityTokens;

/// <summary>Gives temporary credentials of a role to whom a SAML provider of the role's account gives the role in an assertion. The request is not signed.</summary>
/// <remarks>
/// The assertion is verified against the provider's uploaded metadata. What is wrong with it is answered before the role is looked
/// at: <c>InvalidIdentityToken</c>, <c>ExpiredTokenException</c>, <c>IDPRejectedClaim</c>.
/// </remarks>
public sealed record AssumeRoleWithSAML(string RoleArn, string PrincipalArn, string SAMLAssertion) : IamOperation<AssumeRoleWithSAMLResult, FederatedSessionTarget<SamlAssertion>>
{
    private const int DefaultDuration = 3600;

    /// <summary>At most 10 managed policies of the role's account that limit the session.</summary>
    public IReadOnlyList<PolicyDescriptorType>? PolicyArns { get; init; }

    /// <summary>A policy that limits the session.</summary>
    public string? Policy { get; init; }

    /// <summary>In seconds, 900 to the role's maximum; without it what the assertion asks for, else an hour. The session ends with the sign-in at the provider, if that says when it ends.</summary>
    public int? DurationSeconds { get; init; }

    internal override string Service => "sts";

    // By CloudTrail.
    internal override bool IsReadOnly => true;

    internal override bool IsUnsigned => true;

    internal override bool NeedsWrite => false;

    protected override ValueTask<object?> PrepareAsync(Preparation preparation, CancellationToken cancellationToken) => new(RequestedPolicies.Of(Policy, PolicyArns));

    protected override async Task<FederatedSessionTarget<SamlAssertion>> ResolveAsync(OperationContext context, CancellationToken cancellationToken)
    {
        var (assertion, rejected) = await VerifyAsync(context, cancellationToken);
        var chain = SessionChain.Of(null, assertion?.Tags, assertion?.TransitiveTagKeys, assertion?.SourceIdentity);
        var role = await context.Db.FindAssumableRoleAsync(RoleArn, cancellationToken);
        return new FederatedSessionTarget<SamlAssertion>(
            role?.Account == context.Account ? role : null,
            RoleArn,
            PrincipalArn,
            assertion,
            rejected ?? FederatedClaims.Problem(assertion!.RoleSessionName, chain))
        { Chain = chain };
    }

    protected override IEnumerable<ActionRequest> Authorizations(OperationContext context, FederatedSessionTarget<SamlAssertion> target) =>
        target.Actions("sts:AssumeRoleWithSAML", target.Verified.ConditionKeys, target.Verified.RoleSessionName);

    protected override async Task<IamResult<AssumeRoleWithSAMLResult>> ExecuteAsync(OperationContext context, FederatedSessionTarget<SamlAssertion> target, CancellationToken cancellationToken)
    {
        var (role, assertion, policies) = (target.Existing, target.Verified, context.Prepared<RequestedPolicies>());
        var seconds = DurationSeconds ?? assertion.SessionDuration;
        if ((policies.Problem ?? SessionLength.ProblemWith(seconds, role)) is { } problem)
        {
            return problem;
        }

        var length = TimeSpan.FromSeconds(seconds ?? DefaultDuration);
        var left = assertion.SessionNotOnOrAfter - context.RealNow;
        var issued = await RoleSessions.IssueAsync(context, role, assertion.RoleSessionName, target.Chain, policies, left < length ? left.Value : length, cancellationToken, target.ProviderArn);
        return issued.Map(session => new AssumeRoleWithSAMLResult(session.Credentials, session.User)
        {
            Subject = assertion.Subject,
            SubjectType = assertion.SubjectType,
            Issuer = assertion.Issuer,
            Audience = assertion.Audience,
            NameQualifier = assertion.NameQualifier,
            PackedPolicySize = session.PackedPolicySize,
            SourceIdentity = target.Chain.SourceIdentity,
        });
    }

    private async Task<(SamlAssertion? Assertion, IamError? Rejected)> VerifyAsync(OperationContext context, CancellationToken cancellationToken)
    {
        var provider = await context.Db.SamlProviders.FirstOrDefaultAsync(provider => provider.Id == PrincipalArn, cancellationToken);
        if (provider is null)
        {
            return (null, new IamError("InvalidIdentityToken", $"No SAML provider found in your account for {PrincipalArn}"));
        }

        var keys = await context.Db.SamlPrivateKeys.Where(key => key.ProviderId == provider.Id).Select(key => key.ProtectedKey).ToListAsync(cancellationToken);
        var verified = SamlAssertion.Verify(provider, context.Account, [.. keys.Select(context.Secrets.FindSamlPrivateKey).OfType<string>()], SAMLAssertion, context.RealNow);
        return !verified.TryGet(out var assertion, out var error) ? (null, error)
            : assertion.Offers(RoleArn, PrincipalArn) ? (assertion, null)
            : (null, new IamError("AccessDenied", "Not authorized to perform sts:AssumeRoleWithSAML"));
    }
}

/// <summary>The credentials of a role's session, and whom the assertion named.</summary>
public sealed record AssumeRoleWithSAMLResult(Credentials Credentials, AssumedRoleUser AssumedRoleUser)
{
    /// <summary>The name identifier of the assertion.</summary>
    public required string Subject { get; init; }

    /// <summary>persistent, transient, or the whole name of another format.</summary>
    public required string SubjectType { get; init; }
    public required string Issuer { get; init; }

    /// <summary>The recipient that the assertion was issued for.</summary>
    public required string Audience { get; init; }
    public required string NameQualifier { get; init; }

    /// <summary>How much of the room for session policies and tags is taken, in per cent; none where there are none.</summary>
    public int? PackedPolicySize { get; init; }

    public string? SourceIdentity { get; init; }
}
