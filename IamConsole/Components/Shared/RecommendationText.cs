using IamConsole.Core.Reports;

namespace IamConsole.Components.Shared;

/// <summary>How a recommendation is worded, how grave it is, and where it is mended.</summary>
/// <param name="Todo">What to do.</param>
/// <param name="Done">What is so once it is done.</param>
/// <param name="Why">Why it matters.</param>
/// <param name="Severity">The kind of badge while it is open.</param>
/// <param name="Tab">The tab of a user's, group's or role's page that mends it; none where it is about root, the account or the signed-in user.</param>
/// <param name="ReportFilter">The credential report's filter that finds the same users; none where it has none.</param>
internal sealed record RecommendationText(string Todo, string Done, string Why, StatusKind Severity, string? Tab = null, string? ReportFilter = null)
{
    private const string Permissions = "permissions";
    private const int Days = SecurityRecommendationsQuery.MostDays;

    public string SeverityWord => Severity switch
    {
        StatusKind.Error => "High",
        StatusKind.Warning => "Medium",
        _ => "Low",
    };

    /// <summary>The gravest first.</summary>
    public int Rank => Severity switch
    {
        StatusKind.Error => 0,
        StatusKind.Warning => 1,
        _ => 2,
    };

    /// <summary>The same for the page of one user.</summary>
    public static RecommendationText OfOne(RecommendationKind kind) => kind switch
    {
        RecommendationKind.UsersWithoutMfa => Of(kind) with { Todo = "Add MFA for this user, who can sign in to the console" },
        RecommendationKind.UnlimitedGranters => Of(kind) with { Todo = "Set a permissions boundary for this user, who may grant permissions" },
        RecommendationKind.Administrators => Of(kind) with { Todo = "Review the full administrator rights of this user" },
        _ => Of(kind),
    };

    public static RecommendationText Of(RecommendationKind kind) => kind switch
    {
        RecommendationKind.RootMfa => new(
            "Add MFA for the root user",
            "Root user has MFA",
            "The root user may do everything in the account, and no policy holds it back. With a second factor, a stolen password alone opens nothing.",
            StatusKind.Error),
        RecommendationKind.RootAccessKeys => new(
            "Deactivate or delete the access keys of the root user",
            "Root user has no active access keys",
            "Whoever finds such a key has the whole account. Programs get a role, or a user that may do only what they need.",
            StatusKind.Error),
        RecommendationKind.PasswordPolicy => new(
            "Set a strong password policy",
            $"The password policy asks for {SecurityRecommendationsQuery.LeastPasswordLength} characters or more and prevents reuse",
            $"IAM's default policy accepts 8 characters and any password used before. At least {SecurityRecommendationsQuery.LeastPasswordLength} characters and no reuse keep guessed and leaked passwords out.",
            StatusKind.Warning),
        RecommendationKind.UsersWithoutMfa => new(
            "Add MFA for users who sign in to the console",
            "Every user with a console password has MFA",
            "A password can be guessed, reused or given away. With a second factor it does not open the console alone.",
            StatusKind.Warning,
            IamUrls.CredentialsTab,
            "password-no-mfa"),
        RecommendationKind.Administrators => new(
            "Review users with full administrator rights",
            "No user has full administrator rights",
            "Whoever gets hold of one of these users has the account. People can switch to a role when they need such rights; programs never need all of them.",
            StatusKind.Warning,
            Permissions),
        RecommendationKind.OldAccessKeys => new(
            $"Rotate access keys that are older than {Days} days",
            $"No active access key is older than {Days} days",
            "The longer a key lives, the more places hold a copy. Create the new key, change over, deactivate the old one, then delete it.",
            StatusKind.Warning,
            IamUrls.CredentialsTab,
            "old-key"),
        RecommendationKind.OldPasswords => new(
            $"Change passwords that are older than {Days} days",
            $"No console password is older than {Days} days",
            "An old password has had more time to be seen, shared or leaked elsewhere. A password policy can ask for a change by itself.",
            StatusKind.Info,
            IamUrls.CredentialsTab),
        RecommendationKind.UnusedAccessKeys => new(
            $"Deactivate access keys that were not used for {Days} days",
            $"Every access key that is in use was used in the last {Days} days",
            "Nobody would miss these keys, and nobody would notice if somebody else used them.",
            StatusKind.Warning,
            IamUrls.CredentialsTab,
            "unused-key"),
        RecommendationKind.UnusedPasswords => new(
            $"Remove console access that was not used for {Days} days",
            $"Every console password that is in use was used in the last {Days} days",
            "A door that nobody uses is a door that nobody watches.",
            StatusKind.Warning,
            IamUrls.CredentialsTab,
            "unused-password"),
        RecommendationKind.NeverUsedAccessKeys => new(
            "Delete access keys that have never been used",
            "Every active access key has been used",
            $"A key that nobody used in its first {SecurityRecommendationsQuery.DaysToFirstUse} days was probably made in vain. It opens the account all the same.",
            StatusKind.Info,
            IamUrls.CredentialsTab),
        RecommendationKind.NeverUsedPasswords => new(
            "Remove console access that has never been used",
            "Every console password has been used",
            $"Whoever has not signed in within {SecurityRecommendationsQuery.DaysToFirstUse} days may not need the console, and the first password may still lie about.",
            StatusKind.Info,
            IamUrls.CredentialsTab),
        RecommendationKind.DirectPermissions => new(
            "Give permissions through user groups",
            "No user has policies of their own",
            "Policies on single users are easily forgotten when somebody changes jobs. A group by job function is reviewed in one place.",
            StatusKind.Info,
            Permissions),
        RecommendationKind.EmptyGroups => new(
            "Delete user groups that nobody is in",
            "Every user group has members",
            "A group without members gives nobody anything, until somebody is put into it who has not read its policies.",
            StatusKind.Info,
            "users"),
        RecommendationKind.UnusedRoles => new(
            $"Delete roles that were not used for {Days} days",
            $"Every role was used or made in the last {Days} days",
            "What nobody uses, nobody watches. Look at what the role was last used for, then delete it; permissions that are not there cannot be misused.",
            StatusKind.Info,
            "last-accessed"),
        RecommendationKind.OpenTrust => new(
            "Ask for an external ID where roles trust another account",
            "Every role that trusts another account asks for an external ID, MFA or an organization",
            "A service that works for many customers can be talked into using your role for somebody else. An external ID that only you and it know, or MFA where people assume the role, prevents that.",
            StatusKind.Warning,
            "trust"),
        RecommendationKind.UnlimitedGranters => new(
            "Set a permissions boundary for those who may grant permissions",
            "Whoever may grant permissions is an administrator or has a permissions boundary",
            "Whoever may attach or write any policy can give themselves every permission. With a boundary, and policies that demand one for whomever they manage, they can grant no more than it allows.",
            StatusKind.Warning,
            Permissions),
        RecommendationKind.OwnMfa => new(
            "Add MFA for yourself",
            "You have MFA",
            "You sign in to the console with a password alone. With a second factor, your password does not open it for anybody else.",
            StatusKind.Warning),
        _ => new(
            "Use managed policies in place of inline ones",
            "No inline policies",
            "A managed policy is written once, attached to many, and keeps its last five versions. An inline policy fits only where it must never be used by anybody else.",
            StatusKind.Info,
            Permissions),
    };
}
