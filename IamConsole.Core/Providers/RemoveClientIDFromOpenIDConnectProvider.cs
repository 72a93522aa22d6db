using IamConsole.Core.Authorization;
using IamConsole.Core.Operations;

namespace IamConsole.Core.Providers;

/// <summary>Takes an audience from an OpenID Connect provider; succeeds where it does not have it.</summary>
public sealed record RemoveClientIDFromOpenIDConnectProvider(string OpenIDConnectProviderArn, string ClientID) : IamOperation<Nothing, OidcProviderTarget>
{
    protected override Task<OidcProviderTarget> ResolveAsync(OperationContext context, CancellationToken cancellationToken) => context.FindOidcProviderAsync(OpenIDConnectProviderArn, cancellationToken);

    protected override IEnumerable<ActionRequest> Authorizations(OperationContext context, OidcProviderTarget target) => [target.Action("iam:RemoveClientIDFromOpenIDConnectProvider")];

    protected override Task<IamResult<Nothing>> ExecuteAsync(OperationContext context, OidcProviderTarget target, CancellationToken cancellationToken)
    {
        target.Existing.ClientIds = [.. target.Existing.ClientIds.Where(clientId => clientId != ClientID)];
        return Task.FromResult<IamResult<Nothing>>(Nothing.Value);
    }
}
