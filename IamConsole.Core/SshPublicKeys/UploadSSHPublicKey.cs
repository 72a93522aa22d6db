using IamConsole.Core.Arns;
using IamConsole.Core.Authorization;
using IamConsole.Core.Operations;
using IamConsole.Core.Operations.Shapes;
using Microsoft.EntityFrameworkCore;

namespace IamConsole.Core.SshPublicKeys;

/// <summary>Gives a user an SSH public key for CodeCommit, at most five: an RSA key of 2,048 bits or more, as a line <c>ssh-rsa ...</c> or in PEM.</summary>
public sealed record UploadSSHPublicKey(string UserName, string SSHPublicKeyBody) : IamOperation<UploadSSHPublicKeyResult, UserTarget>
{
    protected override Task<UserTarget> ResolveAsync(OperationContext context, CancellationToken cancellationToken) => context.FindUserAsync(UserName, cancellationToken);

    protected override IEnumerable<ActionRequest> Authorizations(OperationContext context, UserTarget target) => [target.Action("iam:UploadSSHPublicKey")];

    protected override async Task<IamResult<UploadSSHPublicKeyResult>> ExecuteAsync(OperationContext context, UserTarget target, CancellationToken cancellationToken)
    {
        if (!SshKeyText.Read(SSHPublicKeyBody).TryGet(out var text, out var invalid))
        {
            return invalid;
        }

        var user = target.Existing;
        var fingerprint = text.Fingerprint;
        var known = await context.Db.SshPublicKeys.Where(key => key.UserId == user.Id).Select(key => key.Fingerprint).ToListAsync(cancellationToken);
        if (known.Contains(fingerprint))
        {
            return new IamError("DuplicateSSHPublicKey", "The SSH public key is already associated with the specified IAM user.");
        }

        if (known.Count >= Quotas.SshPublicKeysPerUser)
        {
            return IamError.LimitExceeded("SSHPublicKeysPerUser", Quotas.SshPublicKeysPerUser);
        }

        var key = new Model.SshPublicKey
        {
            Id = UniqueIds.New(UniqueIds.SshPublicKeyPrefix, context.Account),
            UserId = user.Id,
            Body = text.Line,
            Fingerprint = fingerprint,
            UploadedAt = context.Now,
        };
        context.Db.SshPublicKeys.Add(key);
        return new UploadSSHPublicKeyResult(new SSHPublicKey(user.Name, key.Id, key.Fingerprint, SSHPublicKeyBody, AccessKeyStatus.Active, key.UploadedAt));
    }
}

/// <summary>The key with its id, which is the user's name towards CodeCommit.</summary>
public sealed record UploadSSHPublicKeyResult(SSHPublicKey SSHPublicKey);
