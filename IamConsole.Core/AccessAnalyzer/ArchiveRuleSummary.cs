using IamConsole.Core.Model;

namespace IamConsole.Core.AccessAnalyzer;

/// <summary>An archive rule as results carry it.</summary>
public sealed record ArchiveRuleSummary(string RuleName, IReadOnlyDictionary<string, Criterion> Filter, DateTimeOffset CreatedAt, DateTimeOffset UpdatedAt)
{
    internal static ArchiveRuleSummary Of(ArchiveRule rule) => new(rule.Name, AnalyzerJson.Read<IReadOnlyDictionary<string, Criterion>>(rule.Filter), rule.CreatedAt, rule.UpdatedAt);
}
