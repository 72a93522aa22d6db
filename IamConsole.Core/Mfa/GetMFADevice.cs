using IamConsole.Core.Authorization;
using IamConsole.Core.Operations;
using Microsoft.EntityFrameworkCore;

namespace IamConsole.Core.Mfa;

/// <summary>An MFA device that is assigned to a user, or to the caller, who may be root.</summary>
public sealed record GetMFADevice(string SerialNumber) : IamOperation<GetMFADeviceResult, CredentialOwner>
{
    public string? UserName { get; init; }

    protected override Task<CredentialOwner> ResolveAsync(OperationContext context, CancellationToken cancellationToken) =>
        context.FindCredentialOwnerAsync(UserName, cancellationToken);

    protected override IEnumerable<ActionRequest> Authorizations(OperationContext context, CredentialOwner target) => [target.Action("iam:GetMFADevice")];

    protected override async Task<IamResult<GetMFADeviceResult>> ExecuteAsync(OperationContext context, CredentialOwner target, CancellationToken cancellationToken)
    {
        var device = await context.Db.MfaDevices.FirstOrDefaultAsync(device => device.SerialNumber == SerialNumber && device.OwnerId == target.ExistingId, cancellationToken);
        return device is null
            ? MfaErrors.NotFound(SerialNumber)
            : new GetMFADeviceResult(device.SerialNumber) { UserName = target.UserName, EnableDate = device.EnabledAt };
    }
}

/// <summary>Whose device it is, and since when.</summary>
public sealed record GetMFADeviceResult(string SerialNumber)
{
    public string? UserName { get; init; }

    public DateTimeOffset? EnableDate { get; init; }
}
