using IamConsole.Core.Arns;
using IamConsole.Core.Authorization;
using IamConsole.Core.Model;
using IamConsole.Core.Operations;
using Microsoft.EntityFrameworkCore;

namespace IamConsole.Core.ServerCertificates;

/// <summary>The server certificate that a request names.</summary>
/// <param name="Certificate">The row, or none where no such certificate exists.</param>
/// <param name="Arn">With the stored path and spelling; pathless and as typed where it does not exist.</param>
/// <param name="Tags">The certificate's tags.</param>
/// <param name="RequestedName">As typed.</param>
public sealed record ServerCertificateTarget(ServerCertificate? Certificate, Arn Arn, IReadOnlyList<Tag> Tags, string RequestedName) : ITarget
{
    public string ArnText => Arn.ToString();

    /// <remarks>Observed on AWS by others.</remarks>
    public IamError? Missing => Certificate is null ? IamError.NoSuchEntity($"The Server Certificate with name {RequestedName} cannot be found.") : null;

    public IRevisioned? Revisioned => Certificate;

    /// <summary>The row of a certificate that exists; only to be asked for in <c>ExecuteAsync</c>.</summary>
    public ServerCertificate Existing => Certificate ?? throw new InvalidOperationException("The server certificate does not exist.");

    /// <summary>An action on this certificate, with the condition keys of its tags.</summary>
    public ActionRequest Action(string action) => new ActionRequest(action, Arn).WithResourceTags(Tags);
}

internal static class ServerCertificateFinding
{
    /// <summary>The server certificate of that name.</summary>
    public static async Task<ServerCertificateTarget> FindServerCertificateAsync(this OperationContext context, string name, CancellationToken cancellationToken)
    {
        var certificate = await context.Db.ServerCertificates.FirstOrDefaultAsync(certificate => certificate.Name == name, cancellationToken);
        return certificate is null
            ? new ServerCertificateTarget(null, Arn.ServerCertificate(context.Account, "/", name), [], name)
            : new ServerCertificateTarget(certificate, Arn.ServerCertificate(context.Account, certificate.Path, certificate.Name), await context.TagsOfAsync(certificate.Id, cancellationToken), name);
    }

    public static IamError AlreadyExists(string name) => IamError.EntityAlreadyExists($"The Server Certificate with name {name} already exists.");
}
