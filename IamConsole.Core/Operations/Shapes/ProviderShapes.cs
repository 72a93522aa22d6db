namespace IamConsole.Core.Operations.Shapes;

/// <summary>An OpenID Connect provider in a list.</summary>
public sealed record OpenIDConnectProviderListEntry(string Arn);

/// <summary>A SAML provider in a list.</summary>
public sealed record SAMLProviderListEntry(string Arn, DateTimeOffset ValidUntil, DateTimeOffset CreateDate);

/// <summary>A private key with which a SAML provider's assertions are opened, without the key itself.</summary>
public sealed record SAMLPrivateKey(string KeyId, DateTimeOffset Timestamp);
