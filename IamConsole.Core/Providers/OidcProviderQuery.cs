using IamConsole.Core.Arns;
using IamConsole.Core.Authorization;
using IamConsole.Core.Federation;
using IamConsole.Core.Model;
using IamConsole.Core.Operations;

namespace IamConsole.Core.Providers;

/// <summary>What the page of an OpenID Connect provider shows.</summary>
/// <param name="ProviderUrl">Without its scheme.</param>
public sealed record OidcProviderQuery(string ProviderUrl) : ConsoleQuery<OidcProviderDetail>
{
    /// <summary>Whether it is sent because something has changed elsewhere.</summary>
    public bool IsRefresh { get; init; }

    protected internal override bool IsRecorded => !IsRefresh;

    protected internal override IEnumerable<ActionRequest> Requires(QueryContext context) => [];

    protected internal override async Task<IamResult<OidcProviderDetail>> ExecuteAsync(QueryContext context, CancellationToken cancellationToken)
    {
        var target = await context.FindOidcProviderAsync(Arn.OidcProvider(context.Account, ProviderUrl).ToString(), cancellationToken);
        if ((await context.DemandAsync(target.Action("iam:GetOpenIDConnectProvider"), cancellationToken) ?? target.Missing) is { } refusal)
        {
            return refusal;
        }

        var provider = target.Existing;
        return new OidcProviderDetail
        {
            Shown = ExpectedRevision.Of(provider),
            Arn = provider.Id,
            Url = provider.Url,
            ClientIds = provider.ClientIds,
            Thumbprints = provider.Thumbprints,
            SigningKeyIds = provider.SigningKeys is { } keys && SigningKeySet.Parse(keys).TryGet(out var set, out _) ? set.KeyIds : [],
            SigningKeysUpdatedAt = provider.SigningKeysUpdatedAt,
            Tags = target.Tags,
            CreatedAt = provider.CreatedAt,
        };
    }
}

/// <summary>An OpenID Connect provider.</summary>
public sealed record OidcProviderDetail
{
    /// <summary>The provider, to be sent with changes.</summary>
    public required ExpectedRevision Shown { get; init; }
    public required string Arn { get; init; }

    /// <summary>Without its scheme.</summary>
    public required string Url { get; init; }
    public required IReadOnlyList<string> ClientIds { get; init; }
    public required IReadOnlyList<string> Thumbprints { get; init; }

    /// <summary>The ids of its signing keys; empty until some are uploaded.</summary>
    public required IReadOnlyList<string> SigningKeyIds { get; init; }
    public DateTimeOffset? SigningKeysUpdatedAt { get; init; }
    public required IReadOnlyList<Tag> Tags { get; init; }
    public required DateTimeOffset CreatedAt { get; init; }
}
