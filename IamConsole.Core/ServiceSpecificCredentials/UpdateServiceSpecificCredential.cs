using IamConsole.Core.Authorization;
using IamConsole.Core.Operations;

namespace IamConsole.Core.ServiceSpecificCredentials;

/// <summary>Activates or deactivates a service-specific credential.</summary>
public sealed record UpdateServiceSpecificCredential(string ServiceSpecificCredentialId, string Status) : IamOperation<Nothing, CredentialOwner>
{
    public string? UserName { get; init; }

    protected override Task<CredentialOwner> ResolveAsync(OperationContext context, CancellationToken cancellationToken) => context.FindCredentialOwnerAsync(UserName, cancellationToken);

    protected override IEnumerable<ActionRequest> Authorizations(OperationContext context, CredentialOwner target) => [target.Action("iam:UpdateServiceSpecificCredential")];

    protected override async Task<IamResult<Nothing>> ExecuteAsync(OperationContext context, CredentialOwner target, CancellationToken cancellationToken)
    {
        if (!CredentialStatus.Read(Status).TryGet(out var usable, out var invalid))
        {
            return invalid;
        }

        if (await context.FindServiceCredentialAsync(target, ServiceSpecificCredentialId, cancellationToken) is not { } credential)
        {
            return ServiceCredentialRows.NotFound(ServiceSpecificCredentialId);
        }

        credential.IsActive = usable.IsActive;
        return Nothing.Value;
    }
}
