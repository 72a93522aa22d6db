using IamConsole.Core.Authorization;
using IamConsole.Core.Model;
using IamConsole.Core.Operations;
using Microsoft.EntityFrameworkCore;

namespace IamConsole.Core.AccessAnalyzer;

/// <summary>A finding of an analyzer of external access.</summary>
public sealed record GetFinding(string AnalyzerArn, string Id) : AnalyzerOperation<GetFindingResult, AnalyzerTarget>
{
    protected override Task<AnalyzerTarget> ResolveAsync(OperationContext context, CancellationToken cancellationToken) => context.FindAnalyzerAsync(AnalyzerArn, cancellationToken);

    protected override IEnumerable<ActionRequest> Authorizations(OperationContext context, AnalyzerTarget target) => [target.Action("access-analyzer:GetFinding")];

    protected override async Task<IamResult<GetFindingResult>> ExecuteAsync(OperationContext context, AnalyzerTarget target, CancellationToken cancellationToken)
    {
        if (target.Existing.Type != Analyzer.ExternalAccess)
        {
            return AnalyzerErrors.Invalid("Findings of this type of analyzer are read by GetFindingV2.");
        }

        var finding = await context.Db.AccessFindings.AsNoTracking().FirstOrDefaultAsync(finding => finding.AnalyzerId == target.Existing.Id && finding.Id == Id, cancellationToken);
        return finding is null ? AnalyzerErrors.NotFound($"The finding {Id}") : new GetFindingResult(FindingSummary.Of(finding));
    }
}

/// <summary>The finding.</summary>
public sealed record GetFindingResult(FindingSummary Finding);
