using IamConsole.Core.Authorization;
using IamConsole.Core.Operations;

namespace IamConsole.Core.ServerCertificates;

/// <summary>Removes tags from a server certificate; absent keys are passed over.</summary>
public sealed record UntagServerCertificate(string ServerCertificateName, IReadOnlyList<string> TagKeys) : IamOperation<Nothing, ServerCertificateTarget>
{
    protected override Task<ServerCertificateTarget> ResolveAsync(OperationContext context, CancellationToken cancellationToken) => context.FindServerCertificateAsync(ServerCertificateName, cancellationToken);

    protected override IEnumerable<ActionRequest> Authorizations(OperationContext context, ServerCertificateTarget target) => [target.Action("iam:UntagServerCertificate").WithTagKeys(TagKeys)];

    protected override async Task<IamResult<Nothing>> ExecuteAsync(OperationContext context, ServerCertificateTarget target, CancellationToken cancellationToken)
    {
        await context.RemoveTagsAsync(target.Existing.Id, TagKeys, ignoreCase: false, cancellationToken);
        return Nothing.Value;
    }
}
