using IamConsole.Core.Authorization;
using IamConsole.Core.Operations;
using Microsoft.EntityFrameworkCore;

namespace IamConsole.Core.AccessAnalyzer;

/// <summary>Archives the active findings that meet an archive rule.</summary>
public sealed record ApplyArchiveRule(string AnalyzerArn, string RuleName) : AnalyzerOperation<Nothing, ArchiveRuleTarget>
{
    public string? ClientToken { get; init; }

    protected override async Task<ArchiveRuleTarget> ResolveAsync(OperationContext context, CancellationToken cancellationToken) =>
        await ArchiveRuleTarget.FindAsync(context, await context.FindAnalyzerOfFindingsAsync(AnalyzerArn, cancellationToken), RuleName, cancellationToken);

    protected override IEnumerable<ActionRequest> Authorizations(OperationContext context, ArchiveRuleTarget target) => [target.Analyzer.Action("access-analyzer:ApplyArchiveRule")];

    protected override async Task<IamResult<Nothing>> ExecuteAsync(OperationContext context, ArchiveRuleTarget target, CancellationToken cancellationToken)
    {
        var id = target.Analyzer.Existing.Id;
        var active = await context.Db.AccessFindings.Where(finding => finding.AnalyzerId == id && finding.Status == FindingTypes.Active).ToListAsync(cancellationToken);
        foreach (var finding in active.Where(finding => finding.IsArchivedBy(target.Existing)))
        {
            (finding.Status, finding.UpdatedAt) = (FindingTypes.Archived, context.Now);
        }

        return Nothing.Value;
    }
}
