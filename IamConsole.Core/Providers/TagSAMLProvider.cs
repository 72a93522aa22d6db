using IamConsole.Core.Authorization;
using IamConsole.Core.Model;
using IamConsole.Core.Operations;

namespace IamConsole.Core.Providers;

/// <summary>Adds tags to a SAML provider; one of the same key is overwritten. Keys are case-sensitive.</summary>
public sealed record TagSAMLProvider(string SAMLProviderArn, IReadOnlyList<Tag> Tags) : IamOperation<Nothing, SamlProviderTarget>
{
    protected override Task<SamlProviderTarget> ResolveAsync(OperationContext context, CancellationToken cancellationToken) => context.FindSamlProviderAsync(SAMLProviderArn, cancellationToken);

    protected override IEnumerable<ActionRequest> Authorizations(OperationContext context, SamlProviderTarget target) => [target.Action("iam:TagSAMLProvider").WithRequestTags(Tags)];

    protected override async Task<IamResult<Nothing>> ExecuteAsync(OperationContext context, SamlProviderTarget target, CancellationToken cancellationToken) =>
        await context.AddTagsAsync(target.Existing.Id, Tags, ignoreCase: false, "TagsPerSAMLProvider", cancellationToken) is { } problem ? problem : Nothing.Value;
}
