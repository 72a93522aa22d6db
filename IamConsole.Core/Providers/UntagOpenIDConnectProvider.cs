using IamConsole.Core.Authorization;
using IamConsole.Core.Operations;

namespace IamConsole.Core.Providers;

/// <summary>Removes tags from an OpenID Connect provider; absent keys are passed over.</summary>
public sealed record UntagOpenIDConnectProvider(string OpenIDConnectProviderArn, IReadOnlyList<string> TagKeys) : IamOperation<Nothing, OidcProviderTarget>
{
    protected override Task<OidcProviderTarget> ResolveAsync(OperationContext context, CancellationToken cancellationToken) => context.FindOidcProviderAsync(OpenIDConnectProviderArn, cancellationToken);

    protected override IEnumerable<ActionRequest> Authorizations(OperationContext context, OidcProviderTarget target) => [target.Action("iam:UntagOpenIDConnectProvider").WithTagKeys(TagKeys)];

    protected override async Task<IamResult<Nothing>> ExecuteAsync(OperationContext context, OidcProviderTarget target, CancellationToken cancellationToken)
    {
        await context.RemoveTagsAsync(target.Existing.Id, TagKeys, ignoreCase: false, cancellationToken);
        return Nothing.Value;
    }
}
