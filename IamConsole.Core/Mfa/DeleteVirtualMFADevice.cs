using IamConsole.Core.Authorization;
using IamConsole.Core.Model;
using IamConsole.Core.Operations;
using Microsoft.EntityFrameworkCore;

namespace IamConsole.Core.Mfa;

/// <summary>Deletes a virtual MFA device that nobody has any more.</summary>
public sealed record DeleteVirtualMFADevice(string SerialNumber) : IamOperation<Nothing, AccountTarget>
{
    protected override Task<AccountTarget> ResolveAsync(OperationContext context, CancellationToken cancellationToken) => Task.FromResult(new AccountTarget(SerialNumber));

    protected override IEnumerable<ActionRequest> Authorizations(OperationContext context, AccountTarget target) => [new("iam:DeleteVirtualMFADevice", target.ArnText)];

    protected override async Task<IamResult<Nothing>> ExecuteAsync(OperationContext context, AccountTarget target, CancellationToken cancellationToken)
    {
        var device = await context.Db.MfaDevices.FirstOrDefaultAsync(device => device.SerialNumber == SerialNumber && device.Kind == MfaDeviceKind.Virtual, cancellationToken);
        if (device is null)
        {
            return MfaDeviceErrors.NotFound(SerialNumber);
        }

        if (device.OwnerId is not null)
        {
            return IamError.DeleteConflict("MFA VirtualDevice is in use. Must deactivate first.");
        }

        context.Db.Tags.RemoveRange(await context.Db.Tags.Where(tag => tag.ResourceId == SerialNumber).ToListAsync(cancellationToken));
        context.Db.MfaDevices.Remove(device);
        return Nothing.Value;
    }
}
