using IamConsole.Core.Arns;
using IamConsole.Core.Authorization;
using IamConsole.Core.Federation;
using IamConsole.Core.Model;
using IamConsole.Core.Operations;
using Microsoft.EntityFrameworkCore;

namespace IamConsole.Core.Providers;

/// <summary>Makes a SAML provider out of its metadata document, at most <see cref="Quotas.SamlProviders"/> in an account.</summary>
public sealed record CreateSAMLProvider(string SAMLMetadataDocument, string Name) : IamOperation<CreateSAMLProviderResult, AccountTarget>
{
    public IReadOnlyList<Tag>? Tags { get; init; }

    /// <summary>Required or Allowed; without it assertions are not encrypted.</summary>
    public string? AssertionEncryptionMode { get; init; }

    /// <summary>In PEM, to open encrypted assertions with.</summary>
    public string? AddPrivateKey { get; init; }

    protected override ValueTask<object?> PrepareAsync(Preparation preparation, CancellationToken cancellationToken) => new(SamlMetadata.Parse(SAMLMetadataDocument));

    protected override Task<AccountTarget> ResolveAsync(OperationContext context, CancellationToken cancellationToken) =>
        Task.FromResult(new AccountTarget(Arn.SamlProvider(context.Account, Name).ToString()));

    protected override IEnumerable<ActionRequest> Authorizations(OperationContext context, AccountTarget target)
    {
        yield return new ActionRequest("iam:CreateSAMLProvider", target.ArnText).WithRequestTags(Tags);
        if (Tags is { Count: > 0 })
        {
            yield return new ActionRequest("iam:TagSAMLProvider", target.ArnText).WithRequestTags(Tags);
        }
    }

    protected override async Task<IamResult<CreateSAMLProviderResult>> ExecuteAsync(OperationContext context, AccountTarget target, CancellationToken cancellationToken)
    {
        if (!context.Prepared<IamResult<SamlMetadata>>().TryGet(out var metadata, out var invalid))
        {
            return invalid;
        }

        if (TagRules.FirstProblem(Tags, ignoreCase: false) is { } problem)
        {
            return problem;
        }

        if (await context.Db.SamlProviders.AnyAsync(provider => provider.Id == target.ArnText, cancellationToken))
        {
            return IamError.EntityAlreadyExists($"SAMLProvider {Name} already exists.");
        }

        if (await context.Db.SamlProviders.CountAsync(cancellationToken) >= Quotas.SamlProviders)
        {
            return IamError.LimitExceeded("SAMLProvidersPerAccount", Quotas.SamlProviders);
        }

        var key = AddPrivateKey is null ? (IamResult<SamlPrivateKey>?)null : SamlKeyRules.Protect(context, target.ArnText, AddPrivateKey);
        if (key?.Error is { } badKey)
        {
            return badKey;
        }

        if (AssertionEncryptionMode is not null && key is null)
        {
            return IamError.InvalidInput("Encrypted assertions need a private key.");
        }

        context.Db.SamlProviders.Add(new SamlProvider
        {
            Id = target.ArnText,
            Name = Name,
            Uuid = UniqueIds.NewWithoutPrefix(),
            MetadataDocument = SAMLMetadataDocument,
            ValidUntil = SamlValidity.Of(metadata, context.Now),
            AssertionEncryptionMode = AssertionEncryptionMode,
            CreatedAt = context.Now,
        });
        if (key is { } added)
        {
            context.Db.SamlPrivateKeys.Add(added.Value);
        }

        context.Db.Tags.AddRange((Tags ?? []).Select(tag => new ResourceTag { ResourceId = target.ArnText, Key = tag.Key, Value = tag.Value }));
        return new CreateSAMLProviderResult(target.ArnText, Tags);
    }
}

/// <summary>The provider's ARN, and its tags where it got any.</summary>
public sealed record CreateSAMLProviderResult(string SAMLProviderArn, IReadOnlyList<Tag>? Tags);

/// <summary>How long a provider's metadata may be relied on.</summary>
internal static class SamlValidity
{
    /// <summary>As the document says; a hundred years where it says nothing, which is what AWS shows (observed).</summary>
    public static DateTimeOffset Of(SamlMetadata metadata, DateTimeOffset now) => metadata.ValidUntil ?? now.AddYears(100);
}
