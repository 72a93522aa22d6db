using IamConsole.Core.Model;
using IamConsole.Core.Operations;
using Microsoft.EntityFrameworkCore;

namespace IamConsole.Core.AccessKeys;

/// <summary>Finds access keys, and words their absence.</summary>
internal static class AccessKeyRows
{
    public static IamError NotFound(string accessKeyId) => IamError.NoSuchEntity($"The Access Key with id {accessKeyId} cannot be found.");

    public static Task<AccessKey?> FindAccessKeyAsync(this OperationContext context, string ownerId, string accessKeyId, CancellationToken cancellationToken) =>
        context.Db.AccessKeys.FirstOrDefaultAsync(key => key.Id == accessKeyId && key.OwnerId == ownerId, cancellationToken);
}
