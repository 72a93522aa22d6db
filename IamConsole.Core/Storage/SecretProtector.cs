using Microsoft.AspNetCore.DataProtection;

namespace IamConsole.Core.Storage;

/// <summary>Encrypts what must be readable again: secret access keys and MFA seeds.</summary>
public sealed class SecretProtector(IDataProtectionProvider provider)
{
    private readonly IDataProtector _accessKeys = provider.CreateProtector("IamConsole.AccessKeySecret.v1");
    private readonly IDataProtector _mfaSeeds = provider.CreateProtector("IamConsole.MfaSeed.v1");

    public string ProtectAccessKeySecret(string secret) => _accessKeys.Protect(secret);

    /// <exception cref="System.Security.Cryptography.CryptographicException">The key ring that protected it is gone.</exception>
    public string UnprotectAccessKeySecret(string protectedSecret) => _accessKeys.Unprotect(protectedSecret);

    public string ProtectMfaSeed(string seed) => _mfaSeeds.Protect(seed);

    /// <exception cref="System.Security.Cryptography.CryptographicException">The key ring that protected it is gone.</exception>
    public string UnprotectMfaSeed(string protectedSeed) => _mfaSeeds.Unprotect(protectedSeed);
}
