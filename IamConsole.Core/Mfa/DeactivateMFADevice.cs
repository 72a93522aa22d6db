using IamConsole.Core.Authentication;
using IamConsole.Core.Authorization;
using IamConsole.Core.Model;
using IamConsole.Core.Operations;
using Microsoft.EntityFrameworkCore;

namespace IamConsole.Core.Mfa;

/// <summary>Takes an MFA device away from its user, whose other sessions in the console end. A virtual one stays, unassigned, until it is deleted; a hardware token stays known, so that whoever gets it next needs no seed file and no code of it is accepted twice.</summary>
public sealed record DeactivateMFADevice(string SerialNumber) : IamOperation<Nothing, CredentialOwner>
{
    public string? UserName { get; init; }

    protected override Task<CredentialOwner> ResolveAsync(OperationContext context, CancellationToken cancellationToken) =>
        context.FindCredentialOwnerAsync(UserName, cancellationToken);

    protected override IEnumerable<ActionRequest> Authorizations(OperationContext context, CredentialOwner target) => [target.Action("iam:DeactivateMFADevice")];

    protected override bool NeedsFreshProof(OperationContext context, CredentialOwner target) => true;

    protected override async Task<IamResult<Nothing>> ExecuteAsync(OperationContext context, CredentialOwner target, CancellationToken cancellationToken)
    {
        if (await context.RefuseWithoutMfaAsync(target, cancellationToken) is { } refused)
        {
            return refused;
        }

        var device = await context.Db.MfaDevices.FirstOrDefaultAsync(device => device.SerialNumber == SerialNumber && device.OwnerId == target.ExistingId, cancellationToken);
        if (device is null)
        {
            return MfaErrors.NotFound(SerialNumber);
        }

        if (device.Kind is MfaDeviceKind.SecurityKey)
        {
            context.Db.MfaDevices.Remove(device);
        }
        else
        {
            device.Unassign();
        }

        await context.EndConsoleSessionsAsync(target, cancellationToken);
        return Nothing.Value;
    }
}
