using IamConsole.Core.Authorization;
using IamConsole.Core.Model;
using IamConsole.Core.Operations;

namespace IamConsole.Core.Providers;

/// <summary>The tags of an OpenID Connect provider by key.</summary>
public sealed record ListOpenIDConnectProviderTags(string OpenIDConnectProviderArn) : IamOperation<ListOpenIDConnectProviderTagsResult, OidcProviderTarget>
{
    public string? Marker { get; init; }

    public int? MaxItems { get; init; }

    protected override Task<OidcProviderTarget> ResolveAsync(OperationContext context, CancellationToken cancellationToken) => context.FindOidcProviderAsync(OpenIDConnectProviderArn, cancellationToken);

    protected override IEnumerable<ActionRequest> Authorizations(OperationContext context, OidcProviderTarget target) => [target.Action("iam:ListOpenIDConnectProviderTags")];

    protected override async Task<IamResult<ListOpenIDConnectProviderTagsResult>> ExecuteAsync(OperationContext context, OidcProviderTarget target, CancellationToken cancellationToken) =>
        (await context.ListTagsAsync(target.Existing.Id, Marker, MaxItems, cancellationToken)).Map(page => new ListOpenIDConnectProviderTagsResult(page.Items, page.IsTruncated, page.Marker));
}

/// <summary>One page of tags.</summary>
public sealed record ListOpenIDConnectProviderTagsResult(IReadOnlyList<Tag> Tags, bool IsTruncated, string? Marker);
