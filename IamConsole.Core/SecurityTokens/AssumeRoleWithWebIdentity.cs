using IamConsole.Core.Arns;
using IamConsole.Core.Authentication;
using IamConsole.Core.Authorization;
using IamConsole.Core.Federation;
using IamConsole.Core.Operations;
using IamConsole.Core.SecurityTokens.Shapes;
using Microsoft.EntityFrameworkCore;

namespace IamConsole.Core.SecurityTokens;

/// <summary>Gives temporary credentials of a role to who holds a token of an OpenID Connect provider of the role's account. The request is not signed.</summary>
/// <remarks>
/// The token is verified against the keys that were uploaded for the provider; nobody outside is asked. What is wrong with it is
/// answered before the role is looked at: <c>InvalidIdentityToken</c>, <c>ExpiredTokenException</c>.
/// </remarks>
public sealed record AssumeRoleWithWebIdentity(string RoleArn, string RoleSessionName, string WebIdentityToken) : IamOperation<AssumeRoleWithWebIdentityResult, FederatedSessionTarget<Federation.WebIdentityToken>>
{
    private const int DefaultDuration = 3600;

    /// <summary>For providers of OAuth 2.0 access tokens, of which this installation knows none; not to be given with a token of OpenID Connect.</summary>
    public string? ProviderId { get; init; }

    /// <summary>At most 10 managed policies of the role's account that limit the session.</summary>
    public IReadOnlyList<PolicyDescriptorType>? PolicyArns { get; init; }

    /// <summary>A policy that limits the session.</summary>
    public string? Policy { get; init; }

    /// <summary>In seconds, 900 to the role's maximum; an hour without it.</summary>
    public int? DurationSeconds { get; init; }

    internal override string Service => "sts";

    // By CloudTrail.
    internal override bool IsReadOnly => true;

    internal override bool IsUnsigned => true;

    internal override bool NeedsWrite => false;

    protected override ValueTask<object?> PrepareAsync(Preparation preparation, CancellationToken cancellationToken) => new(RequestedPolicies.Of(Policy, PolicyArns));

    protected override async Task<FederatedSessionTarget<Federation.WebIdentityToken>> ResolveAsync(OperationContext context, CancellationToken cancellationToken)
    {
        var issuer = Federation.WebIdentityToken.IssuerOf(WebIdentityToken);
        var arn = Arn.OidcProvider(context.Account, issuer ?? "").ToString();
        var (token, rejected) = await VerifyAsync(context, issuer, arn, cancellationToken);
        var chain = SessionChain.Of(null, token?.Tags, token?.TransitiveTagKeys, token?.SourceIdentity);
        var role = await context.Db.FindAssumableRoleAsync(RoleArn, cancellationToken);
        return new FederatedSessionTarget<Federation.WebIdentityToken>(role?.Account == context.Account ? role : null, RoleArn, arn, token, rejected ?? FederatedClaims.Problem(RoleSessionName, chain)) { Chain = chain };
    }

    protected override IEnumerable<ActionRequest> Authorizations(OperationContext context, FederatedSessionTarget<Federation.WebIdentityToken> target) =>
        target.Actions("sts:AssumeRoleWithWebIdentity", target.Verified.ConditionKeys, RoleSessionName);

    protected override async Task<IamResult<AssumeRoleWithWebIdentityResult>> ExecuteAsync(OperationContext context, FederatedSessionTarget<Federation.WebIdentityToken> target, CancellationToken cancellationToken)
    {
        var (role, token, policies) = (target.Existing, target.Verified, context.Prepared<RequestedPolicies>());
        if ((policies.Problem ?? SessionLength.ProblemWith(DurationSeconds, role)) is { } problem)
        {
            return problem;
        }

        var length = TimeSpan.FromSeconds(DurationSeconds ?? DefaultDuration);
        var issued = await RoleSessions.IssueAsync(context, role, RoleSessionName, target.Chain, policies, length, cancellationToken, target.ProviderArn);
        return issued.Map(session => new AssumeRoleWithWebIdentityResult(session.Credentials, session.User, token.Subject, target.ProviderArn, token.Audience)
        {
            PackedPolicySize = session.PackedPolicySize,
            SourceIdentity = target.Chain.SourceIdentity,
        });
    }

    private async Task<(Federation.WebIdentityToken? Token, IamError? Rejected)> VerifyAsync(OperationContext context, string? issuer, string arn, CancellationToken cancellationToken)
    {
        if (issuer is null || ProviderId is not null)
        {
            return (null, new IamError("InvalidIdentityToken", "The web identity token could not be read; it is a signed JSON Web Token of an OpenID Connect provider."));
        }

        var provider = await context.Db.OidcProviders.FirstOrDefaultAsync(provider => provider.Id == arn, cancellationToken);
        if (provider is null)
        {
            return (null, new IamError("InvalidIdentityToken", $"No OpenIDConnect provider found in your account for https://{issuer}"));
        }

        var verified = await Federation.WebIdentityToken.VerifyAsync(provider, WebIdentityToken, context.RealNow);
        return verified.TryGet(out var token, out var error) ? (token, null) : (null, error);
    }
}

/// <summary>The credentials of a role's session, and whom the token named.</summary>
public sealed record AssumeRoleWithWebIdentityResult(Credentials Credentials, AssumedRoleUser AssumedRoleUser, string SubjectFromWebIdentityToken, string Provider, string Audience)
{
    /// <summary>How much of the room for session policies and tags is taken, in per cent; none where there are none.</summary>
    public int? PackedPolicySize { get; init; }

    public string? SourceIdentity { get; init; }
}
