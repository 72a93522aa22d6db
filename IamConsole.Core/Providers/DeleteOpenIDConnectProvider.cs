using IamConsole.Core.Authorization;
using IamConsole.Core.Operations;
using Microsoft.EntityFrameworkCore;

namespace IamConsole.Core.Providers;

/// <summary>Removes an OpenID Connect provider with its tags; succeeds where there is none. Roles that trust it stay, and nobody gets into them by it any more.</summary>
public sealed record DeleteOpenIDConnectProvider(string OpenIDConnectProviderArn) : IamOperation<Nothing, OidcProviderTarget>
{
    protected override async Task<OidcProviderTarget> ResolveAsync(OperationContext context, CancellationToken cancellationToken) =>
        await context.FindOidcProviderAsync(OpenIDConnectProviderArn, cancellationToken) with { MayBeMissing = true };

    protected override IEnumerable<ActionRequest> Authorizations(OperationContext context, OidcProviderTarget target) => [target.Action("iam:DeleteOpenIDConnectProvider")];

    protected override async Task<IamResult<Nothing>> ExecuteAsync(OperationContext context, OidcProviderTarget target, CancellationToken cancellationToken)
    {
        if (target.Provider is { } provider)
        {
            context.Db.Tags.RemoveRange(await context.Db.Tags.Where(tag => tag.ResourceId == provider.Id).ToListAsync(cancellationToken));
            context.Db.OidcProviders.Remove(provider);
        }

        return Nothing.Value;
    }
}
