using IamConsole.Core.Authorization;
using IamConsole.Core.Operations;
using IamConsole.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace IamConsole.Core.Reports;

/// <summary>What the account's real state recommends (IAM User Guide, Security best practices in IAM).</summary>
public sealed record SecurityRecommendationsQuery : ConsoleQuery<SecurityRecommendations>
{
    /// <summary>Keys older than this should be rotated, and credentials not used for this long removed. In days.</summary>
    public const int MostDays = 90;

    /// <summary>Whether it is sent because something has changed.</summary>
    public bool IsRefresh { get; init; }

    protected internal override bool IsRecorded => !IsRefresh;

    protected internal override IEnumerable<ActionRequest> Requires(QueryContext context) => [new("iam:GetCredentialReport", "*")];

    protected internal override async Task<IamResult<SecurityRecommendations>> ExecuteAsync(QueryContext context, CancellationToken cancellationToken)
    {
        var db = context.Db;
        var root = context.Account.ToString();
        var limit = context.Now.AddDays(-MostDays);
        var items = new List<SecurityRecommendation>
        {
            new(RecommendationKind.RootMfa, await db.MfaDevices.AnyAsync(device => device.OwnerId == root, cancellationToken) ? [] : [RootName]),
            new(RecommendationKind.RootAccessKeys, await db.AccessKeys.AnyAsync(key => key.OwnerId == root && key.IsActive, cancellationToken) ? [RootName] : []),
            new(RecommendationKind.UsersWithoutMfa, await UsersWithoutMfaAsync(db, cancellationToken)),
            new(RecommendationKind.OldAccessKeys, await OwnersAsync(db, key => key.IsActive && key.CreatedAt < limit, cancellationToken)),
            new(RecommendationKind.UnusedAccessKeys, await OwnersAsync(db, key => key.IsActive && (key.LastUsedAt ?? key.CreatedAt) < limit, cancellationToken)),
            new(RecommendationKind.UnusedPasswords, await UnusedPasswordsAsync(db, limit, cancellationToken)),
        };

        // No credential report says whose policies are attached directly.
        if (await context.IsAllowedOnEveryUserAsync("iam:ListAttachedUserPolicies", cancellationToken) && await context.IsAllowedOnEveryUserAsync("iam:ListUserPolicies", cancellationToken))
        {
            items.Add(new(RecommendationKind.DirectPermissions, await DirectPermissionsAsync(db, cancellationToken)));
        }

        return new SecurityRecommendations(items);
    }

    private const string RootName = "<root_account>";

    private static Task<List<string>> UsersWithoutMfaAsync(IamDbContext db, CancellationToken cancellationToken) =>
        db.Users
            .Where(user => db.LoginProfiles.Any(profile => profile.UserId == user.Id) && !db.MfaDevices.Any(device => device.OwnerId == user.Id))
            .OrderBy(user => user.Name).Select(user => user.Name).ToListAsync(cancellationToken);

    private static Task<List<string>> OwnersAsync(IamDbContext db, System.Linq.Expressions.Expression<Func<Model.AccessKey, bool>> which, CancellationToken cancellationToken)
    {
        var owners = db.AccessKeys.Where(which).Select(key => key.OwnerId);
        return db.Users.Where(user => owners.Contains(user.Id)).OrderBy(user => user.Name).Select(user => user.Name).ToListAsync(cancellationToken);
    }

    private static Task<List<string>> UnusedPasswordsAsync(IamDbContext db, DateTimeOffset limit, CancellationToken cancellationToken)
    {
        var old = db.LoginProfiles.Where(profile => profile.CreatedAt < limit).Select(profile => profile.UserId);
        return db.Users
            .Where(user => old.Contains(user.Id) && (user.PasswordLastUsedAt == null || user.PasswordLastUsedAt < limit))
            .OrderBy(user => user.Name).Select(user => user.Name).ToListAsync(cancellationToken);
    }

    private static Task<List<string>> DirectPermissionsAsync(IamDbContext db, CancellationToken cancellationToken) =>
        db.Users
            .Where(user => db.PolicyAttachments.Any(attachment => attachment.HolderId == user.Id) || db.InlinePolicies.Any(policy => policy.HolderId == user.Id))
            .OrderBy(user => user.Name).Select(user => user.Name).ToListAsync(cancellationToken);
}

/// <summary>What can be recommended.</summary>
public enum RecommendationKind
{
    RootMfa,
    RootAccessKeys,
    UsersWithoutMfa,
    OldAccessKeys,
    UnusedAccessKeys,
    UnusedPasswords,
    DirectPermissions,
}

/// <summary>One recommendation with those whom it concerns; nobody where all is well.</summary>
/// <param name="Kind">What is recommended.</param>
/// <param name="Names">User names, or <c>&lt;root_account&gt;</c>.</param>
public sealed record SecurityRecommendation(RecommendationKind Kind, IReadOnlyList<string> Names)
{
    public bool IsMet => Names.Count == 0;
}

/// <summary>Every recommendation that the caller may see, met or not.</summary>
public sealed record SecurityRecommendations(IReadOnlyList<SecurityRecommendation> Items)
{
    public int OpenCount => Items.Count(item => !item.IsMet);
}
