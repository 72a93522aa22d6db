using IamConsole.Core.Authorization;
using IamConsole.Core.Operations;
using Microsoft.EntityFrameworkCore;

namespace IamConsole.Core.Providers;

/// <summary>Removes a SAML provider with its tags and private keys. Roles that trust it stay, and nobody gets into them by it any more.</summary>
public sealed record DeleteSAMLProvider(string SAMLProviderArn) : IamOperation<Nothing, SamlProviderTarget>
{
    protected override Task<SamlProviderTarget> ResolveAsync(OperationContext context, CancellationToken cancellationToken) => context.FindSamlProviderAsync(SAMLProviderArn, cancellationToken);

    protected override IEnumerable<ActionRequest> Authorizations(OperationContext context, SamlProviderTarget target) => [target.Action("iam:DeleteSAMLProvider")];

    protected override async Task<IamResult<Nothing>> ExecuteAsync(OperationContext context, SamlProviderTarget target, CancellationToken cancellationToken)
    {
        var (db, provider) = (context.Db, target.Existing);
        db.Tags.RemoveRange(await db.Tags.Where(tag => tag.ResourceId == provider.Id).ToListAsync(cancellationToken));
        db.SamlPrivateKeys.RemoveRange(await db.SamlPrivateKeys.Where(key => key.ProviderId == provider.Id).ToListAsync(cancellationToken));
        db.SamlProviders.Remove(provider);
        return Nothing.Value;
    }
}
