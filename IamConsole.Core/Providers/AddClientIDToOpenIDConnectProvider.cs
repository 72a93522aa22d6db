using IamConsole.Core.Authorization;
using IamConsole.Core.Operations;

namespace IamConsole.Core.Providers;

/// <summary>Adds an audience to an OpenID Connect provider; succeeds where it has it already.</summary>
public sealed record AddClientIDToOpenIDConnectProvider(string OpenIDConnectProviderArn, string ClientID) : IamOperation<Nothing, OidcProviderTarget>
{
    protected override Task<OidcProviderTarget> ResolveAsync(OperationContext context, CancellationToken cancellationToken) => context.FindOidcProviderAsync(OpenIDConnectProviderArn, cancellationToken);

    protected override IEnumerable<ActionRequest> Authorizations(OperationContext context, OidcProviderTarget target) => [target.Action("iam:AddClientIDToOpenIDConnectProvider")];

    protected override Task<IamResult<Nothing>> ExecuteAsync(OperationContext context, OidcProviderTarget target, CancellationToken cancellationToken)
    {
        var provider = target.Existing;
        List<string> clientIds = provider.ClientIds.Contains(ClientID, StringComparer.Ordinal) ? provider.ClientIds : [.. provider.ClientIds, ClientID];
        if (OidcRules.ClientIdProblem(clientIds) is { } problem)
        {
            return Task.FromResult<IamResult<Nothing>>(problem);
        }

        provider.ClientIds = clientIds;
        return Task.FromResult<IamResult<Nothing>>(Nothing.Value);
    }
}
