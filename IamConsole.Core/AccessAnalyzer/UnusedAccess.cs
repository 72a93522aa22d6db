using IamConsole.Core.LastAccessed;
using IamConsole.Core.Model;
using IamConsole.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace IamConsole.Core.AccessAnalyzer;

/// <summary>Finds roles, passwords, access keys and permissions that nobody used in the tracking period (IAM User Guide, IAM Access Analyzer unused access findings).</summary>
/// <remarks>What is younger than the period is not reported. Of a role that is not used at all, its permissions are not reported too. An inactive access key gives no access.</remarks>
internal static class UnusedAccess
{
    /// <summary>Unused roles, passwords and access keys.</summary>
    /// <param name="db">The account's rows.</param>
    /// <param name="resources">What is looked at.</param>
    /// <param name="since">When the tracking period began.</param>
    /// <param name="cancellationToken">Ends the read early.</param>
    public static async Task<IReadOnlyList<FoundAccess>> FindCredentialsAsync(IamDbContext db, IReadOnlyList<AnalyzedResource> resources, DateTimeOffset since, CancellationToken cancellationToken)
    {
        var byId = resources.ToDictionary(resource => resource.Id);
        var ids = byId.Keys.ToList();
        var roles = await db.Roles.AsNoTracking().Where(role => ids.Contains(role.Id) && (role.LastUsedAt ?? role.CreatedAt) <= since)
            .Select(role => new { role.Id, role.LastUsedAt }).ToListAsync(cancellationToken);
        var passwords = await (
            from profile in db.LoginProfiles.AsNoTracking()
            join user in db.Users on profile.UserId equals user.Id
            where ids.Contains(user.Id) && profile.PasswordChangedAt <= since && (user.PasswordLastUsedAt == null || user.PasswordLastUsedAt <= since)
            select new { user.Id, user.PasswordLastUsedAt }).ToListAsync(cancellationToken);
        var keys = await db.AccessKeys.AsNoTracking().Where(key => ids.Contains(key.OwnerId) && key.IsActive && (key.LastUsedAt ?? key.CreatedAt) <= since)
            .Select(key => new { key.OwnerId, key.Id, key.LastUsedAt }).ToListAsync(cancellationToken);
        return
        [
            .. roles.Select(role => new FoundAccess(FindingTypes.UnusedRole, byId[role.Id], "") { LastAccessedAt = role.LastUsedAt }),
            .. passwords.Select(user => new FoundAccess(FindingTypes.UnusedPassword, byId[user.Id], "") { LastAccessedAt = user.PasswordLastUsedAt }),
            .. keys.Select(key => new FoundAccess(FindingTypes.UnusedAccessKey, byId[key.OwnerId], key.Id) { LastAccessedAt = key.LastUsedAt }),
        ];
    }

    /// <summary>The unused permissions of a user or role: of services that it did not use the service, of others the tracked actions.</summary>
    public static async Task<FoundAccess?> FindPermissionsAsync(IamDbContext db, AnalyzedResource resource, DateTimeOffset now, DateTimeOffset since, CancellationToken cancellationToken)
    {
        var subject = await AccessSubject.FindAsync(db, resource.Arn, cancellationToken);
        if (subject.Missing is not null || resource.CreatedAt > since)
        {
            return null;
        }

        var services = await ServiceAccessReader.ReadAsync(db, subject, now, _ => true, cancellationToken);
        List<UnusedPermissionDetails> unused = [.. services.Select(service => Unused(service, since)).OfType<UnusedPermissionDetails>().OrderBy(service => service.ServiceNamespace, StringComparer.Ordinal)];
        return unused is [] ? null : new FoundAccess(FindingTypes.UnusedPermission, resource, "")
        {
            Details = AnalyzerJson.Write(unused),
            LastAccessedAt = services.Select(service => service.Last?.Time).Max(),
        };
    }

    private static UnusedPermissionDetails? Unused(ServiceAccess service, DateTimeOffset since)
    {
        if (service.Last is null || service.Last.Time <= since)
        {
            return new UnusedPermissionDetails(service.Prefix) { LastAccessed = service.Last?.Time };
        }

        List<UnusedAction> actions = [.. service.Actions.Where(action => action.Time is null || action.Time <= since).Select(action => new UnusedAction(action.Name) { LastAccessed = action.Time })];
        return actions is [] ? null : new UnusedPermissionDetails(service.Prefix) { Actions = actions, LastAccessed = service.Last.Time };
    }
}
