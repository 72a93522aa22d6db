using IamConsole.Core.Authorization;
using IamConsole.Core.Model;
using IamConsole.Core.Operations;

namespace IamConsole.Core.Providers;

/// <summary>Adds tags to an OpenID Connect provider; one of the same key is overwritten. Keys are case-sensitive.</summary>
public sealed record TagOpenIDConnectProvider(string OpenIDConnectProviderArn, IReadOnlyList<Tag> Tags) : IamOperation<Nothing, OidcProviderTarget>
{
    protected override Task<OidcProviderTarget> ResolveAsync(OperationContext context, CancellationToken cancellationToken) => context.FindOidcProviderAsync(OpenIDConnectProviderArn, cancellationToken);

    protected override IEnumerable<ActionRequest> Authorizations(OperationContext context, OidcProviderTarget target) => [target.Action("iam:TagOpenIDConnectProvider").WithRequestTags(Tags)];

    protected override async Task<IamResult<Nothing>> ExecuteAsync(OperationContext context, OidcProviderTarget target, CancellationToken cancellationToken) =>
        await context.AddTagsAsync(target.Existing.Id, Tags, ignoreCase: false, "TagsPerOpenIdConnectProvider", cancellationToken) is { } problem ? problem : Nothing.Value;
}
