using IamConsole.Core.Authorization;
using IamConsole.Core.Model;
using IamConsole.Core.Operations;
using IamConsole.Core.Operations.Shapes;
using Microsoft.EntityFrameworkCore;

namespace IamConsole.Core.Providers;

/// <summary>Describes a SAML provider with its metadata document.</summary>
public sealed record GetSAMLProvider(string SAMLProviderArn) : IamOperation<GetSAMLProviderResult, SamlProviderTarget>
{
    protected override Task<SamlProviderTarget> ResolveAsync(OperationContext context, CancellationToken cancellationToken) => context.FindSamlProviderAsync(SAMLProviderArn, cancellationToken);

    protected override IEnumerable<ActionRequest> Authorizations(OperationContext context, SamlProviderTarget target) => [target.Action("iam:GetSAMLProvider")];

    protected override async Task<IamResult<GetSAMLProviderResult>> ExecuteAsync(OperationContext context, SamlProviderTarget target, CancellationToken cancellationToken)
    {
        var provider = target.Existing;
        var keys = await context.Db.SamlPrivateKeys.Where(key => key.ProviderId == provider.Id).OrderBy(key => key.AddedAt).ToListAsync(cancellationToken);
        return new GetSAMLProviderResult(provider.Uuid, provider.MetadataDocument, provider.CreatedAt, provider.ValidUntil)
        {
            Tags = target.Tags is [] ? null : target.Tags,
            AssertionEncryptionMode = provider.AssertionEncryptionMode,
            PrivateKeyList = keys.Count == 0 ? null : [.. keys.Select(key => new SAMLPrivateKey(key.Id, key.AddedAt))],
        };
    }
}

/// <summary>The provider.</summary>
public sealed record GetSAMLProviderResult(string SAMLProviderUUID, string SAMLMetadataDocument, DateTimeOffset CreateDate, DateTimeOffset ValidUntil)
{
    public IReadOnlyList<Tag>? Tags { get; init; }

    public string? AssertionEncryptionMode { get; init; }

    public IReadOnlyList<SAMLPrivateKey>? PrivateKeyList { get; init; }
}
