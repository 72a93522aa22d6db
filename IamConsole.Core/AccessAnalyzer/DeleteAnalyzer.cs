using IamConsole.Core.Authorization;
using IamConsole.Core.Operations;
using Microsoft.EntityFrameworkCore;

namespace IamConsole.Core.AccessAnalyzer;

/// <summary>Deletes an analyzer with its findings and archive rules.</summary>
public sealed record DeleteAnalyzer(string AnalyzerName) : AnalyzerOperation<Nothing, AnalyzerTarget>
{
    public string? ClientToken { get; init; }

    protected override Task<AnalyzerTarget> ResolveAsync(OperationContext context, CancellationToken cancellationToken) => context.FindAnalyzerNamedAsync(AnalyzerName, cancellationToken);

    protected override IEnumerable<ActionRequest> Authorizations(OperationContext context, AnalyzerTarget target) => [target.Action("access-analyzer:DeleteAnalyzer")];

    protected override async Task<IamResult<Nothing>> ExecuteAsync(OperationContext context, AnalyzerTarget target, CancellationToken cancellationToken)
    {
        var (db, id) = (context.Db, target.Existing.Id);
        db.AccessFindings.RemoveRange(await db.AccessFindings.Where(finding => finding.AnalyzerId == id).ToListAsync(cancellationToken));
        db.ArchiveRules.RemoveRange(await db.ArchiveRules.Where(rule => rule.AnalyzerId == id).ToListAsync(cancellationToken));
        db.Tags.RemoveRange(await db.Tags.Where(tag => tag.ResourceId == id).ToListAsync(cancellationToken));
        db.Analyzers.Remove(target.Existing);
        return Nothing.Value;
    }
}
