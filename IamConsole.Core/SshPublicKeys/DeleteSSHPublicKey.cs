using IamConsole.Core.Authorization;
using IamConsole.Core.Operations;

namespace IamConsole.Core.SshPublicKeys;

/// <summary>Removes an SSH public key.</summary>
public sealed record DeleteSSHPublicKey(string UserName, string SSHPublicKeyId) : IamOperation<Nothing, UserTarget>
{
    protected override Task<UserTarget> ResolveAsync(OperationContext context, CancellationToken cancellationToken) => context.FindUserAsync(UserName, cancellationToken);

    protected override IEnumerable<ActionRequest> Authorizations(OperationContext context, UserTarget target) => [target.Action("iam:DeleteSSHPublicKey")];

    protected override async Task<IamResult<Nothing>> ExecuteAsync(OperationContext context, UserTarget target, CancellationToken cancellationToken)
    {
        if (await context.FindSshPublicKeyAsync(target, SSHPublicKeyId, cancellationToken) is not { } key)
        {
            return SshPublicKeyRows.NotFound(SSHPublicKeyId);
        }

        context.Db.SshPublicKeys.Remove(key);
        return Nothing.Value;
    }
}
