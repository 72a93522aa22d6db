using IamConsole.Core.Authorization;
using IamConsole.Core.Operations;
using Microsoft.EntityFrameworkCore;

namespace IamConsole.Core.Users;

/// <summary>Deletes a user that nothing hangs on any more; its tags, sessions and last-accessed times go with it.</summary>
public sealed record DeleteUser(string UserName) : IamOperation<Nothing, UserTarget>
{
    protected override Task<UserTarget> ResolveAsync(OperationContext context, CancellationToken cancellationToken) => context.FindUserAsync(UserName, cancellationToken);

    protected override IEnumerable<ActionRequest> Authorizations(OperationContext context, UserTarget target) => [target.Action("iam:DeleteUser")];

    protected override async Task<IamResult<Nothing>> ExecuteAsync(OperationContext context, UserTarget target, CancellationToken cancellationToken)
    {
        var user = target.Existing;
        if (await FindConflictAsync(context, user.Id, cancellationToken) is { } conflict)
        {
            return IamError.DeleteConflict($"Cannot delete entity, must {conflict} first.");
        }

        var db = context.Db;
        db.Tags.RemoveRange(await db.Tags.Where(tag => tag.ResourceId == user.Id).ToListAsync(cancellationToken));
        db.ConsoleSessions.RemoveRange(await db.ConsoleSessions.Where(session => session.PrincipalId == user.Id).ToListAsync(cancellationToken));
        db.LastAccesses.RemoveRange(await db.LastAccesses.Where(access => access.PrincipalId == user.Id).ToListAsync(cancellationToken));
        db.Users.Remove(user);
        return Nothing.Value;
    }

    private static async Task<string?> FindConflictAsync(OperationContext context, string userId, CancellationToken cancellationToken)
    {
        var db = context.Db;
        return await db.GroupMemberships.AnyAsync(membership => membership.UserId == userId, cancellationToken) ? "remove users from group"
            : await db.PolicyAttachments.AnyAsync(attachment => attachment.HolderId == userId, cancellationToken) ? "detach all policies"
            : await db.InlinePolicies.AnyAsync(policy => policy.HolderId == userId, cancellationToken) ? "delete policies"
            : await db.LoginProfiles.AnyAsync(profile => profile.UserId == userId, cancellationToken) ? "delete login profile"
            : await db.AccessKeys.AnyAsync(key => key.OwnerId == userId, cancellationToken) ? "delete access keys"
            : await db.MfaDevices.AnyAsync(device => device.OwnerId == userId, cancellationToken) ? "delete MFA device"
            : await db.SigningCertificates.AnyAsync(certificate => certificate.OwnerId == userId, cancellationToken) ? "delete signing certificates"
            : await db.SshPublicKeys.AnyAsync(key => key.UserId == userId, cancellationToken) ? "delete SSH public keys"
            : await db.ServiceSpecificCredentials.AnyAsync(credential => credential.UserId == userId, cancellationToken) ? "delete service specific credentials"
            : null;
    }
}
