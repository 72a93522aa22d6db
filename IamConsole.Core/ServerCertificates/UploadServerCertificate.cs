using IamConsole.Core.Arns;
using IamConsole.Core.Authorization;
using IamConsole.Core.Model;
using IamConsole.Core.Operations;
using IamConsole.Core.Operations.Shapes;
using Microsoft.EntityFrameworkCore;

namespace IamConsole.Core.ServerCertificates;

/// <summary>Stores a server certificate, at most <see cref="Quotas.ServerCertificates"/> in an account. The private key has to be the certificate's; it is not kept.</summary>
/// <remarks>Refused with <c>MalformedCertificate</c>, <c>KeyPairMismatch</c>, <c>EntityAlreadyExists</c>, <c>InvalidInput</c>, <c>LimitExceeded</c>.</remarks>
public sealed record UploadServerCertificate(string ServerCertificateName, string CertificateBody, string PrivateKey) : IamOperation<UploadServerCertificateResult, AccountTarget>
{
    public string Path { get; init; } = "/";

    /// <summary>In PEM, from the issuer's certificate upwards.</summary>
    public string? CertificateChain { get; init; }

    public IReadOnlyList<Tag>? Tags { get; init; }

    protected override ValueTask<object?> PrepareAsync(Preparation preparation, CancellationToken cancellationToken) => new(Check());

    protected override Task<AccountTarget> ResolveAsync(OperationContext context, CancellationToken cancellationToken) =>
        Task.FromResult(new AccountTarget(Arn.ServerCertificate(context.Account, Path, ServerCertificateName).ToString()));

    protected override IEnumerable<ActionRequest> Authorizations(OperationContext context, AccountTarget target)
    {
        yield return new ActionRequest("iam:UploadServerCertificate", target.ArnText).WithRequestTags(Tags);
        if (Tags is { Count: > 0 })
        {
            yield return new ActionRequest("iam:TagServerCertificate", target.ArnText).WithRequestTags(Tags);
        }
    }

    protected override async Task<IamResult<UploadServerCertificateResult>> ExecuteAsync(OperationContext context, AccountTarget target, CancellationToken cancellationToken)
    {
        if (!context.Prepared<IamResult<Expiry>>().TryGet(out var expiry, out var invalid))
        {
            return invalid;
        }

        if (TagRules.FirstProblem(Tags, ignoreCase: false) is { } problem)
        {
            return problem;
        }

        if (await context.Db.ServerCertificates.AnyAsync(certificate => certificate.Name == ServerCertificateName, cancellationToken))
        {
            return ServerCertificateFinding.AlreadyExists(ServerCertificateName);
        }

        if (await context.Db.ServerCertificates.CountAsync(cancellationToken) >= Quotas.ServerCertificates)
        {
            return IamError.LimitExceeded("ServerCertificatesPerAccount", Quotas.ServerCertificates);
        }

        var certificate = new Model.ServerCertificate
        {
            Id = UniqueIds.New(UniqueIds.CertificatePrefix, context.Account),
            Name = ServerCertificateName,
            Path = Path,
            Body = CertificateBody,
            Chain = CertificateChain,
            UploadedAt = context.Now,
            ExpiresAt = expiry.At,
        };
        context.Db.ServerCertificates.Add(certificate);
        context.Db.Tags.AddRange((Tags ?? []).Select(tag => new ResourceTag { ResourceId = certificate.Id, Key = tag.Key, Value = tag.Value }));
        return new UploadServerCertificateResult(ServerCertificateMetadata.Of(context.Account, certificate), Tags);
    }

    private IamResult<Expiry> Check()
    {
        if (!CertificateText.ReadOne(CertificateBody).TryGet(out var certificate, out var malformed))
        {
            return malformed;
        }

        using (certificate)
        {
            return (CertificateText.KeyProblem(certificate, PrivateKey) ?? (CertificateChain is null ? null : CertificateText.ChainProblem(CertificateChain))) is { } problem
                ? problem
                : new Expiry(CertificateText.ExpiryOf(certificate));
        }
    }

    private sealed record Expiry(DateTimeOffset At);
}

/// <summary>The certificate that was stored.</summary>
public sealed record UploadServerCertificateResult(ServerCertificateMetadata ServerCertificateMetadata, IReadOnlyList<Tag>? Tags);
