using IamConsole.Core.Authorization;
using IamConsole.Core.Federation;
using IamConsole.Core.Operations;
using Microsoft.EntityFrameworkCore;

namespace IamConsole.Core.Providers;

/// <summary>Replaces a SAML provider's metadata, changes whether its assertions are encrypted, adds or removes a private key; what is left out stays.</summary>
public sealed record UpdateSAMLProvider(string SAMLProviderArn) : IamOperation<UpdateSAMLProviderResult, SamlProviderTarget>
{
    public string? SAMLMetadataDocument { get; init; }

    /// <summary>Required or Allowed.</summary>
    public string? AssertionEncryptionMode { get; init; }

    /// <summary>In PEM; a provider has at most two.</summary>
    public string? AddPrivateKey { get; init; }

    /// <summary>The id of the key that goes.</summary>
    public string? RemovePrivateKey { get; init; }

    protected override ValueTask<object?> PrepareAsync(Preparation preparation, CancellationToken cancellationToken) =>
        new(SAMLMetadataDocument is null ? null : (object)SamlMetadata.Parse(SAMLMetadataDocument));

    protected override Task<SamlProviderTarget> ResolveAsync(OperationContext context, CancellationToken cancellationToken) => context.FindSamlProviderAsync(SAMLProviderArn, cancellationToken);

    protected override IEnumerable<ActionRequest> Authorizations(OperationContext context, SamlProviderTarget target) => [target.Action("iam:UpdateSAMLProvider")];

    protected override async Task<IamResult<UpdateSAMLProviderResult>> ExecuteAsync(OperationContext context, SamlProviderTarget target, CancellationToken cancellationToken)
    {
        var provider = target.Existing;
        if (SAMLMetadataDocument is not null)
        {
            if (!context.Prepared<IamResult<SamlMetadata>>().TryGet(out var metadata, out var invalid))
            {
                return invalid;
            }

            (provider.MetadataDocument, provider.ValidUntil) = (SAMLMetadataDocument, SamlValidity.Of(metadata, context.Now));
        }

        var keys = await context.Db.SamlPrivateKeys.Where(key => key.ProviderId == provider.Id).ToListAsync(cancellationToken);
        if (RemovePrivateKey is not null)
        {
            if (keys.Find(key => key.Id == RemovePrivateKey) is not { } removed)
            {
                return IamError.NoSuchEntity($"The private key with id {RemovePrivateKey} cannot be found.");
            }

            context.Db.SamlPrivateKeys.Remove(removed);
            keys.Remove(removed);
        }

        if (AddPrivateKey is not null)
        {
            if (keys.Count >= Quotas.PrivateKeysPerSamlProvider)
            {
                return IamError.LimitExceeded("PrivateKeysPerSAMLProvider", Quotas.PrivateKeysPerSamlProvider);
            }

            if (!SamlKeyRules.Protect(context, provider.Id, AddPrivateKey).TryGet(out var added, out var badKey))
            {
                return badKey;
            }

            context.Db.SamlPrivateKeys.Add(added);
            keys.Add(added);
        }

        provider.AssertionEncryptionMode = AssertionEncryptionMode ?? provider.AssertionEncryptionMode;
        return provider.AssertionEncryptionMode is not null && keys.Count == 0
            ? IamError.InvalidInput("Encrypted assertions need a private key.")
            : new UpdateSAMLProviderResult(provider.Id);
    }
}

/// <summary>The provider's ARN.</summary>
public sealed record UpdateSAMLProviderResult(string SAMLProviderArn);
