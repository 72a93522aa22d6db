using IamConsole.Core.Authorization;
using IamConsole.Core.Model;
using IamConsole.Core.Operations;

namespace IamConsole.Core.Providers;

/// <summary>The tags of a SAML provider by key.</summary>
public sealed record ListSAMLProviderTags(string SAMLProviderArn) : IamOperation<ListSAMLProviderTagsResult, SamlProviderTarget>
{
    public string? Marker { get; init; }

    public int? MaxItems { get; init; }

    protected override Task<SamlProviderTarget> ResolveAsync(OperationContext context, CancellationToken cancellationToken) => context.FindSamlProviderAsync(SAMLProviderArn, cancellationToken);

    protected override IEnumerable<ActionRequest> Authorizations(OperationContext context, SamlProviderTarget target) => [target.Action("iam:ListSAMLProviderTags")];

    protected override async Task<IamResult<ListSAMLProviderTagsResult>> ExecuteAsync(OperationContext context, SamlProviderTarget target, CancellationToken cancellationToken) =>
        (await context.ListTagsAsync(target.Existing.Id, Marker, MaxItems, cancellationToken)).Map(page => new ListSAMLProviderTagsResult(page.Items, page.IsTruncated, page.Marker));
}

/// <summary>One page of tags.</summary>
public sealed record ListSAMLProviderTagsResult(IReadOnlyList<Tag> Tags, bool IsTruncated, string? Marker);
