using IamConsole.Core.Model;
using IamConsole.Core.Operations;
using Microsoft.EntityFrameworkCore;

namespace IamConsole.Core.Authentication;

/// <summary>An MFA device's serial number and code that come with a signed request (STS: <c>SerialNumber</c> and <c>TokenCode</c>).</summary>
/// <remarks>Guesses are counted under a counter of the device for signed requests, before they are looked at; sign-in has others. Messages are AWS's from memory.</remarks>
public static class SignedMfaCode
{
    private static readonly IamError Unknown = new("AccessDenied", "MultiFactorAuthentication failed, unable to validate MFA code.  Please verify your MFA serial number is valid and associated with this user.");
    private static readonly IamError Wrong = new("AccessDenied", "MultiFactorAuthentication failed with invalid MFA one time pass code.");

    /// <summary>Accepts a code of one of the caller's own devices once, in the open transaction.</summary>
    /// <param name="context">Of a request that writes.</param>
    /// <param name="serialNumber">As sent.</param>
    /// <param name="code">As sent.</param>
    /// <param name="cancellationToken">Ends the read early.</param>
    /// <returns>The refusal, or none where the code was accepted; that counts when the transaction is committed.</returns>
    public static async Task<IamError?> AcceptSignedCodeAsync(this OperationContext context, string? serialNumber, string? code, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(context);
        var caller = context.Caller;
        var device = caller.Kind is CallerKind.User or CallerKind.Root && serialNumber is not null
            ? await context.Db.MfaDevices.FirstOrDefaultAsync(device => device.SerialNumber == serialNumber && device.OwnerId == caller.PrincipalId, cancellationToken)
            : null;
        if (device is null || code is null)
        {
            return Unknown;
        }

        if (!device.AcceptCode(context.Secrets, code, context.RealNow))
        {
            return Wrong;
        }

        await context.ForgetCodeGuessesAsync(device.SerialNumber, cancellationToken);
        return null;
    }

    /// <summary>Begins the counter of a device anew in which the caller's guesses with requests are counted; codes of it were right.</summary>
    public static async Task ForgetCodeGuessesAsync(this OperationContext context, string serialNumber, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(context);
        var counter = KeyOf(context.Caller, serialNumber).Text;
        context.Db.SignInThrottles.RemoveRange(await context.Db.SignInThrottles.Where(row => row.Key == counter).ToListAsync(cancellationToken));
    }

    /// <summary>The counter of guesses.</summary>
    internal static ThrottleKey KeyOf(Caller caller, string serialNumber) => ThrottleKey.OfDevice(caller.Account, serialNumber, $"signed by {caller.PrincipalId}");
}
