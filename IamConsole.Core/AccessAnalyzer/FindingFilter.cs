using System.Globalization;
using IamConsole.Core.Model;
using IamConsole.Core.Operations;

namespace IamConsole.Core.AccessAnalyzer;

/// <summary>Holds findings against criteria, each about one property; all have to hold (IAM User Guide, IAM Access Analyzer filter keys).</summary>
internal static class FindingFilter
{
    /// <summary>The most values of one list of a criterion.</summary>
    public const int MostValues = 20;

    private const string ConditionPrefix = "condition.";
    private const string PrincipalPrefix = "principal.";

    private static readonly string[] Properties =
        ["id", "resource", "resourceType", "resourceOwnerAccount", "status", "findingType", "isPublic", "error", "createdAt", "analyzedAt", "updatedAt"];

    private static readonly string[] PrincipalTypes = ["AWS", "Federated", "CanonicalUser"];

    /// <summary>Why criteria make no sense, or none.</summary>
    public static IamError? Problem(IReadOnlyDictionary<string, Criterion>? filter)
    {
        foreach (var (property, criterion) in filter ?? new Dictionary<string, Criterion>())
        {
            if (!IsProperty(property))
            {
                return AnalyzerErrors.Invalid($"{property} is no property that findings can be filtered by.");
            }

            if (criterion is null or { Eq: null, Neq: null, Contains: null, Exists: null })
            {
                return AnalyzerErrors.Invalid($"The criterion for {property} says nothing. Give eq, neq, contains or exists.");
            }
        }

        return null;
    }

    /// <summary>Whether a finding meets all criteria; without any, every one does.</summary>
    public static bool Matches(this AccessFinding finding, IReadOnlyDictionary<string, Criterion>? filter) =>
        filter is null || filter.All(criterion => Meets(ValueOf(finding, criterion.Key), criterion.Value));

    /// <summary>Whether a finding meets the rule.</summary>
    public static bool IsArchivedBy(this AccessFinding finding, ArchiveRule rule) => finding.Matches(AnalyzerJson.Read<IReadOnlyDictionary<string, Criterion>>(rule.Filter));

    /// <summary>What a finding says of a property, as text; none where it says nothing.</summary>
    public static string? ValueOf(AccessFinding finding, string property) => property switch
    {
        "id" => finding.Id,
        "resource" => finding.Resource,
        "resourceType" => finding.ResourceType,
        "resourceOwnerAccount" => finding.AccountId,
        "status" => finding.Status,
        "findingType" => finding.FindingType,
        "isPublic" => finding.FindingType == FindingTypes.ExternalAccess ? (finding.IsPublic ? "true" : "false") : null,
        "createdAt" => Time(finding.CreatedAt),
        "analyzedAt" => Time(finding.AnalyzedAt),
        "updatedAt" => Time(finding.UpdatedAt),
        _ when property.StartsWith(PrincipalPrefix, StringComparison.Ordinal) => finding.PrincipalType == property[PrincipalPrefix.Length..] ? finding.Principal : null,
        _ when property.StartsWith(ConditionPrefix, StringComparison.Ordinal) => ConditionOf(finding, property[ConditionPrefix.Length..]),
        _ => null,
    };

    private static bool IsProperty(string property) =>
        Properties.Contains(property)
        || (property.StartsWith(PrincipalPrefix, StringComparison.Ordinal) && PrincipalTypes.Contains(property[PrincipalPrefix.Length..]))
        || (property.StartsWith(ConditionPrefix, StringComparison.Ordinal) && property.Length > ConditionPrefix.Length);

    private static bool Meets(string? value, Criterion criterion) =>
        (criterion.Exists is not { } exists || exists == value is not null)
        && (criterion.Eq is not { } equal || (value is not null && equal.Contains(value)))
        && (criterion.Neq is not { } unequal || value is null || !unequal.Contains(value))
        && (criterion.Contains is not { } parts || (value is not null && parts.Any(part => value.Contains(part, StringComparison.OrdinalIgnoreCase))));

    private static string? ConditionOf(AccessFinding finding, string key) =>
        AnalyzerJson.Read<Dictionary<string, string>>(finding.Condition).FirstOrDefault(condition => condition.Key.Equals(key, StringComparison.OrdinalIgnoreCase)).Value;

    private static string Time(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}
