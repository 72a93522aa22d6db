using IamConsole.Core.Authorization;
using IamConsole.Core.Operations;
using Microsoft.EntityFrameworkCore;

namespace IamConsole.Core.ServerCertificates;

/// <summary>Removes a server certificate with its tags.</summary>
public sealed record DeleteServerCertificate(string ServerCertificateName) : IamOperation<Nothing, ServerCertificateTarget>
{
    protected override Task<ServerCertificateTarget> ResolveAsync(OperationContext context, CancellationToken cancellationToken) => context.FindServerCertificateAsync(ServerCertificateName, cancellationToken);

    protected override IEnumerable<ActionRequest> Authorizations(OperationContext context, ServerCertificateTarget target) => [target.Action("iam:DeleteServerCertificate")];

    protected override async Task<IamResult<Nothing>> ExecuteAsync(OperationContext context, ServerCertificateTarget target, CancellationToken cancellationToken)
    {
        context.Db.Tags.RemoveRange(await context.Db.Tags.Where(tag => tag.ResourceId == target.Existing.Id).ToListAsync(cancellationToken));
        context.Db.ServerCertificates.Remove(target.Existing);
        return Nothing.Value;
    }
}
