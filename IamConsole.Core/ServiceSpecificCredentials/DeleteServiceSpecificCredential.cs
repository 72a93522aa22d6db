using IamConsole.Core.Authorization;
using IamConsole.Core.Operations;

namespace IamConsole.Core.ServiceSpecificCredentials;

/// <summary>Removes a service-specific credential.</summary>
public sealed record DeleteServiceSpecificCredential(string ServiceSpecificCredentialId) : IamOperation<Nothing, CredentialOwner>
{
    public string? UserName { get; init; }

    protected override Task<CredentialOwner> ResolveAsync(OperationContext context, CancellationToken cancellationToken) => context.FindCredentialOwnerAsync(UserName, cancellationToken);

    protected override IEnumerable<ActionRequest> Authorizations(OperationContext context, CredentialOwner target) => [target.Action("iam:DeleteServiceSpecificCredential")];

    protected override async Task<IamResult<Nothing>> ExecuteAsync(OperationContext context, CredentialOwner target, CancellationToken cancellationToken)
    {
        if (await context.FindServiceCredentialAsync(target, ServiceSpecificCredentialId, cancellationToken) is not { } credential)
        {
            return ServiceCredentialRows.NotFound(ServiceSpecificCredentialId);
        }

        context.Db.ServiceSpecificCredentials.Remove(credential);
        return Nothing.Value;
    }
}
