using System.Security.Cryptography.X509Certificates;
using IamConsole.Core.Arns;
using IamConsole.Core.Authorization;
using IamConsole.Core.Operations;
using IamConsole.Core.Operations.Shapes;
using Microsoft.EntityFrameworkCore;

namespace IamConsole.Core.SigningCertificates;

/// <summary>Gives a user, or the caller, who may be root, an X.509 signing certificate, at most two.</summary>
/// <remarks>Refused with <c>MalformedCertificate</c>, <c>InvalidCertificate</c> for one that has ended or has no RSA key, <c>DuplicateCertificate</c>, <c>LimitExceeded</c>; the words are from memory.</remarks>
public sealed record UploadSigningCertificate(string CertificateBody) : IamOperation<UploadSigningCertificateResult, CredentialOwner>
{
    public string? UserName { get; init; }

    protected override Task<CredentialOwner> ResolveAsync(OperationContext context, CancellationToken cancellationToken) => context.FindCredentialOwnerAsync(UserName, cancellationToken);

    protected override IEnumerable<ActionRequest> Authorizations(OperationContext context, CredentialOwner target) => [target.Action("iam:UploadSigningCertificate")];

    /// <summary>A certificate of root's opens the whole account.</summary>
    protected override bool NeedsFreshProof(OperationContext context, CredentialOwner target) => target.User is null;

    protected override async Task<IamResult<UploadSigningCertificateResult>> ExecuteAsync(OperationContext context, CredentialOwner target, CancellationToken cancellationToken)
    {
        if (!Read(context.Now).TryGet(out var thumbprint, out var invalid))
        {
            return invalid;
        }

        if (await context.Db.SigningCertificates.AnyAsync(certificate => certificate.Thumbprint == thumbprint, cancellationToken))
        {
            return new IamError("DuplicateCertificate", "The same certificate is associated with an IAM user in the account.");
        }

        if (await context.Db.SigningCertificates.CountAsync(certificate => certificate.OwnerId == target.ExistingId, cancellationToken) >= Quotas.SigningCertificatesPerUser)
        {
            return IamError.LimitExceeded("CertificatesPerUser", Quotas.SigningCertificatesPerUser);
        }

        var certificate = new Model.SigningCertificate
        {
            Id = UniqueIds.NewWithoutPrefix(),
            OwnerId = target.ExistingId,
            Body = CertificateBody,
            Thumbprint = thumbprint,
            UploadedAt = context.Now,
        };
        context.Db.SigningCertificates.Add(certificate);
        return new UploadSigningCertificateResult(SigningCertificate.Of(target.UserName, certificate));
    }

    private IamResult<string> Read(DateTimeOffset now)
    {
        if (!CertificateText.ReadOne(CertificateBody).TryGet(out var certificate, out var malformed))
        {
            return malformed;
        }

        using (certificate)
        using (var key = certificate.GetRSAPublicKey())
        {
            return key is null ? new IamError("InvalidCertificate", "The certificate does not have an RSA key.")
                : CertificateText.ExpiryOf(certificate) <= now ? new IamError("InvalidCertificate", "The certificate has expired.")
                : certificate.Thumbprint;
        }
    }
}

/// <summary>The certificate.</summary>
public sealed record UploadSigningCertificateResult(SigningCertificate Certificate);
