using IamConsole.Core.Model;
using IamConsole.Core.Operations;
using Microsoft.EntityFrameworkCore;

namespace IamConsole.Core.SigningCertificates;

/// <summary>Finds signing certificates, and words their absence.</summary>
internal static class SigningCertificateRows
{
    public static IamError NotFound(string certificateId) => IamError.NoSuchEntity($"The Certificate with id {certificateId} cannot be found.");

    public static Task<SigningCertificate?> FindSigningCertificateAsync(this OperationContext context, string ownerId, string certificateId, CancellationToken cancellationToken) =>
        context.Db.SigningCertificates.FirstOrDefaultAsync(certificate => certificate.Id == certificateId && certificate.OwnerId == ownerId, cancellationToken);
}
