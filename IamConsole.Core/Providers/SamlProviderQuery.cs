using IamConsole.Core.Arns;
using IamConsole.Core.Authorization;
using IamConsole.Core.Federation;
using IamConsole.Core.Model;
using IamConsole.Core.Operations;
using Microsoft.EntityFrameworkCore;

namespace IamConsole.Core.Providers;

/// <summary>What the page of a SAML provider shows.</summary>
public sealed record SamlProviderQuery(string ProviderName) : ConsoleQuery<SamlProviderDetail>
{
    /// <summary>Whether it is sent because something has changed elsewhere.</summary>
    public bool IsRefresh { get; init; }

    protected internal override bool IsRecorded => !IsRefresh;

    protected internal override IEnumerable<ActionRequest> Requires(QueryContext context) => [];

    protected internal override async Task<IamResult<SamlProviderDetail>> ExecuteAsync(QueryContext context, CancellationToken cancellationToken)
    {
        var target = await context.FindSamlProviderAsync(Arn.SamlProvider(context.Account, ProviderName).ToString(), cancellationToken);
        if ((await context.DemandAsync(target.Action("iam:GetSAMLProvider"), cancellationToken) ?? target.Missing) is { } refusal)
        {
            return refusal;
        }

        var provider = target.Existing;
        return new SamlProviderDetail
        {
            Shown = ExpectedRevision.Of(provider),
            Arn = provider.Id,
            Name = provider.Name,
            MetadataDocument = provider.MetadataDocument,
            Entities = SamlMetadata.Parse(provider.MetadataDocument).Match(metadata => metadata.Entities, _ => []),
            ValidUntil = provider.ValidUntil,
            AssertionEncryptionMode = provider.AssertionEncryptionMode,
            PrivateKeys = await context.Db.SamlPrivateKeys.Where(key => key.ProviderId == provider.Id).OrderBy(key => key.AddedAt).Select(key => new SamlPrivateKeyRow(key.Id, key.AddedAt)).ToListAsync(cancellationToken),
            Tags = target.Tags,
            CreatedAt = provider.CreatedAt,
        };
    }
}

/// <summary>A SAML provider.</summary>
public sealed record SamlProviderDetail
{
    /// <summary>The provider, to be sent with changes.</summary>
    public required ExpectedRevision Shown { get; init; }
    public required string Arn { get; init; }
    public required string Name { get; init; }
    public required string MetadataDocument { get; init; }

    /// <summary>Who may issue assertions, and with which certificates.</summary>
    public required IReadOnlyList<SamlEntity> Entities { get; init; }
    public required DateTimeOffset ValidUntil { get; init; }

    /// <summary>Required or Allowed; none where assertions are not encrypted.</summary>
    public string? AssertionEncryptionMode { get; init; }
    public required IReadOnlyList<SamlPrivateKeyRow> PrivateKeys { get; init; }
    public required IReadOnlyList<Tag> Tags { get; init; }
    public required DateTimeOffset CreatedAt { get; init; }
}

/// <summary>A private key, without the key itself.</summary>
public sealed record SamlPrivateKeyRow(string Id, DateTimeOffset AddedAt);
