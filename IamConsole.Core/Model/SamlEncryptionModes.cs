namespace IamConsole.Core.Model;

/// <summary>AWS's words for whether a SAML provider's assertions are encrypted.</summary>
public static class SamlEncryptionModes
{
    /// <summary>Only encrypted assertions are accepted.</summary>
    public const string Required = "Required";

    /// <summary>Encrypted assertions are accepted, and others too.</summary>
    public const string Allowed = "Allowed";
}
