using IamConsole.Core.Authorization;
using IamConsole.Core.Operations;
using IamConsole.Core.Operations.Shapes;

namespace IamConsole.Core.SshPublicKeys;

/// <summary>An SSH public key in the encoding that the request names: SSH or PEM.</summary>
public sealed record GetSSHPublicKey(string UserName, string SSHPublicKeyId, string Encoding) : IamOperation<GetSSHPublicKeyResult, UserTarget>
{
    protected override Task<UserTarget> ResolveAsync(OperationContext context, CancellationToken cancellationToken) => context.FindUserAsync(UserName, cancellationToken);

    protected override IEnumerable<ActionRequest> Authorizations(OperationContext context, UserTarget target) => [target.Action("iam:GetSSHPublicKey")];

    protected override async Task<IamResult<GetSSHPublicKeyResult>> ExecuteAsync(OperationContext context, UserTarget target, CancellationToken cancellationToken)
    {
        if (await context.FindSshPublicKeyAsync(target, SSHPublicKeyId, cancellationToken) is not { } key)
        {
            return SshPublicKeyRows.NotFound(SSHPublicKeyId);
        }

        return SshKeyText.Read(key.Body).Map(text => new GetSSHPublicKeyResult(
            new SSHPublicKey(target.Existing.Name, key.Id, key.Fingerprint, Encoding == "PEM" ? text.Pem : key.Body, AccessKeyStatus.Of(key.IsActive), key.UploadedAt)));
    }
}

/// <summary>The key.</summary>
public sealed record GetSSHPublicKeyResult(SSHPublicKey SSHPublicKey);
