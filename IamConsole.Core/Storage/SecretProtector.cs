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

    /// <summary>The secret; none where the key ring that protected it is gone.</summary>
    public string? FindAccessKeySecret(string protectedSecret) => Find(_accessKeys, protectedSecret);

    public string ProtectMfaSeed(string seed) => _mfaSeeds.Protect(seed);

    /// <summary>The secret; none where the key ring that protected it is gone.</summary>
    public string? FindMfaSeed(string protectedSeed) => Find(_mfaSeeds, protectedSeed);

    public string ProtectSessionToken(string content) => _sessionTokens.Protect(content);

    /// <summary>What a session token holds; none where it is not one of ours or has been altered.</summary>
    public string? FindSessionToken(string token) => Find(_sessionTokens, token);

    public string ProtectSamlPrivateKey(string pem) => _samlPrivateKeys.Protect(pem);

    /// <summary>The secret; none where the key ring that protected it is gone.</summary>
    public string? FindSamlPrivateKey(string protectedPem) => Find(_samlPrivateKeys, protectedPem);

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

    private static string? Find(IDataProtector protector, string text)
    {
        try
        {
            return protector.Unprotect(text);
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    private IDataProtector MessagesOf(AccountId account) => _authorizationMessages.CreateProtector(account.ToString());
}
