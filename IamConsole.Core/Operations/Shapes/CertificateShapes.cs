using IamConsole.Core.Arns;
using IamConsole.Core.Model;

namespace IamConsole.Core.Operations.Shapes;

/// <summary>A server certificate without its text.</summary>
public sealed record ServerCertificateMetadata
{
    public required string Path { get; init; }
    public required string ServerCertificateName { get; init; }
    public required string ServerCertificateId { get; init; }
    public required string Arn { get; init; }
    public required DateTimeOffset UploadDate { get; init; }
    public required DateTimeOffset Expiration { get; init; }

    public static ServerCertificateMetadata Of(AccountId account, Model.ServerCertificate certificate) => new()
    {
        Path = certificate.Path,
        ServerCertificateName = certificate.Name,
        ServerCertificateId = certificate.Id,
        Arn = Arns.Arn.ServerCertificate(account, certificate.Path, certificate.Name).ToString(),
        UploadDate = certificate.UploadedAt,
        Expiration = certificate.ExpiresAt,
    };
}

/// <summary>A server certificate; its private key is in no answer.</summary>
public sealed record ServerCertificate(ServerCertificateMetadata ServerCertificateMetadata, string CertificateBody)
{
    public string? CertificateChain { get; init; }

    public IReadOnlyList<Tag>? Tags { get; init; }
}

/// <summary>An X.509 signing certificate.</summary>
public sealed record SigningCertificate(string UserName, string CertificateId, string CertificateBody, string Status, DateTimeOffset UploadDate)
{
    public static SigningCertificate Of(string userName, Model.SigningCertificate certificate) =>
        new(userName, certificate.Id, certificate.Body, AccessKeyStatus.Of(certificate.IsActive), certificate.UploadedAt);
}

/// <summary>An SSH public key.</summary>
public sealed record SSHPublicKey(string UserName, string SSHPublicKeyId, string Fingerprint, string SSHPublicKeyBody, string Status, DateTimeOffset UploadDate);

/// <summary>An SSH public key without its text.</summary>
public sealed record SSHPublicKeyMetadata(string UserName, string SSHPublicKeyId, string Status, DateTimeOffset UploadDate)
{
    public static SSHPublicKeyMetadata Of(string userName, SshPublicKey key) => new(userName, key.Id, AccessKeyStatus.Of(key.IsActive), key.UploadedAt);
}

/// <summary>A credential for one service with its secret, which is never to be had again.</summary>
public sealed record ServiceSpecificCredential
{
    public required DateTimeOffset CreateDate { get; init; }
    public DateTimeOffset? ExpirationDate { get; init; }
    public required string ServiceName { get; init; }

    /// <summary>The user name towards the service; none of an API key.</summary>
    public string? ServiceUserName { get; init; }
    public string? ServicePassword { get; init; }

    /// <summary>What an API key is called; none of a user name.</summary>
    public string? ServiceCredentialAlias { get; init; }

    /// <summary>An API key.</summary>
    public string? ServiceCredentialSecret { get; init; }
    public required string ServiceSpecificCredentialId { get; init; }
    public required string UserName { get; init; }
    public required string Status { get; init; }

    /// <summary>The id; the secret stays out of every log.</summary>
    public override string ToString() => ServiceSpecificCredentialId;
}

/// <summary>A credential for one service without its secret.</summary>
public sealed record ServiceSpecificCredentialMetadata
{
    public required string UserName { get; init; }
    public required string Status { get; init; }
    public string? ServiceUserName { get; init; }
    public string? ServiceCredentialAlias { get; init; }
    public required DateTimeOffset CreateDate { get; init; }
    public DateTimeOffset? ExpirationDate { get; init; }
    public required string ServiceSpecificCredentialId { get; init; }
    public required string ServiceName { get; init; }
}
