using IamConsole.Core.Authorization;
using IamConsole.Core.Operations;
using IamConsole.Core.Operations.Shapes;

namespace IamConsole.Core.SigningCertificates;

/// <summary>The signing certificates of a user, or of the caller, who may be root.</summary>
public sealed record ListSigningCertificates(string? UserName = null) : IamOperation<ListSigningCertificatesResult, CredentialOwner>
{
    public string? Marker { get; init; }

    public int? MaxItems { get; init; }

    protected override Task<CredentialOwner> ResolveAsync(OperationContext context, CancellationToken cancellationToken) => context.FindCredentialOwnerAsync(UserName, cancellationToken);

    protected override IEnumerable<ActionRequest> Authorizations(OperationContext context, CredentialOwner target) => [target.Action("iam:ListSigningCertificates")];

    protected override async Task<IamResult<ListSigningCertificatesResult>> ExecuteAsync(OperationContext context, CredentialOwner target, CancellationToken cancellationToken)
    {
        var certificates = await context.Db.SigningCertificates.Where(certificate => certificate.OwnerId == target.ExistingId).ToPageAsync(certificate => certificate.Id, Marker, MaxItems, cancellationToken);
        return certificates.Map(page => new ListSigningCertificatesResult([.. page.Items.Select(certificate => SigningCertificate.Of(target.UserName, certificate))], page.IsTruncated, page.Marker));
    }
}

/// <summary>One page of signing certificates.</summary>
public sealed record ListSigningCertificatesResult(IReadOnlyList<SigningCertificate> Certificates, bool IsTruncated, string? Marker);
