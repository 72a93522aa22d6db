using IamConsole.Core.Authorization;
using IamConsole.Core.Model;
using IamConsole.Core.Operations;

namespace IamConsole.Core.Mfa;

/// <summary>Adds tags to a virtual MFA device; one of the same key is overwritten. Keys are case-sensitive. Other devices have no tags.</summary>
public sealed record TagMFADevice(string SerialNumber, IReadOnlyList<Tag> Tags) : IamOperation<Nothing, MfaDeviceTarget>
{
    protected override Task<MfaDeviceTarget> ResolveAsync(OperationContext context, CancellationToken cancellationToken) => context.FindMfaDeviceAsync(SerialNumber, cancellationToken);

    protected override IEnumerable<ActionRequest> Authorizations(OperationContext context, MfaDeviceTarget target) => [target.Action("iam:TagMFADevice").WithRequestTags(Tags)];

    protected override async Task<IamResult<Nothing>> ExecuteAsync(OperationContext context, MfaDeviceTarget target, CancellationToken cancellationToken) =>
        await context.AddTagsAsync(SerialNumber, Tags, ignoreCase: false, "TagsPerVirtualMFADevice", cancellationToken) is { } problem ? problem : Nothing.Value;
}
