using IamConsole.Core.Authorization;
using IamConsole.Core.Model;
using IamConsole.Core.Operations;

namespace IamConsole.Core.Mfa;

/// <summary>The tags of a virtual MFA device by key.</summary>
public sealed record ListMFADeviceTags(string SerialNumber) : IamOperation<ListMFADeviceTagsResult, MfaDeviceTarget>
{
    public string? Marker { get; init; }

    public int? MaxItems { get; init; }

    protected override Task<MfaDeviceTarget> ResolveAsync(OperationContext context, CancellationToken cancellationToken) => context.FindMfaDeviceAsync(SerialNumber, cancellationToken);

    protected override IEnumerable<ActionRequest> Authorizations(OperationContext context, MfaDeviceTarget target) => [target.Action("iam:ListMFADeviceTags")];

    protected override async Task<IamResult<ListMFADeviceTagsResult>> ExecuteAsync(OperationContext context, MfaDeviceTarget target, CancellationToken cancellationToken) =>
        (await context.ListTagsAsync(SerialNumber, Marker, MaxItems, cancellationToken)).Map(page => new ListMFADeviceTagsResult(page.Items, page.IsTruncated, page.Marker));
}

/// <summary>One page of tags.</summary>
public sealed record ListMFADeviceTagsResult(IReadOnlyList<Tag> Tags, bool IsTruncated, string? Marker);
