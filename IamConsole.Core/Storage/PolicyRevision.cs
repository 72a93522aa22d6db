using IamConsole.Core.Model;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;

namespace IamConsole.Core.Storage;

/// <summary>Which changes could alter what a principal may do, so that cached policy sets become stale.</summary>
internal static class PolicyRevision
{
    public static bool IsAdvancedBy(EntityEntry entry) => entry.Entity switch
    {
        PolicyAttachment or InlinePolicy or GroupMembership or ResourceTag => true,
        CustomerManagedPolicy => entry.State is EntityState.Modified or EntityState.Deleted,
        PasswordPolicy => entry.State is EntityState.Added or EntityState.Deleted || Changed(entry, nameof(PasswordPolicy.AllowsUsersToChangePassword)),
        IamUser => entry.State is EntityState.Deleted
            || Changed(entry, nameof(IamUser.Name), nameof(IamUser.Path), nameof(IamUser.PermissionsBoundaryArn)),
        IamRole => entry.State is EntityState.Deleted || Changed(entry, nameof(IamRole.PermissionsBoundaryArn), nameof(IamRole.AssumeRolePolicyDocument)),
        _ => false,
    };

    private static bool Changed(EntityEntry entry, params ReadOnlySpan<string> properties)
    {
        if (entry.State is EntityState.Modified)
        {
            foreach (var property in properties)
            {
                if (entry.Property(property).IsModified)
                {
                    return true;
                }
            }
        }

        return false;
    }
}
