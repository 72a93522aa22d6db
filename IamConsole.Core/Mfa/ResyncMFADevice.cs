using IamConsole.Core.Authentication;
using IamConsole.Core.Authorization;
using IamConsole.Core.Operations;
using Microsoft.EntityFrameworkCore;

namespace IamConsole.Core.Mfa;

/// <summary>
/// Learns anew how far the clock of a user's virtual device or hardware token is off, by two successive codes that were not
/// used yet. Attempts are counted, and those beyond the free ones refused with <c>Throttling</c>. The console's root leaves the user name out. Refused with <c>InvalidAuthenticationCode</c> and <c>NoSuchEntity</c>.
/// </summary>
public sealed record ResyncMFADevice(string? UserName, string SerialNumber, string AuthenticationCode1, string AuthenticationCode2) : IamOperation<Nothing, CredentialOwner>
{
    internal override bool MayOmit(string member) => member == nameof(UserName);

    protected override async ValueTask<object?> PrepareAsync(Preparation preparation, CancellationToken cancellationToken) =>
        await preparation.Guesses.BeginCodeAsync(preparation.Caller, SerialNumber) is { } wait ? IamError.Throttling(wait) : null;

    protected override Task<CredentialOwner> ResolveAsync(OperationContext context, CancellationToken cancellationToken) => context.FindDeviceOwnerAsync(UserName, cancellationToken);

    protected override IEnumerable<ActionRequest> Authorizations(OperationContext context, CredentialOwner target) => [target.Action("iam:ResyncMFADevice")];

    protected override bool NeedsFreshProof(OperationContext context, CredentialOwner target) => true;

    protected override async Task<IamResult<Nothing>> ExecuteAsync(OperationContext context, CredentialOwner target, CancellationToken cancellationToken)
    {
        if (context.Prepared<IamError?>() is { } delayed)
        {
            return delayed;
        }

        var device = await context.Db.MfaDevices.FirstOrDefaultAsync(device => device.SerialNumber == SerialNumber && device.OwnerId == target.ExistingId, cancellationToken);
        if (device is null)
        {
            return MfaErrors.NotFound(SerialNumber);
        }

        if (!device.LearnClock(context.Secrets, AuthenticationCode1, AuthenticationCode2, context.RealNow))
        {
            return MfaErrors.CodeNotValid;
        }

        await context.ForgetCodeGuessesAsync(SerialNumber, cancellationToken);
        return Nothing.Value;
    }
}
