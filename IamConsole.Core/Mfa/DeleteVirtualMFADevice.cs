using IamConsole.Core.Authorization;
using IamConsole.Core.Operations;
using Microsoft.EntityFrameworkCore;

namespace IamConsole.Core.Mfa;

/// <summary>Deletes a virtual MFA device that nobody has any more.</summary>
public sealed record DeleteVirtualMFADevice(string SerialNumber) : IamOperation<Nothing, MfaDeviceTarget>
{
    protected override Task<MfaDeviceTarget> ResolveAsync(OperationContext context, CancellationToken cancellationToken) => context.FindMfaDeviceAsync(SerialNumber, cancellationToken);

    protected override IEnumerable<ActionRequest> Authorizations(OperationContext context, MfaDeviceTarget target) => [target.Action("iam:DeleteVirtualMFADevice")];

    protected override bool NeedsFreshProof(OperationContext context, MfaDeviceTarget target) => true;

    protected override async Task<IamResult<Nothing>> ExecuteAsync(OperationContext context, MfaDeviceTarget target, CancellationToken cancellationToken)
    {
        if (target.Existing.OwnerId is not null)
        {
            return IamError.DeleteConflict("MFA VirtualDevice is in use. Must deactivate first.");
        }

        context.Db.Tags.RemoveRange(await context.Db.Tags.Where(tag => tag.ResourceId == SerialNumber).ToListAsync(cancellationToken));
        context.Db.MfaDevices.Remove(target.Existing);
        return Nothing.Value;
    }
}
