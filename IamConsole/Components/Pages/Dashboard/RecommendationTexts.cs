using IamConsole.Components.Shared;
using IamConsole.Core.Reports;

namespace IamConsole.Components.Pages.Dashboard;

/// <summary>How the dashboard words a recommendation, how grave it is, and where it is mended.</summary>
/// <param name="Todo">What to do.</param>
/// <param name="Done">What is so once it is done.</param>
/// <param name="Why">Why it matters.</param>
/// <param name="Severity">The kind of badge while it is open.</param>
/// <param name="UserTab">The tab of a user's page that mends it; none where it is about root.</param>
internal sealed record RecommendationText(string Todo, string Done, string Why, StatusKind Severity, string? UserTab = null)
{
    private const string Credentials = "security-credentials";

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
        RecommendationKind.UsersWithoutMfa => new(
            "Add MFA for users who sign in to the console",
            "Every user with a console password has MFA",
            "A password can be guessed, reused or given away. With a second factor it does not open the console alone.",
            StatusKind.Warning,
            Credentials),
        RecommendationKind.OldAccessKeys => new(
            $"Rotate access keys that are older than {SecurityRecommendationsQuery.MostDays} days",
            $"No active access key is older than {SecurityRecommendationsQuery.MostDays} days",
            "The longer a key lives, the more places hold a copy. Create the new key, change over, deactivate the old one, then delete it.",
            StatusKind.Warning,
            Credentials),
        RecommendationKind.UnusedAccessKeys => new(
            $"Deactivate access keys that were not used for {SecurityRecommendationsQuery.MostDays} days",
            $"Every active access key was used in the last {SecurityRecommendationsQuery.MostDays} days",
            "Nobody would miss these keys, and nobody would notice if somebody else used them.",
            StatusKind.Warning,
            Credentials),
        RecommendationKind.UnusedPasswords => new(
            $"Remove console access that was not used for {SecurityRecommendationsQuery.MostDays} days",
            $"Every console password was used in the last {SecurityRecommendationsQuery.MostDays} days",
            "A door that nobody uses is a door that nobody watches.",
            StatusKind.Warning,
            Credentials),
        _ => new(
            "Give permissions through user groups",
            "No user has policies of their own",
            "Policies on single users are easily forgotten when somebody changes jobs. A group by job function is reviewed in one place.",
            StatusKind.Info,
            "permissions"),
    };
}
