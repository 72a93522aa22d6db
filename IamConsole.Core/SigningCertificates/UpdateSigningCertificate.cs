using IamConsole.Core.Authorization;
using IamConsole.Core.Operations;

namespace IamConsole.Core.SigningCertificates;

/// <summary>Activates or deactivates a signing certificate.</summary>
public sealed record UpdateSigningCertificate(string CertificateId, string Status) : IamOperation<Nothing, CredentialOwner>
{
    public string? UserName { get; init; }

    protected override Task<CredentialOwner> ResolveAsync(OperationContext context, CancellationToken cancellationToken) => context.FindCredentialOwnerAsync(UserName, cancellationToken);

    protected override IEnumerable<ActionRequest> Authorizations(OperationContext context, CredentialOwner target) => [target.Action("iam:UpdateSigningCertificate")];

    protected override async Task<IamResult<Nothing>> ExecuteAsync(OperationContext context, CredentialOwner target, CancellationToken cancellationToken)
    {
        if (!CredentialStatus.Read(Status).TryGet(out var usable, out var invalid))
        {
            return invalid;
        }

        if (await context.FindSigningCertificateAsync(target.ExistingId, CertificateId, cancellationToken) is not { } certificate)
        {
            return SigningCertificateRows.NotFound(CertificateId);
        }

        certificate.IsActive = usable.IsActive;
        return Nothing.Value;
    }
}
