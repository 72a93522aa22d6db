using System.Security.Cryptography;
using IamConsole.Core.Arns;
using IamConsole.Core.Model;
using IamConsole.Core.Operations;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace IamConsole.Core.Mfa;

/// <summary>A passkey or security key that a browser has made and that was verified against its challenge. AWS's API cannot assign one, the console does.</summary>
/// <param name="Name">A name of IAM's kind, up to <see cref="LongestName"/> characters, that none of the owner's other passkeys has.</param>
/// <param name="Info">What it proves itself by.</param>
public sealed record PasskeyDevice(string Name, UserPasskeyInfo Info)
{
    /// <summary>The most characters of a name: with a user's name and the suffix the ARN stays within 256.</summary>
    public const int LongestName = 64;

    private const string SuffixAlphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    private const int SuffixLength = 16;

    /// <summary>The request that makes it a device of a user's or of root's and assigns it, in one. It is recorded as <c>EnableMFADevice</c>.</summary>
    /// <param name="account">The account.</param>
    /// <param name="userName">Whose; none for root's own.</param>
    public EnableMFADevice Enable(AccountId account, string? userName) =>
        new(userName, Arn.SecurityKey(account, userName, Name, RandomNumberGenerator.GetString(SuffixAlphabet, SuffixLength)).ToString(), null!, null!) { Passkey = this };

    /// <summary>Why it cannot be assigned, or none.</summary>
    internal async Task<IamError?> FindProblemAsync(OperationContext context, CredentialOwner owner, CancellationToken cancellationToken)
    {
        var db = context.Db;
        return await db.Passkeys.AnyAsync(other => other.CredentialId == Info.CredentialId, cancellationToken)
            ? IamError.EntityAlreadyExists("MFA device is already in use.")
            : await db.Passkeys.AnyAsync(other => other.Name == Name && db.MfaDevices.Any(device => device.SerialNumber == other.SerialNumber && device.OwnerId == owner.OwnerId), cancellationToken)
                ? IamError.EntityAlreadyExists($"{owner.UserName} has a passkey or security key with the name {Name} already.")
                : null;
    }

    internal Nothing AddTo(OperationContext context, CredentialOwner owner, string serialNumber)
    {
        context.Db.MfaDevices.Add(new MfaDevice { SerialNumber = serialNumber, Kind = MfaDeviceKind.SecurityKey, OwnerId = owner.ExistingId, CreatedAt = context.Now, EnabledAt = context.Now });
        context.Db.Passkeys.Add(new Passkey
        {
            SerialNumber = serialNumber,
            Name = Name,
            CredentialId = Info.CredentialId,
            PublicKey = Info.PublicKey,
            SignCount = Info.SignCount,
            Transports = Info.Transports is { Length: > 0 } transports ? string.Join(',', transports) : null,
            IsUserVerified = Info.IsUserVerified,
            IsBackupEligible = Info.IsBackupEligible,
            IsBackedUp = Info.IsBackedUp,
            AttestationObject = Info.AttestationObject,
            ClientDataJson = Info.ClientDataJson,
        });
        return Nothing.Value;
    }
}
