using IamConsole.Core.Model;
using IamConsole.Core.Operations;
using Microsoft.EntityFrameworkCore;

namespace IamConsole.Core.SshPublicKeys;

/// <summary>Finds SSH public keys, and words their absence.</summary>
internal static class SshPublicKeyRows
{
    public static IamError NotFound(string keyId) => IamError.NoSuchEntity($"The Public Key with id {keyId} cannot be found.");

    public static Task<SshPublicKey?> FindSshPublicKeyAsync(this OperationContext context, UserTarget user, string keyId, CancellationToken cancellationToken) =>
        context.Db.SshPublicKeys.FirstOrDefaultAsync(key => key.Id == keyId && key.UserId == user.Existing.Id, cancellationToken);
}
