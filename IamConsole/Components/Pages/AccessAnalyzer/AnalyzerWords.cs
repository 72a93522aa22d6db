using IamConsole.Components.Shared;
using IamConsole.Core.AccessAnalyzer;
using IamConsole.Core.Arns;
using IamConsole.Core.Catalog;
using IamConsole.Core.Model;

namespace IamConsole.Components.Pages.AccessAnalyzer;

/// <summary>How pages speak of analyzers and of what they find.</summary>
internal static class AnalyzerWords
{
    /// <summary>The one Region of this console's analyzers, as AWS's console shows it.</summary>
    public const string Region = "US East (N. Virginia) us-east-1";

    private const int ShownOfId = 8;

    /// <summary>'External access'.</summary>
    /// <param name="analyzerType">AWS's word.</param>
    public static string Type(string analyzerType) => analyzerType == Analyzer.UnusedAccess ? "Unused access" : "External access";

    /// <summary>'Unused role'.</summary>
    /// <param name="findingType">One of <see cref="FindingTypes"/>.</param>
    public static string FindingType(string findingType) => findingType switch
    {
        FindingTypes.UnusedRole => "Unused role",
        FindingTypes.UnusedAccessKey => "Unused access key",
        FindingTypes.UnusedPassword => "Unused password",
        FindingTypes.UnusedPermission => "Unused permissions",
        _ => "External access",
    };

    /// <summary>'Active'.</summary>
    /// <param name="status">AWS's word.</param>
    public static string Status(string status) => status switch
    {
        FindingTypes.Archived => "Archived",
        FindingTypes.Resolved => "Resolved",
        _ => "Active",
    };

    public static StatusKind StatusKindOf(string status) => status switch
    {
        FindingTypes.Archived => StatusKind.Stopped,
        FindingTypes.Resolved => StatusKind.Success,
        _ => StatusKind.Warning,
    };

    /// <summary>The beginning of a finding's id, which is enough to tell those of one list apart.</summary>
    public static string ShortId(string findingId) => findingId.Length <= ShownOfId ? findingId : findingId[..ShownOfId] + "…";

    /// <summary>The page of the role or user that a finding is about.</summary>
    public static string ResourcePage(string resource, string resourceType, string? tab = null) =>
        resourceType == FindingTypes.User ? IamUrls.User(Arn.NameIn(resource), tab) : IamUrls.Role(Arn.NameIn(resource), tab);

    /// <summary>'IAM role', 'IAM user'.</summary>
    /// <param name="resourceType">AWS's word.</param>
    public static string ResourceType(string resourceType) => resourceType == FindingTypes.User ? "IAM user" : "IAM role";

    /// <summary>What an external principal is: 'AWS account'.</summary>
    public static string PrincipalKind(string principalType, string principal) =>
        principal == "*" ? "All principals"
        : principalType == "Federated" ? "Identity provider"
        : AccountId.IsValid(principal) ? "AWS account"
        : principal.Contains(":user/", StringComparison.Ordinal) ? "IAM user"
        : principal.Contains(":role/", StringComparison.Ordinal) ? "IAM role"
        : principal.Contains(":assumed-role/", StringComparison.Ordinal) ? "Role session"
        : principal.Contains(":federated-user/", StringComparison.Ordinal) ? "Federated user"
        : "Principal";

    /// <summary>The access levels of actions, each once, in the order in which they are always named.</summary>
    public static IReadOnlyList<string> Levels(IEnumerable<string> actions) =>
        [.. actions.Select(action => ServiceCatalog.Current.FindAction(action)?.Level).OfType<AccessLevel>().Distinct().Order().Select(level => level.DisplayName())];

    /// <summary>The name of a service, or its prefix where it is unknown.</summary>
    public static string Service(string prefix) => ServiceCatalog.Current.FindService(prefix)?.Name ?? prefix;

    /// <summary>What is unused: the key, or how many services.</summary>
    public static string What(AccessFindingRow finding) => finding.FindingType switch
    {
        FindingTypes.UnusedAccessKey => finding.AccessKeyId ?? "–",
        FindingTypes.UnusedPermission => finding.UnusedServices == 1 ? "1 service" : $"{finding.UnusedServices} services",
        FindingTypes.UnusedPassword => "Console password",
        FindingTypes.UnusedRole => "The role",
        _ => "–",
    };

    /// <summary>What a finding says, as a sentence.</summary>
    public static string Sentence(AccessFindingRow finding)
    {
        var name = Arn.NameIn(finding.Resource);
        return finding.FindingType switch
        {
            FindingTypes.ExternalAccess when finding.IsPublic => $"Anybody can assume the role {name}.",
            FindingTypes.ExternalAccess => $"The role {name} can be assumed from outside this account.",
            FindingTypes.UnusedRole => $"Nobody has assumed the role {name} in the tracking period.",
            FindingTypes.UnusedAccessKey => $"An access key of {name} has not been used in the tracking period.",
            FindingTypes.UnusedPassword => $"The password of {name} has not been used in the tracking period.",
            _ => $"{name} has not used all of its permissions in the tracking period.",
        };
    }

    /// <summary>'1 finding', '3 findings'.</summary>
    public static string Findings(int count) => count == 1 ? "1 finding" : $"{count} findings";

    /// <summary>'1 day', '90 days'.</summary>
    public static string Days(int count) => count == 1 ? "1 day" : $"{count} days";

    /// <summary>What is wrong with the name of an analyzer or archive rule, as a hint in forms, or none.</summary>
    /// <param name="what">'analyzer'.</param>
    /// <param name="name">As typed.</param>
    public static string? NameProblem(string what, string name) =>
        name.Length == 0 ? $"Enter a name for the {what}."
        : name.Length > LongestName ? $"A name has at most {LongestName} characters; this one has {name.Length}."
        : !char.IsAsciiLetter(name[0]) && name[0] != '_' ? "Begin the name with a letter or _."
        : name.Any(letter => !char.IsAsciiLetterOrDigit(letter) && letter is not ('_' or '.' or '-')) ? "Use letters, digits and . _ - only."
        : null;

    /// <summary>The longest name of an analyzer or archive rule.</summary>
    public const int LongestName = 255;

    /// <summary>The rule for names, below their fields.</summary>
    public const string NameConstraint = "Up to 255 characters: letters, digits and . _ - The first is a letter or _.";
}
