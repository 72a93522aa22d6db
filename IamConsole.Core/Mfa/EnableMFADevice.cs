using IamConsole.Core.Authentication;
using IamConsole.Core.Authorization;
using IamConsole.Core.Operations;
using Microsoft.EntityFrameworkCore;

namespace IamConsole.Core.Mfa;

/// <summary>
/// Assigns an unassigned virtual device or hardware token to a user, who proves to hold it by two successive codes; at most
/// <see cref="Quotas.MfaDevicesPerUser"/>. The console's root leaves the user name out and assigns it to itself.
/// </summary>
/// <remarks>
/// The codes are used up by it: the next sign-in takes the device's next code. A session does not become one with MFA by it.
/// Refused with <c>InvalidAuthenticationCode</c>, <c>EntityAlreadyExists</c> where the device is somebody's already,
/// <c>LimitExceeded</c>, <c>NoSuchEntity</c>, <c>Throttling</c> after too many wrong codes, and <c>AccessDenied</c> where an IAM user who has a device already asks for itself
/// without having signed in with MFA.
/// </remarks>
public sealed record EnableMFADevice(string? UserName, string SerialNumber, string AuthenticationCode1, string AuthenticationCode2) : IamOperation<Nothing, CredentialOwner>
{
    /// <summary>
    /// The token of <see cref="SerialNumber"/> with its seed, by <see cref="HardwareToken.Enable"/>. No member of AWS's, so that the
    /// endpoint cannot send it; a token that was assigned here before needs it no more.
    /// </summary>
    internal HardwareToken? Token { get; init; }

    /// <summary>The passkey that gets <see cref="SerialNumber"/>, by <see cref="PasskeyDevice.Enable"/>; no member of AWS's either. It has proved itself and needs no codes.</summary>
    internal PasskeyDevice? Passkey { get; init; }

    internal override bool MayOmit(string member) => member == nameof(UserName) || (Passkey is not null && member is nameof(AuthenticationCode1) or nameof(AuthenticationCode2));

    protected override async ValueTask<object?> PrepareAsync(Preparation preparation, CancellationToken cancellationToken) =>
        Passkey is null && await preparation.Guesses.BeginCodeAsync(preparation.Caller, SerialNumber) is { } wait ? IamError.Throttling(wait) : null;

    protected override Task<CredentialOwner> ResolveAsync(OperationContext context, CancellationToken cancellationToken) => context.FindDeviceOwnerAsync(UserName, cancellationToken);

    protected override IEnumerable<ActionRequest> Authorizations(OperationContext context, CredentialOwner target) => [target.Action("iam:EnableMFADevice")];

    protected override bool NeedsFreshProof(OperationContext context, CredentialOwner target) => true;

    protected override async Task<IamResult<Nothing>> ExecuteAsync(OperationContext context, CredentialOwner target, CancellationToken cancellationToken)
    {
        if (await context.RefuseWithoutMfaAsync(target, cancellationToken) is { } refused)
        {
            return refused;
        }

        if (Passkey is not null)
        {
            var problem = await FindQuotaProblemAsync(context, target, cancellationToken) ?? await Passkey.FindProblemAsync(context, target, cancellationToken);
            return problem is null ? Passkey.AddTo(context, target, SerialNumber) : problem;
        }

        if (context.Prepared<IamError?>() is { } delayed)
        {
            return delayed;
        }

        var device = await context.Db.MfaDevices.FirstOrDefaultAsync(device => device.SerialNumber == SerialNumber, cancellationToken);
        device = Token is null || device?.OwnerId is not null ? device : Token.AddTo(context, device);
        if (device is null)
        {
            return MfaErrors.NotFound(SerialNumber);
        }

        if (device.OwnerId is not null)
        {
            return IamError.EntityAlreadyExists("MFA device is already in use.");
        }

        if (await FindQuotaProblemAsync(context, target, cancellationToken) is { } tooMany)
        {
            return tooMany;
        }

        if (!device.LearnClock(context.Secrets, AuthenticationCode1, AuthenticationCode2, context.RealNow))
        {
            return MfaErrors.CodeNotValid;
        }

        (device.OwnerId, device.EnabledAt) = (target.ExistingId, context.Now);
        await context.ForgetCodeGuessesAsync(SerialNumber, cancellationToken);
        return Nothing.Value;
    }

    private static async Task<IamError?> FindQuotaProblemAsync(OperationContext context, CredentialOwner target, CancellationToken cancellationToken) =>
        await context.Db.MfaDevices.CountAsync(other => other.OwnerId == target.ExistingId, cancellationToken) >= Quotas.MfaDevicesPerUser
            ? IamError.LimitExceeded("MFADevicesPerUser", Quotas.MfaDevicesPerUser)
            : null;
}
