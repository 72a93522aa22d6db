namespace IamConsole.Core.Federation;

/// <summary>The namespaces and names of SAML 2.0 that are looked for.</summary>
internal static class SamlNames
{
    public const string Metadata = "urn:oasis:names:tc:SAML:2.0:metadata";
    public const string Assertion = "urn:oasis:names:tc:SAML:2.0:assertion";
    public const string Protocol = "urn:oasis:names:tc:SAML:2.0:protocol";
    public const string Signature = "http://www.w3.org/2000/09/xmldsig#";
    public const string Encryption = "http://www.w3.org/2001/04/xmlenc#";
    public const string Success = "urn:oasis:names:tc:SAML:2.0:status:Success";
    public const string Bearer = "urn:oasis:names:tc:SAML:2.0:cm:bearer";
}
