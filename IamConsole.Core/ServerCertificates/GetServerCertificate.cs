using IamConsole.Core.Authorization;
using IamConsole.Core.Operations;
using IamConsole.Core.Operations.Shapes;

namespace IamConsole.Core.ServerCertificates;

/// <summary>A server certificate with its chain.</summary>
public sealed record GetServerCertificate(string ServerCertificateName) : IamOperation<GetServerCertificateResult, ServerCertificateTarget>
{
    protected override Task<ServerCertificateTarget> ResolveAsync(OperationContext context, CancellationToken cancellationToken) => context.FindServerCertificateAsync(ServerCertificateName, cancellationToken);

    protected override IEnumerable<ActionRequest> Authorizations(OperationContext context, ServerCertificateTarget target) => [target.Action("iam:GetServerCertificate")];

    protected override Task<IamResult<GetServerCertificateResult>> ExecuteAsync(OperationContext context, ServerCertificateTarget target, CancellationToken cancellationToken)
    {
        var certificate = target.Existing;
        return Task.FromResult<IamResult<GetServerCertificateResult>>(new GetServerCertificateResult(
            new ServerCertificate(ServerCertificateMetadata.Of(context.Account, certificate), certificate.Body)
            {
                CertificateChain = certificate.Chain,
                Tags = target.Tags is [] ? null : target.Tags,
            }));
    }
}

/// <summary>The certificate.</summary>
public sealed record GetServerCertificateResult(ServerCertificate ServerCertificate);
