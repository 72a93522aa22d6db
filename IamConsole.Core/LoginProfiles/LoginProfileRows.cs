using IamConsole.Core.Operations;
using Microsoft.EntityFrameworkCore;

namespace IamConsole.Core.LoginProfiles;

/// <summary>Finds a user's login profile, and words its absence.</summary>
internal static class LoginProfileRows
{
    public static IamError NotFound(string userName) => IamError.NoSuchEntity($"Login Profile for User {userName} cannot be found.");

    public static Task<Model.LoginProfile?> FindLoginProfileAsync(this OperationContext context, string userId, CancellationToken cancellationToken) =>
        context.Db.LoginProfiles.FirstOrDefaultAsync(profile => profile.UserId == userId, cancellationToken);

    /// <summary>The user that a request is about: the named one, or the caller, who has to be a user.</summary>
    public static async Task<CredentialOwner> FindProfileOwnerAsync(this OperationContext context, string? userName, CancellationToken cancellationToken)
    {
        var owner = await context.FindCredentialOwnerAsync(userName, cancellationToken);
        return owner.User is null && owner.Missing is null
            ? owner with { Missing = IamError.ValidationError("Must specify userName when calling with non-User credentials") }
            : owner;
    }
}
