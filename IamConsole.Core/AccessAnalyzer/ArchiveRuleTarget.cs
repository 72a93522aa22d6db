using IamConsole.Core.Authorization;
using IamConsole.Core.Model;
using IamConsole.Core.Operations;
using Microsoft.EntityFrameworkCore;

namespace IamConsole.Core.AccessAnalyzer;

/// <summary>The archive rule that a request names.</summary>
/// <param name="Analyzer">Its analyzer, existing or not.</param>
/// <param name="Rule">The row, or none where there is no such rule.</param>
/// <param name="RuleName">As typed.</param>
public sealed record ArchiveRuleTarget(AnalyzerTarget Analyzer, ArchiveRule? Rule, string RuleName) : ITarget
{
    /// <summary>Whether the request makes the rule.</summary>
    public bool MayBeMissing { get; init; }

    public string ArnText => $"{Analyzer.ArnText}/archive-rule/{RuleName}";

    public IamError? Missing => Analyzer.Missing ?? (Rule is null && !MayBeMissing ? AnalyzerErrors.NotFound($"The archive rule {RuleName}") : null);

    public IRevisioned? Revisioned => Analyzer.Revisioned;

    /// <summary>The row of a rule that exists; only to be asked for in <c>ExecuteAsync</c>.</summary>
    public ArchiveRule Existing => Rule ?? throw new InvalidOperationException("The archive rule does not exist.");

    /// <summary>An action on this rule.</summary>
    public ActionRequest Action(string action) => Analyzer.RuleAction(action, RuleName);

    /// <summary>The rule of an analyzer.</summary>
    public static async Task<ArchiveRuleTarget> FindAsync(OperationContext context, AnalyzerTarget analyzer, string ruleName, CancellationToken cancellationToken) =>
        new(analyzer, await context.Db.ArchiveRules.FirstOrDefaultAsync(rule => rule.AnalyzerId == analyzer.ArnText && rule.Name == ruleName, cancellationToken), ruleName);

    /// <summary>The rule of an analyzer's name.</summary>
    public static async Task<ArchiveRuleTarget> FindAsync(OperationContext context, string analyzerName, string ruleName, CancellationToken cancellationToken) =>
        await FindAsync(context, await context.FindAnalyzerNamedAsync(analyzerName, cancellationToken), ruleName, cancellationToken);
}
