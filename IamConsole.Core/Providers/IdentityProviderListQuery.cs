using IamConsole.Core.Arns;
using IamConsole.Core.Authorization;
using IamConsole.Core.Operations;
using Microsoft.EntityFrameworkCore;

namespace IamConsole.Core.Providers;

/// <summary>What the Identity providers page lists: both kinds, as far as the caller may list them.</summary>
public sealed record IdentityProviderListQuery : ConsoleQuery<IdentityProviderList>
{
    /// <summary>A part of the name or URL; empty for all.</summary>
    public string Search { get; init; } = "";

    public IdentityProviderSort Sort { get; init; }

    public bool Descending { get; init; }

    /// <summary>Whether it is sent because something has changed elsewhere.</summary>
    public bool IsRefresh { get; init; }

    protected internal override bool IsRecorded => !IsRefresh;

    protected internal override IEnumerable<ActionRequest> Requires(QueryContext context) => [];

    protected internal override async Task<IamResult<IdentityProviderList>> ExecuteAsync(QueryContext context, CancellationToken cancellationToken)
    {
        var noOidc = await context.DemandAsync(new ActionRequest("iam:ListOpenIDConnectProviders", Arn.OidcProvider(context.Account, "*")), cancellationToken);
        var noSaml = await context.DemandAsync(new ActionRequest("iam:ListSAMLProviders", Arn.SamlProvider(context.Account, "*")), cancellationToken);
        if (noOidc is not null && noSaml is not null)
        {
            return noOidc;
        }

        // Few: a quota of a hundred of each kind.
        var rows = new List<IdentityProviderRow>();
        if (noOidc is null)
        {
            rows.AddRange(await context.Db.OidcProviders.Select(provider => new IdentityProviderRow(provider.Id, provider.Url, IdentityProviderKind.OpenIdConnect, provider.CreatedAt)).ToListAsync(cancellationToken));
        }

        if (noSaml is null)
        {
            rows.AddRange(await context.Db.SamlProviders.Select(provider => new IdentityProviderRow(provider.Id, provider.Name, IdentityProviderKind.Saml, provider.CreatedAt)).ToListAsync(cancellationToken));
        }

        var found = rows.Where(row => row.Name.Contains(Search.Trim(), StringComparison.OrdinalIgnoreCase));
        return new IdentityProviderList([.. Ordered(found)], [.. new[] { noOidc, noSaml }.OfType<IamError>()]);
    }

    private IEnumerable<IdentityProviderRow> Ordered(IEnumerable<IdentityProviderRow> rows)
    {
        var byName = rows.OrderBy(row => row.Name, StringComparer.OrdinalIgnoreCase).ThenBy(row => row.Arn, StringComparer.Ordinal);
        return (Sort, Descending) switch
        {
            (IdentityProviderSort.Type, false) => byName.OrderBy(row => row.Kind),
            (IdentityProviderSort.Type, true) => byName.OrderByDescending(row => row.Kind),
            (IdentityProviderSort.Created, false) => byName.OrderBy(row => row.CreatedAt),
            (IdentityProviderSort.Created, true) => byName.OrderByDescending(row => row.CreatedAt),
            (_, true) => byName.Reverse(),
            _ => byName,
        };
    }
}

/// <summary>The identity providers.</summary>
/// <param name="Rows">In the order asked for.</param>
/// <param name="Refused">Which kind the caller may not list, and why.</param>
public sealed record IdentityProviderList(IReadOnlyList<IdentityProviderRow> Rows, IReadOnlyList<IamError> Refused);

/// <summary>An identity provider as lists show it.</summary>
/// <param name="Arn">Its ARN.</param>
/// <param name="Name">A SAML provider's name, or the URL without its scheme.</param>
/// <param name="Kind">Which of the two.</param>
/// <param name="CreatedAt">By the account clock.</param>
public sealed record IdentityProviderRow(string Arn, string Name, IdentityProviderKind Kind, DateTimeOffset CreatedAt);

/// <summary>The two kinds of identity providers.</summary>
public enum IdentityProviderKind
{
    Saml,
    OpenIdConnect,
}

/// <summary>What the list of identity providers is sorted by.</summary>
public enum IdentityProviderSort
{
    Name,
    Type,
    Created,
}
