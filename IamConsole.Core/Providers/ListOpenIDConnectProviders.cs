using IamConsole.Core.Arns;
using IamConsole.Core.Authorization;
using IamConsole.Core.Operations;
using IamConsole.Core.Operations.Shapes;
using Microsoft.EntityFrameworkCore;

namespace IamConsole.Core.Providers;

/// <summary>The OpenID Connect providers of the account by ARN.</summary>
public sealed record ListOpenIDConnectProviders : IamOperation<ListOpenIDConnectProvidersResult, AccountTarget>
{
    protected override Task<AccountTarget> ResolveAsync(OperationContext context, CancellationToken cancellationToken) =>
        Task.FromResult(new AccountTarget(Arn.OidcProvider(context.Account, "*").ToString()));

    protected override IEnumerable<ActionRequest> Authorizations(OperationContext context, AccountTarget target) => [new("iam:ListOpenIDConnectProviders", target.ArnText)];

    protected override async Task<IamResult<ListOpenIDConnectProvidersResult>> ExecuteAsync(OperationContext context, AccountTarget target, CancellationToken cancellationToken)
    {
        var arns = await context.Db.OidcProviders.OrderBy(provider => provider.Id).Select(provider => provider.Id).ToListAsync(cancellationToken);
        return new ListOpenIDConnectProvidersResult([.. arns.Select(arn => new OpenIDConnectProviderListEntry(arn))]);
    }
}

/// <summary>All of them; AWS does not page this list.</summary>
public sealed record ListOpenIDConnectProvidersResult(IReadOnlyList<OpenIDConnectProviderListEntry> OpenIDConnectProviderList);
