using System.Security.Cryptography;
using IamConsole.Core.Arns;
using Microsoft.AspNetCore.DataProtection;

namespace IamConsole.Core.Storage;

/// <summary>Encrypts what must be readable again: secret access keys, MFA seeds, session tokens, the private keys of SAML providers and the messages of refusals.</summary>
public sealed class SecretProtector(IDataProtectionProvider provider)
{
    private readonly IDataProtector _accessKeys = provider.CreateProtector("IamConsole.AccessKeySecret.v1");
    private readonly IDataProtector _mfaSeeds = provider.CreateProtector("IamConsole.MfaSeed.v1");

    private readonly IDataProtector _sessionTokens = provider.CreateProtector("IamConsole.SessionToken.v1");
    private readonly IDataProtector _samlPrivateKeys = provider.CreateProtector("IamConsole.SamlPrivateKey.v1");
    private readonly IDataProtector _authorizationMessages = provider.CreateProtector("IamConsole.AuthorizationMessage.v1");

    public string ProtectAccessKeySecret(string secret) => _accessKeys.Protect(secret);

    /// <exception cref="System.Security.Cryptography.CryptographicException">The key ring that protected it is gone.</exception>
    public string UnprotectAccessKeySecret(string protectedSecret) => _accessKeys.Unprotect(protectedSecret);

    public string ProtectMfaSeed(string seed) => _mfaSeeds.Protect(seed);

    /// <exception cref="System.Security.Cryptography.CryptographicException">The key ring that protected it is gone.</exception>
    public string UnprotectMfaSeed(string protectedSeed) => _mfaSeeds.Unprotect(protectedSeed);

    public string ProtectSessionToken(string content) => _sessionTokens.Protect(content);

    /// <summary>What a session token holds; none where it is not one of ours or has been altered.</summary>
    public string? FindSessionToken(string token)
    {
        try
        {
            return _sessionTokens.Unprotect(token);
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    public string ProtectSamlPrivateKey(string pem) => _samlPrivateKeys.Protect(pem);

    /// <exception cref="System.Security.Cryptography.CryptographicException">The key ring that protected it is gone.</exception>
    public string UnprotectSamlPrivateKey(string protectedPem) => _samlPrivateKeys.Unprotect(protectedPem);

    public byte[] ProtectAuthorizationMessage(AccountId account, byte[] content) => MessagesOf(account).Protect(content);

    /// <summary>What the message of a refusal holds; none where it is not one of this account or has been altered.</summary>
    public byte[]? FindAuthorizationMessage(AccountId account, byte[] message)
    {
        try
        {
            return MessagesOf(account).Unprotect(message);
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    private IDataProtector MessagesOf(AccountId account) => _authorizationMessages.CreateProtector(account.ToString());
}
