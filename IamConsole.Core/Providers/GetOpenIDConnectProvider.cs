using IamConsole.Core.Authorization;
using IamConsole.Core.Model;
using IamConsole.Core.Operations;

namespace IamConsole.Core.Providers;

/// <summary>Describes an OpenID Connect provider.</summary>
public sealed record GetOpenIDConnectProvider(string OpenIDConnectProviderArn) : IamOperation<GetOpenIDConnectProviderResult, OidcProviderTarget>
{
    protected override Task<OidcProviderTarget> ResolveAsync(OperationContext context, CancellationToken cancellationToken) => context.FindOidcProviderAsync(OpenIDConnectProviderArn, cancellationToken);

    protected override IEnumerable<ActionRequest> Authorizations(OperationContext context, OidcProviderTarget target) => [target.Action("iam:GetOpenIDConnectProvider")];

    protected override Task<IamResult<GetOpenIDConnectProviderResult>> ExecuteAsync(OperationContext context, OidcProviderTarget target, CancellationToken cancellationToken)
    {
        var provider = target.Existing;
        return Task.FromResult<IamResult<GetOpenIDConnectProviderResult>>(
            new GetOpenIDConnectProviderResult(provider.Url, provider.ClientIds, provider.Thumbprints, provider.CreatedAt, target.Tags is [] ? null : target.Tags));
    }
}

/// <summary>The provider; its URL is without its scheme, as AWS answers.</summary>
public sealed record GetOpenIDConnectProviderResult(string Url, IReadOnlyList<string> ClientIDList, IReadOnlyList<string> ThumbprintList, DateTimeOffset CreateDate, IReadOnlyList<Tag>? Tags);
