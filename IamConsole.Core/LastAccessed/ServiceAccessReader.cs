using IamConsole.Core.Arns;
using IamConsole.Core.Catalog;
using IamConsole.Core.Model;
using IamConsole.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace IamConsole.Core.LastAccessed;

/// <summary>Works out last-accessed information (IAM User Guide, Last accessed information): attempts count whether they were allowed or not.</summary>
internal static class ServiceAccessReader
{
    /// <summary>Every service that the subject's policies allow, those never used included, by name.</summary>
    /// <param name="db">The account's rows.</param>
    /// <param name="subject">What it is about; it exists.</param>
    /// <param name="now">The account clock's time.</param>
    /// <param name="withActions">Of which service the tracked actions are wanted too.</param>
    /// <param name="cancellationToken">Ends the read early.</param>
    public static async Task<IReadOnlyList<ServiceAccess>> ReadAsync(
        IamDbContext db, AccessSubject subject, DateTimeOffset now, Func<string, bool> withActions, CancellationToken cancellationToken)
    {
        var services = await GrantedServices.ReadAsync(db, subject, cancellationToken);
        var principals = await ReadPrincipalsAsync(db, subject, cancellationToken);
        var byService = new Dictionary<(string Service, string PrincipalId), LastAccess>();
        var byAction = new Dictionary<(string Service, string Action), LastAccess>();
        await foreach (var access in Accesses(db, subject, now).AsAsyncEnumerable().WithCancellation(cancellationToken))
        {
            Keep(byService, (access.Service, access.PrincipalId), access);
            if (withActions(access.Service))
            {
                Keep(byAction, (access.Service, access.Action), access);
            }
        }

        var entities = byService.Values.Where(access => principals.ContainsKey(access.PrincipalId)).ToLookup(access => access.Service);
        return [.. services.Select(service => new ServiceAccess
        {
            Prefix = service.Summary.Prefix,
            Name = service.Summary.Name,
            Policies = service.Policies,
            Entities = [.. entities[service.Summary.Prefix].OrderByDescending(access => access.Time).Select(access => principals[access.PrincipalId] with { Time = access.Time, Region = access.Region })],
            Actions = withActions(service.Summary.Prefix) ? [.. ActionsOf(service, principals, byAction)] : [],
        })];
    }

    private static IEnumerable<ActionAccess> ActionsOf(GrantedService service, Dictionary<string, EntityAccess> principals, Dictionary<(string, string), LastAccess> byAction) =>
        service.Summary.Detail.Levels
            .SelectMany(level => level.Actions)
            .Where(action => action.IsGranting && ServiceCatalog.Current.FindAction($"{service.Summary.Prefix}:{action.Name}") is { } known && TrackedActions.Contains(known))
            .Select(action => byAction.TryGetValue((service.Summary.Prefix, action.Name), out var access)
                ? new ActionAccess(action.Name, access.Time, access.Region, principals.GetValueOrDefault(access.PrincipalId)?.Arn)
                : new ActionAccess(action.Name, null, null, null))
            .OrderBy(action => action.Name, StringComparer.Ordinal);

    private static void Keep<TKey>(Dictionary<TKey, LastAccess> latest, TKey key, LastAccess access)
        where TKey : notnull
    {
        if (!latest.TryGetValue(key, out var known) || known.Time < access.Time)
        {
            latest[key] = access;
        }
    }

    private static IQueryable<LastAccess> Accesses(IamDbContext db, AccessSubject subject, DateTimeOffset now)
    {
        var since = now.AddDays(-LastAccess.KeptDays);
        var (users, roles) = (Users(db, subject).Select(user => user.Id), Roles(db, subject).Select(role => role.Id));
        return db.LastAccesses.AsNoTracking().Where(access => access.Time >= since && (users.Contains(access.PrincipalId) || roles.Contains(access.PrincipalId)));
    }

    /// <summary>The subject itself, the members of a group, or whoever has a policy, be it through a group.</summary>
    private static async Task<Dictionary<string, EntityAccess>> ReadPrincipalsAsync(IamDbContext db, AccessSubject subject, CancellationToken cancellationToken)
    {
        var users = await Users(db, subject).AsNoTracking()
            .Select(user => new EntityAccess(Arn.User(db.Account, user.Path, user.Name).ToString(), user.Name, PolicyHolderKind.User, user.Id, user.Path, default, ""))
            .ToListAsync(cancellationToken);
        var roles = await Roles(db, subject).AsNoTracking()
            .Select(role => new EntityAccess(Arn.Role(db.Account, role.Path, role.Name).ToString(), role.Name, PolicyHolderKind.Role, role.Id, role.Path, default, ""))
            .ToListAsync(cancellationToken);
        return users.Concat(roles).ToDictionary(entity => entity.Id);
    }

    private static IQueryable<IamUser> Users(IamDbContext db, AccessSubject subject)
    {
        if (subject.Holder is { } holder)
        {
            return holder.HolderKind is PolicyHolderKind.Group
                ? db.Users.Where(user => db.GroupMemberships.Any(membership => membership.UserId == user.Id && membership.GroupId == holder.Id))
                : db.Users.Where(user => user.Id == holder.Id);
        }

        var holders = db.PolicyAttachments.Where(attachment => attachment.PolicyArn == subject.ArnText).Select(attachment => attachment.HolderId);
        return db.Users.Where(user => holders.Contains(user.Id) || db.GroupMemberships.Any(membership => membership.UserId == user.Id && holders.Contains(membership.GroupId)));
    }

    private static IQueryable<IamRole> Roles(IamDbContext db, AccessSubject subject)
    {
        if (subject.Holder is { } holder)
        {
            return db.Roles.Where(role => role.Id == holder.Id);
        }

        var holders = db.PolicyAttachments.Where(attachment => attachment.PolicyArn == subject.ArnText).Select(attachment => attachment.HolderId);
        return db.Roles.Where(role => holders.Contains(role.Id));
    }
}
