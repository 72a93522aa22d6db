using IamConsole.Core.Arns;
using IamConsole.Core.Authorization;
using IamConsole.Core.Operations;
using IamConsole.Core.Operations.Shapes;

namespace IamConsole.Core.ServerCertificates;

/// <summary>The server certificates of the account by name; without their texts and tags.</summary>
public sealed record ListServerCertificates : IamOperation<ListServerCertificatesResult, AccountTarget>
{
    public string? PathPrefix { get; init; }

    public string? Marker { get; init; }

    public int? MaxItems { get; init; }

    protected override Task<AccountTarget> ResolveAsync(OperationContext context, CancellationToken cancellationToken) =>
        Task.FromResult(new AccountTarget(Arn.OfIam(context.Account, $"server-certificate{PathPrefix ?? "/"}").ToString()));

    protected override IEnumerable<ActionRequest> Authorizations(OperationContext context, AccountTarget target) => [new("iam:ListServerCertificates", target.ArnText)];

    protected override async Task<IamResult<ListServerCertificatesResult>> ExecuteAsync(OperationContext context, AccountTarget target, CancellationToken cancellationToken)
    {
        var prefix = PathPrefix ?? "/";
        var certificates = await context.Db.ServerCertificates
            .Where(certificate => certificate.Path.Substring(0, prefix.Length) == prefix)
            .ToPageAsync(certificate => certificate.Name, Marker, MaxItems, cancellationToken);
        return certificates.Map(page => new ListServerCertificatesResult([.. page.Items.Select(certificate => ServerCertificateMetadata.Of(context.Account, certificate))], page.IsTruncated, page.Marker));
    }
}

/// <summary>One page of server certificates.</summary>
public sealed record ListServerCertificatesResult(IReadOnlyList<ServerCertificateMetadata> ServerCertificateMetadataList, bool IsTruncated, string? Marker);
