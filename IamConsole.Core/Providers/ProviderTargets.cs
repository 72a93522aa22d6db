using IamConsole.Core.Authorization;
using IamConsole.Core.Model;
using IamConsole.Core.Operations;
using IamConsole.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace IamConsole.Core.Providers;

/// <summary>The OpenID Connect provider that a request names by its ARN.</summary>
/// <param name="Provider">The row, or none where there is no such provider.</param>
/// <param name="ArnText">As typed.</param>
/// <param name="Tags">The provider's tags.</param>
public sealed record OidcProviderTarget(OidcProvider? Provider, string ArnText, IReadOnlyList<Tag> Tags) : ITarget
{
    /// <summary>Whether the request succeeds where there is none.</summary>
    public bool MayBeMissing { get; init; }

    /// <remarks>Observed on AWS by others.</remarks>
    public IamError? Missing => Provider is null && !MayBeMissing ? IamError.NoSuchEntity($"OpenIDConnect Provider not found for arn {ArnText}") : null;

    public IRevisioned? Revisioned => Provider;

    /// <summary>The row of a provider that exists; only to be asked for in <c>ExecuteAsync</c>.</summary>
    public OidcProvider Existing => Provider ?? throw new InvalidOperationException("The provider does not exist.");

    /// <summary>An action on this provider, with the condition keys of its tags.</summary>
    public ActionRequest Action(string action) => new ActionRequest(action, ArnText).WithResourceTags(Tags);
}

/// <summary>The SAML provider that a request names by its ARN.</summary>
/// <param name="Provider">The row, or none where there is no such provider.</param>
/// <param name="ArnText">As typed.</param>
/// <param name="Tags">The provider's tags.</param>
public sealed record SamlProviderTarget(SamlProvider? Provider, string ArnText, IReadOnlyList<Tag> Tags) : ITarget
{
    /// <remarks>From memory.</remarks>
    public IamError? Missing => Provider is null ? IamError.NoSuchEntity($"SAML Provider not found for arn {ArnText}") : null;

    public IRevisioned? Revisioned => Provider;

    /// <summary>The row of a provider that exists; only to be asked for in <c>ExecuteAsync</c>.</summary>
    public SamlProvider Existing => Provider ?? throw new InvalidOperationException("The provider does not exist.");

    /// <summary>An action on this provider, with the condition keys of its tags.</summary>
    public ActionRequest Action(string action) => new ActionRequest(action, ArnText).WithResourceTags(Tags);
}

internal static class ProviderFinding
{
    /// <summary>The OpenID Connect provider of that ARN.</summary>
    public static Task<OidcProviderTarget> FindOidcProviderAsync(this OperationContext context, string arn, CancellationToken cancellationToken) => FindOidcAsync(context.Db, arn, cancellationToken);

    /// <summary>The OpenID Connect provider of that ARN.</summary>
    public static Task<OidcProviderTarget> FindOidcProviderAsync(this QueryContext context, string arn, CancellationToken cancellationToken) => FindOidcAsync(context.Db, arn, cancellationToken);

    /// <summary>The SAML provider of that ARN.</summary>
    public static Task<SamlProviderTarget> FindSamlProviderAsync(this OperationContext context, string arn, CancellationToken cancellationToken) => FindSamlAsync(context.Db, arn, cancellationToken);

    /// <summary>The SAML provider of that ARN.</summary>
    public static Task<SamlProviderTarget> FindSamlProviderAsync(this QueryContext context, string arn, CancellationToken cancellationToken) => FindSamlAsync(context.Db, arn, cancellationToken);

    private static async Task<OidcProviderTarget> FindOidcAsync(IamDbContext db, string arn, CancellationToken cancellationToken)
    {
        var provider = await db.OidcProviders.FirstOrDefaultAsync(provider => provider.Id == arn, cancellationToken);
        return new OidcProviderTarget(provider, arn, provider is null ? [] : await TagsOfAsync(db, arn, cancellationToken));
    }

    private static async Task<SamlProviderTarget> FindSamlAsync(IamDbContext db, string arn, CancellationToken cancellationToken)
    {
        var provider = await db.SamlProviders.FirstOrDefaultAsync(provider => provider.Id == arn, cancellationToken);
        return new SamlProviderTarget(provider, arn, provider is null ? [] : await TagsOfAsync(db, arn, cancellationToken));
    }

    private static async Task<IReadOnlyList<Tag>> TagsOfAsync(IamDbContext db, string arn, CancellationToken cancellationToken) =>
        await db.Tags.Where(tag => tag.ResourceId == arn).OrderBy(tag => tag.Key).Select(tag => new Tag(tag.Key, tag.Value)).ToListAsync(cancellationToken);
}
