using IamConsole.Core.Authorization;
using IamConsole.Core.Operations;

namespace IamConsole.Core.SshPublicKeys;

/// <summary>Activates or deactivates an SSH public key.</summary>
public sealed record UpdateSSHPublicKey(string UserName, string SSHPublicKeyId, string Status) : IamOperation<Nothing, UserTarget>
{
    protected override Task<UserTarget> ResolveAsync(OperationContext context, CancellationToken cancellationToken) => context.FindUserAsync(UserName, cancellationToken);

    protected override IEnumerable<ActionRequest> Authorizations(OperationContext context, UserTarget target) => [target.Action("iam:UpdateSSHPublicKey")];

    protected override async Task<IamResult<Nothing>> ExecuteAsync(OperationContext context, UserTarget target, CancellationToken cancellationToken)
    {
        if (!CredentialStatus.Read(Status).TryGet(out var usable, out var invalid))
        {
            return invalid;
        }

        if (await context.FindSshPublicKeyAsync(target, SSHPublicKeyId, cancellationToken) is not { } key)
        {
            return SshPublicKeyRows.NotFound(SSHPublicKeyId);
        }

        key.IsActive = usable.IsActive;
        return Nothing.Value;
    }
}
