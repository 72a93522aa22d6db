using IamConsole.Core.Authorization;
using IamConsole.Core.Model;
using IamConsole.Core.Operations;

namespace IamConsole.Core.ServerCertificates;

/// <summary>Adds tags to a server certificate; one of the same key is overwritten. Keys are case-sensitive.</summary>
public sealed record TagServerCertificate(string ServerCertificateName, IReadOnlyList<Tag> Tags) : IamOperation<Nothing, ServerCertificateTarget>
{
    protected override Task<ServerCertificateTarget> ResolveAsync(OperationContext context, CancellationToken cancellationToken) => context.FindServerCertificateAsync(ServerCertificateName, cancellationToken);

    protected override IEnumerable<ActionRequest> Authorizations(OperationContext context, ServerCertificateTarget target) => [target.Action("iam:TagServerCertificate").WithRequestTags(Tags)];

    protected override async Task<IamResult<Nothing>> ExecuteAsync(OperationContext context, ServerCertificateTarget target, CancellationToken cancellationToken) =>
        await context.AddTagsAsync(target.Existing.Id, Tags, ignoreCase: false, "TagsPerServerCertificate", cancellationToken) is { } problem ? problem : Nothing.Value;
}
