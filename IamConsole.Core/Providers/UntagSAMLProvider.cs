using IamConsole.Core.Authorization;
using IamConsole.Core.Operations;

namespace IamConsole.Core.Providers;

/// <summary>Removes tags from a SAML provider; absent keys are passed over.</summary>
public sealed record UntagSAMLProvider(string SAMLProviderArn, IReadOnlyList<string> TagKeys) : IamOperation<Nothing, SamlProviderTarget>
{
    protected override Task<SamlProviderTarget> ResolveAsync(OperationContext context, CancellationToken cancellationToken) => context.FindSamlProviderAsync(SAMLProviderArn, cancellationToken);

    protected override IEnumerable<ActionRequest> Authorizations(OperationContext context, SamlProviderTarget target) => [target.Action("iam:UntagSAMLProvider").WithTagKeys(TagKeys)];

    protected override async Task<IamResult<Nothing>> ExecuteAsync(OperationContext context, SamlProviderTarget target, CancellationToken cancellationToken)
    {
        await context.RemoveTagsAsync(target.Existing.Id, TagKeys, ignoreCase: false, cancellationToken);
        return Nothing.Value;
    }
}
