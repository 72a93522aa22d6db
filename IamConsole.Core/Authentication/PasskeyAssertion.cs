using IamConsole.Core.Model;
using IamConsole.Core.Storage;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace IamConsole.Core.Authentication;

/// <summary>A signature of one of the principal's passkeys or security keys. It is a second factor: by itself it signs nobody in.</summary>
/// <param name="VerifyAsync">Holds it against its challenge: the passkey with its new signature counter, or none.</param>
public sealed record PasskeyAssertion(Func<Task<UserPasskeyInfo?>> VerifyAsync) : MfaProof
{
    internal override bool IsFor(MfaDeviceKind kind) => kind is MfaDeviceKind.SecurityKey;

    internal override async ValueTask<MfaDevice?> FindProvenAsync(IReadOnlyList<MfaDevice> devices, IamDbContext db, SecretProtector secrets, DateTimeOffset realNow)
    {
        // Verified under the write lock, so that of two signatures with the same counter one is accepted.
        if (await VerifyAsync() is not { } verified || await db.Passkeys.SingleOrDefaultAsync(passkey => passkey.CredentialId == verified.CredentialId) is not { } stored)
        {
            return null;
        }

        var device = devices.FirstOrDefault(device => device.SerialNumber == stored.SerialNumber);
        if (device is not null)
        {
            (stored.SignCount, stored.IsBackedUp) = (verified.SignCount, verified.IsBackedUp);
        }

        return device;
    }
}
