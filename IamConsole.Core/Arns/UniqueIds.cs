using System.Globalization;
using System.Security.Cryptography;

namespace IamConsole.Core.Arns;

/// <summary>Makes the ids that never change and are never used again (IAM User Guide, Unique identifiers).</summary>
/// <remarks>
/// A prefix of four letters names the kind. The eight characters after it carry the account number in base32, as AWS's
/// do (observed); the rest is random.
/// </remarks>
public static class UniqueIds
{
    public const string UserPrefix = "AIDA";
    public const string RolePrefix = "AROA";
    public const string GroupPrefix = "AGPA";
    public const string ManagedPolicyPrefix = "ANPA";
    public const string InstanceProfilePrefix = "AIPA";
    public const string CertificatePrefix = "ASCA";
    public const string SshPublicKeyPrefix = "APKA";
    public const string ServiceSpecificCredentialPrefix = "ACCA";
    public const string LongTermAccessKeyPrefix = "AKIA";
    public const string TemporaryAccessKeyPrefix = "ASIA";

    private const string Base32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    private const string SecretAlphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

    /// <summary>A new id of a user, group, role, managed policy or what else has a prefix: 21 characters.</summary>
    public static string New(string prefix, AccountId account) => New(prefix, account, 21);

    /// <summary>A new access key id: 20 characters.</summary>
    public static string NewAccessKeyId(AccountId account, string prefix = LongTermAccessKeyPrefix) => New(prefix, account, 20);

    /// <summary>A new id without a prefix, as signing certificates, SAML providers and their keys have: 32 characters of base32, 160 random bits.</summary>
    public static string NewWithoutPrefix() => RandomNumberGenerator.GetString(Base32, 32);

    /// <summary>A new secret access key: 40 characters of <c>A-Z a-z 0-9 + /</c>, 240 random bits.</summary>
    public static string NewSecretAccessKey() => RandomNumberGenerator.GetString(SecretAlphabet, 40);

    /// <summary>Whether a text has the shape of an access key id; nothing is looked up.</summary>
    public static bool LooksLikeAccessKeyId(string? text) =>
        text is { Length: 20 }
        && (text.StartsWith(LongTermAccessKeyPrefix, StringComparison.OrdinalIgnoreCase) || text.StartsWith(TemporaryAccessKeyPrefix, StringComparison.OrdinalIgnoreCase))
        && text.All(char.IsAsciiLetterOrDigit);

    /// <summary>Whether a text has the shape of a secret access key; nothing is looked up.</summary>
    public static bool LooksLikeSecretAccessKey(string? text) =>
        text is { Length: 40 } && text.All(c => SecretAlphabet.Contains(c))
        && text.Any(char.IsAsciiDigit) && text.Any(char.IsAsciiLetterUpper) && text.Any(char.IsAsciiLetterLower);

    /// <summary>The account that an id carries; none where it carries none.</summary>
    public static AccountId? AccountOf(string id)
    {
        if (id is not { Length: > 12 })
        {
            return null;
        }

        long packed = 0;
        for (var i = 4; i <= 12; i++)
        {
            var digit = Base32.IndexOf(id[i], StringComparison.Ordinal);
            if (digit < 0)
            {
                return null;
            }

            packed = i < 12 ? (packed << 5) + digit : ((packed - 0x80_0000_0000L) << 1) + (digit >> 4);
        }

        return packed >= 0 && AccountId.TryParse(packed.ToString("D12", CultureInfo.InvariantCulture), null, out var account) ? account : null;
    }

    private static string New(string prefix, AccountId account, int length) =>
        string.Create(length, (prefix, account), static (span, state) =>
        {
            state.prefix.CopyTo(span);
            var packed = (state.account.Number >> 1) + 0x80_0000_0000L;
            for (var i = 0; i < 8; i++)
            {
                span[4 + i] = Base32[(int)((packed >> (35 - (5 * i))) & 31)];
            }

            // The low bit of the account selects the half of the next character's range.
            span[12] = Base32[RandomNumberGenerator.GetInt32(16) + ((state.account.Number & 1) == 1 ? 16 : 0)];
            for (var i = 13; i < span.Length; i++)
            {
                span[i] = Base32[RandomNumberGenerator.GetInt32(32)];
            }
        });
}
