using IamConsole.Core.Authorization;
using IamConsole.Core.Model;
using IamConsole.Core.Operations;

namespace IamConsole.Core.ServerCertificates;

/// <summary>The tags of a server certificate by key.</summary>
public sealed record ListServerCertificateTags(string ServerCertificateName) : IamOperation<ListServerCertificateTagsResult, ServerCertificateTarget>
{
    public string? Marker { get; init; }

    public int? MaxItems { get; init; }

    protected override Task<ServerCertificateTarget> ResolveAsync(OperationContext context, CancellationToken cancellationToken) => context.FindServerCertificateAsync(ServerCertificateName, cancellationToken);

    protected override IEnumerable<ActionRequest> Authorizations(OperationContext context, ServerCertificateTarget target) => [target.Action("iam:ListServerCertificateTags")];

    protected override async Task<IamResult<ListServerCertificateTagsResult>> ExecuteAsync(OperationContext context, ServerCertificateTarget target, CancellationToken cancellationToken) =>
        (await context.ListTagsAsync(target.Existing.Id, Marker, MaxItems, cancellationToken)).Map(page => new ListServerCertificateTagsResult(page.Items, page.IsTruncated, page.Marker));
}

/// <summary>One page of tags.</summary>
public sealed record ListServerCertificateTagsResult(IReadOnlyList<Tag> Tags, bool IsTruncated, string? Marker);
