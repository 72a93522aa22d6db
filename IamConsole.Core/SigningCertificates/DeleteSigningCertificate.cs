using IamConsole.Core.Authorization;
using IamConsole.Core.Operations;

namespace IamConsole.Core.SigningCertificates;

/// <summary>Removes a signing certificate.</summary>
public sealed record DeleteSigningCertificate(string CertificateId) : IamOperation<Nothing, CredentialOwner>
{
    public string? UserName { get; init; }

    protected override Task<CredentialOwner> ResolveAsync(OperationContext context, CancellationToken cancellationToken) => context.FindCredentialOwnerAsync(UserName, cancellationToken);

    protected override IEnumerable<ActionRequest> Authorizations(OperationContext context, CredentialOwner target) => [target.Action("iam:DeleteSigningCertificate")];

    protected override async Task<IamResult<Nothing>> ExecuteAsync(OperationContext context, CredentialOwner target, CancellationToken cancellationToken)
    {
        if (await context.FindSigningCertificateAsync(target.ExistingId, CertificateId, cancellationToken) is not { } certificate)
        {
            return SigningCertificateRows.NotFound(CertificateId);
        }

        context.Db.SigningCertificates.Remove(certificate);
        return Nothing.Value;
    }
}
