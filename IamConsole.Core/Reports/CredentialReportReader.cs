using IamConsole.Core.Arns;
using IamConsole.Core.Model;
using IamConsole.Core.Operations;
using IamConsole.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace IamConsole.Core.Reports;

/// <summary>Reads the lines of the credential report from one snapshot of the account.</summary>
internal static class CredentialReportReader
{
    // Their endpoints are the same in every Region, so that a last use has none (IAM User Guide, credential reports; AWS General Reference, global services).
    private static readonly HashSet<string> ServicesWithoutRegion =
        ["budgets", "ce", "cloudfront", "globalaccelerator", "iam", "networkmanager", "organizations", "route53", "route53domains", "s3", "shield", "support", "waf"];

    /// <summary>Root first, then the users by name, ignoring case.</summary>
    public static async Task<IReadOnlyList<CredentialReportRow>> ReadAsync(IamDbContext db, CancellationToken cancellationToken)
    {
        var account = await db.Accounts.SingleAsync(cancellationToken);
        var policy = await db.PasswordPolicies.SingleOrDefaultAsync(cancellationToken);
        var passwords = await db.LoginProfiles.Select(profile => new { profile.UserId, profile.PasswordChangedAt })
            .ToDictionaryAsync(profile => profile.UserId, profile => profile.PasswordChangedAt, cancellationToken);
        var withMfa = (await db.MfaDevices.Where(device => device.OwnerId != null).Select(device => device.OwnerId!).Distinct().ToListAsync(cancellationToken)).ToHashSet();
        var keys = (await db.AccessKeys.ToListAsync(cancellationToken)).ToLookup(key => key.OwnerId);
        var users = await db.Users.ToListAsync(cancellationToken);

        var root = new CredentialReportRow
        {
            User = CredentialReportRow.RootUser,
            Arn = Arn.Root(db.Account).ToString(),
            UserCreationTime = Text(account.CreatedAt),
            PasswordEnabled = CredentialReportRow.NotSupported,
            PasswordLastUsed = account.RootPasswordLastUsedAt is { } rootUsed ? CredentialReportRow.TextOf(rootUsed) : CredentialReportRow.NoInformation,
            PasswordLastChanged = CredentialReportRow.NotSupported,
            PasswordNextRotation = CredentialReportRow.NotSupported,
            MfaActive = Text(withMfa.Contains(account.Id)),
        };
        return
        [
            WithKeys(root, keys[account.Id]),
            .. users.OrderBy(user => user.Name, StringComparer.OrdinalIgnoreCase).Select(user => WithKeys(
                OfUser(db.Account, user, passwords.TryGetValue(user.Id, out var changedAt) ? changedAt : null, policy, withMfa.Contains(user.Id)),
                keys[user.Id])),
        ];
    }

    private static CredentialReportRow OfUser(AccountId account, IamUser user, DateTimeOffset? passwordChangedAt, PasswordPolicy? policy, bool hasMfa) => new()
    {
        User = user.Name,
        Arn = Arn.User(account, user.Path, user.Name).ToString(),
        UserCreationTime = Text(user.CreatedAt),
        PasswordEnabled = Text(passwordChangedAt is not null),
        PasswordLastUsed = passwordChangedAt is null ? CredentialReportRow.NotApplicable
            : user.PasswordLastUsedAt is { } used ? CredentialReportRow.TextOf(used)
            : CredentialReportRow.NoInformation,
        PasswordLastChanged = Text(passwordChangedAt),
        PasswordNextRotation = passwordChangedAt is { } changed ? Text(PasswordExpiry.Of(policy, changed).At) : CredentialReportRow.NotApplicable,
        MfaActive = Text(hasMfa),
    };

    /// <summary>The older key is the first.</summary>
    private static CredentialReportRow WithKeys(CredentialReportRow row, IEnumerable<AccessKey> keys)
    {
        var ordered = keys.OrderBy(key => key.CreatedAt).ThenBy(key => key.Id, StringComparer.Ordinal).ToList();
        if (ordered.Count > 0)
        {
            var key = ordered[0];
            row = row with
            {
                AccessKey1Active = Text(key.IsActive),
                AccessKey1LastRotated = LastRotated(key),
                AccessKey1LastUsedDate = Text(key.LastUsedAt),
                AccessKey1LastUsedRegion = LastUsedRegion(key),
                AccessKey1LastUsedService = LastUsedService(key),
            };
        }

        if (ordered.Count > 1)
        {
            var key = ordered[1];
            row = row with
            {
                AccessKey2Active = Text(key.IsActive),
                AccessKey2LastRotated = LastRotated(key),
                AccessKey2LastUsedDate = Text(key.LastUsedAt),
                AccessKey2LastUsedRegion = LastUsedRegion(key),
                AccessKey2LastUsedService = LastUsedService(key),
            };
        }

        return row;
    }

    private static string LastRotated(AccessKey key) => key.IsActive ? Text(key.StatusChangedAt ?? key.CreatedAt) : CredentialReportRow.NotApplicable;

    private static string LastUsedService(AccessKey key) => key.LastUsedAt is null ? CredentialReportRow.NotApplicable : key.LastUsedService ?? CredentialReportRow.NotApplicable;

    private static string LastUsedRegion(AccessKey key) => key.LastUsedAt is null || ServicesWithoutRegion.Contains(key.LastUsedService ?? "")
        ? CredentialReportRow.NotApplicable
        : key.LastUsedRegion ?? CredentialReportRow.NotApplicable;

    private static string Text(bool value) => value ? CredentialReportRow.True : CredentialReportRow.False;

    private static string Text(DateTimeOffset? time) => time is { } known ? CredentialReportRow.TextOf(known) : CredentialReportRow.NotApplicable;
}
