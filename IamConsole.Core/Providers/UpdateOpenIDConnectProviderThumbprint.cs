using IamConsole.Core.Authorization;
using IamConsole.Core.Federation;
using IamConsole.Core.Operations;

namespace IamConsole.Core.Providers;

/// <summary>Replaces the thumbprints of an OpenID Connect provider.</summary>
public sealed record UpdateOpenIDConnectProviderThumbprint(string OpenIDConnectProviderArn, IReadOnlyList<string> ThumbprintList) : IamOperation<Nothing, OidcProviderTarget>
{
    /// <summary>New signing keys, by <see cref="ProviderKeys.Replace"/>; no member of AWS's.</summary>
    internal SigningKeySet? SigningKeys { get; init; }

    protected override Task<OidcProviderTarget> ResolveAsync(OperationContext context, CancellationToken cancellationToken) => context.FindOidcProviderAsync(OpenIDConnectProviderArn, cancellationToken);

    protected override IEnumerable<ActionRequest> Authorizations(OperationContext context, OidcProviderTarget target) => [target.Action("iam:UpdateOpenIDConnectProviderThumbprint")];

    protected override Task<IamResult<Nothing>> ExecuteAsync(OperationContext context, OidcProviderTarget target, CancellationToken cancellationToken)
    {
        List<string> thumbprints = [.. ThumbprintList.Distinct(StringComparer.OrdinalIgnoreCase)];
        if (OidcRules.ThumbprintProblem(thumbprints) is { } problem)
        {
            return Task.FromResult<IamResult<Nothing>>(problem);
        }

        target.Existing.Thumbprints = thumbprints;
        if (SigningKeys is not null)
        {
            (target.Existing.SigningKeys, target.Existing.SigningKeysUpdatedAt) = (SigningKeys.Text, context.Now);
        }

        return Task.FromResult<IamResult<Nothing>>(Nothing.Value);
    }
}
