using IamConsole.Core.Arns;
using IamConsole.Core.Authorization;
using IamConsole.Core.Operations;
using Microsoft.EntityFrameworkCore;

namespace IamConsole.Core.ServerCertificates;

/// <summary>Renames a server certificate or moves it to another path.</summary>
/// <remarks>AWS asks for the permission on the certificate as it is and as it will be (IAM API Reference, UpdateServerCertificate).</remarks>
public sealed record UpdateServerCertificate(string ServerCertificateName) : IamOperation<Nothing, ServerCertificateTarget>
{
    public string? NewPath { get; init; }

    public string? NewServerCertificateName { get; init; }

    protected override Task<ServerCertificateTarget> ResolveAsync(OperationContext context, CancellationToken cancellationToken) => context.FindServerCertificateAsync(ServerCertificateName, cancellationToken);

    protected override IEnumerable<ActionRequest> Authorizations(OperationContext context, ServerCertificateTarget target)
    {
        yield return target.Action("iam:UpdateServerCertificate");
        var renamed = Arn.ServerCertificate(context.Account, NewPath ?? target.Certificate?.Path ?? "/", NewServerCertificateName ?? target.Certificate?.Name ?? ServerCertificateName);
        if (renamed != target.Arn)
        {
            yield return new ActionRequest("iam:UpdateServerCertificate", renamed).WithResourceTags(target.Tags);
        }
    }

    protected override async Task<IamResult<Nothing>> ExecuteAsync(OperationContext context, ServerCertificateTarget target, CancellationToken cancellationToken)
    {
        var certificate = target.Existing;
        if (NewServerCertificateName is not null && await context.Db.ServerCertificates.AnyAsync(other => other.Name == NewServerCertificateName && other.Id != certificate.Id, cancellationToken))
        {
            return ServerCertificateFinding.AlreadyExists(NewServerCertificateName);
        }

        certificate.Name = NewServerCertificateName ?? certificate.Name;
        certificate.Path = NewPath ?? certificate.Path;
        return Nothing.Value;
    }
}
