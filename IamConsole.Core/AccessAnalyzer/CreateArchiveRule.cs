using IamConsole.Core.Authorization;
using IamConsole.Core.Model;
using IamConsole.Core.Operations;
using Microsoft.EntityFrameworkCore;

namespace IamConsole.Core.AccessAnalyzer;

/// <summary>Makes a rule by which an analyzer archives what it finds from now on. <see cref="ApplyArchiveRule"/> archives what it has found.</summary>
public sealed record CreateArchiveRule(string AnalyzerName, string RuleName, IReadOnlyDictionary<string, Criterion> Filter) : AnalyzerOperation<Nothing, ArchiveRuleTarget>
{
    public string? ClientToken { get; init; }

    protected override async Task<ArchiveRuleTarget> ResolveAsync(OperationContext context, CancellationToken cancellationToken) =>
        await ArchiveRuleTarget.FindAsync(context, AnalyzerName, RuleName, cancellationToken) with { MayBeMissing = true };

    protected override IEnumerable<ActionRequest> Authorizations(OperationContext context, ArchiveRuleTarget target) => [target.Action("access-analyzer:CreateArchiveRule")];

    protected override async Task<IamResult<Nothing>> ExecuteAsync(OperationContext context, ArchiveRuleTarget target, CancellationToken cancellationToken)
    {
        var analyzer = target.Analyzer.Existing;
        if (FindingFilter.Problem(Filter) is { } problem)
        {
            return problem;
        }

        if (target.Rule is not null)
        {
            return AnalyzerErrors.Conflict($"An archive rule with the name {RuleName} exists already.");
        }

        if (await context.Db.ArchiveRules.CountAsync(rule => rule.AnalyzerId == analyzer.Id, cancellationToken) >= Quotas.ArchiveRulesPerAnalyzer)
        {
            return AnalyzerErrors.QuotaExceeded($"An analyzer has at most {Quotas.ArchiveRulesPerAnalyzer} archive rules.");
        }

        context.Db.ArchiveRules.Add(new ArchiveRule { AnalyzerId = analyzer.Id, Name = RuleName, Filter = AnalyzerJson.Write(Filter), CreatedAt = context.Now, UpdatedAt = context.Now });
        return Nothing.Value;
    }
}
