using IamConsole.Core.Authorization;
using IamConsole.Core.Operations;

namespace IamConsole.Core.ServiceSpecificCredentials;

/// <summary>Gives a service-specific credential a new password; the old one is void at once. The secret is in this answer and never to be had again.</summary>
public sealed record ResetServiceSpecificCredential(string ServiceSpecificCredentialId) : IamOperation<ResetServiceSpecificCredentialResult, CredentialOwner>
{
    public string? UserName { get; init; }

    protected override Task<CredentialOwner> ResolveAsync(OperationContext context, CancellationToken cancellationToken) => context.FindCredentialOwnerAsync(UserName, cancellationToken);

    protected override IEnumerable<ActionRequest> Authorizations(OperationContext context, CredentialOwner target) => [target.Action("iam:ResetServiceSpecificCredential")];

    protected override async Task<IamResult<ResetServiceSpecificCredentialResult>> ExecuteAsync(OperationContext context, CredentialOwner target, CancellationToken cancellationToken)
    {
        if (await context.FindServiceCredentialAsync(target, ServiceSpecificCredentialId, cancellationToken) is not { } credential)
        {
            return ServiceCredentialRows.NotFound(ServiceSpecificCredentialId);
        }

        if (!CredentialService.Find(credential.ServiceName).TryGet(out var service, out var unsupported))
        {
            return unsupported;
        }

        var secret = service.NewSecret();
        credential.SecretHash = CredentialService.Hash(secret);
        return new ResetServiceSpecificCredentialResult(credential.Show(target.User!.Existing, service, secret, context.Now));
    }
}

/// <summary>The credential with its new secret.</summary>
public sealed record ResetServiceSpecificCredentialResult(Operations.Shapes.ServiceSpecificCredential ServiceSpecificCredential);
