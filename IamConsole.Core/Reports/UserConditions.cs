using System.Linq.Expressions;
using IamConsole.Core.Model;
using IamConsole.Core.Storage;

namespace IamConsole.Core.Reports;

/// <summary>Whom of the users a recommendation concerns; the account's list and the page of one user ask the same.</summary>
internal static class UserConditions
{
    /// <param name="db">The account's rows.</param>
    /// <param name="kind">A recommendation about users.</param>
    /// <param name="now">The account clock's time.</param>
    public static IQueryable<IamUser> UsersWith(this IamDbContext db, RecommendationKind kind, DateTimeOffset now)
    {
        var limit = now.AddDays(-SecurityRecommendationsQuery.MostDays);
        var fresh = now.AddDays(-SecurityRecommendationsQuery.DaysToFirstUse);
        return kind switch
        {
            RecommendationKind.UsersWithoutMfa => db.Users.Where(user =>
                db.LoginProfiles.Any(profile => profile.UserId == user.Id) && !db.MfaDevices.Any(device => device.OwnerId == user.Id)),
            RecommendationKind.OldAccessKeys => db.UsersWithKey(key => key.IsActive && key.CreatedAt < limit),
            RecommendationKind.OldPasswords => db.Users.Where(user => db.LoginProfiles.Any(profile => profile.UserId == user.Id && profile.PasswordChangedAt < limit)),
            RecommendationKind.UnusedAccessKeys => db.UsersWithKey(key => key.IsActive && key.LastUsedAt < limit),
            RecommendationKind.UnusedPasswords => db.Users.Where(user => user.PasswordLastUsedAt < limit && db.LoginProfiles.Any(profile => profile.UserId == user.Id)),
            RecommendationKind.NeverUsedAccessKeys => db.UsersWithKey(key => key.IsActive && key.LastUsedAt == null && key.CreatedAt < fresh),
            RecommendationKind.NeverUsedPasswords => db.Users.Where(user =>
                user.PasswordLastUsedAt == null && db.LoginProfiles.Any(profile => profile.UserId == user.Id && profile.CreatedAt < fresh)),
            RecommendationKind.DirectPermissions => db.Users.Where(user =>
                db.PolicyAttachments.Any(attachment => attachment.HolderId == user.Id) || db.InlinePolicies.Any(policy => policy.HolderId == user.Id)),
            RecommendationKind.InlinePolicies => db.Users.Where(user => db.InlinePolicies.Any(policy => policy.HolderId == user.Id)),
            _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "This is not about users."),
        };
    }

    private static IQueryable<IamUser> UsersWithKey(this IamDbContext db, Expression<Func<AccessKey, bool>> which)
    {
        var owners = db.AccessKeys.Where(which).Select(key => key.OwnerId);
        return db.Users.Where(user => owners.Contains(user.Id));
    }
}
