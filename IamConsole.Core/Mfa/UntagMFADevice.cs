using IamConsole.Core.Authorization;
using IamConsole.Core.Operations;

namespace IamConsole.Core.Mfa;

/// <summary>Removes tags from a virtual MFA device; absent keys are passed over.</summary>
public sealed record UntagMFADevice(string SerialNumber, IReadOnlyList<string> TagKeys) : IamOperation<Nothing, MfaDeviceTarget>
{
    protected override Task<MfaDeviceTarget> ResolveAsync(OperationContext context, CancellationToken cancellationToken) => context.FindMfaDeviceAsync(SerialNumber, cancellationToken);

    protected override IEnumerable<ActionRequest> Authorizations(OperationContext context, MfaDeviceTarget target) => [target.Action("iam:UntagMFADevice").WithTagKeys(TagKeys)];

    protected override async Task<IamResult<Nothing>> ExecuteAsync(OperationContext context, MfaDeviceTarget target, CancellationToken cancellationToken)
    {
        await context.RemoveTagsAsync(SerialNumber, TagKeys, ignoreCase: false, cancellationToken);
        return Nothing.Value;
    }
}
