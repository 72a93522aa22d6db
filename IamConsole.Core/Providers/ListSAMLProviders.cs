using IamConsole.Core.Arns;
using IamConsole.Core.Authorization;
using IamConsole.Core.Operations;
using IamConsole.Core.Operations.Shapes;
using Microsoft.EntityFrameworkCore;

namespace IamConsole.Core.Providers;

/// <summary>The SAML providers of the account by ARN.</summary>
public sealed record ListSAMLProviders : IamOperation<ListSAMLProvidersResult, AccountTarget>
{
    protected override Task<AccountTarget> ResolveAsync(OperationContext context, CancellationToken cancellationToken) =>
        Task.FromResult(new AccountTarget(Arn.SamlProvider(context.Account, "*").ToString()));

    protected override IEnumerable<ActionRequest> Authorizations(OperationContext context, AccountTarget target) => [new("iam:ListSAMLProviders", target.ArnText)];

    protected override async Task<IamResult<ListSAMLProvidersResult>> ExecuteAsync(OperationContext context, AccountTarget target, CancellationToken cancellationToken)
    {
        var providers = await context.Db.SamlProviders.OrderBy(provider => provider.Id).Select(provider => new { provider.Id, provider.ValidUntil, provider.CreatedAt }).ToListAsync(cancellationToken);
        return new ListSAMLProvidersResult([.. providers.Select(provider => new SAMLProviderListEntry(provider.Id, provider.ValidUntil, provider.CreatedAt))]);
    }
}

/// <summary>All of them; AWS does not page this list.</summary>
public sealed record ListSAMLProvidersResult(IReadOnlyList<SAMLProviderListEntry> SAMLProviderList);
