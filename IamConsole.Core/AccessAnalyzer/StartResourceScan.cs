using IamConsole.Core.Authorization;
using IamConsole.Core.Operations;
using Microsoft.EntityFrameworkCore;

namespace IamConsole.Core.AccessAnalyzer;

/// <summary>Looks at one role or user anew. The findings are up to date when it returns; on AWS a moment later.</summary>
public sealed record StartResourceScan(string AnalyzerArn, string ResourceArn) : AnalyzerOperation<Nothing, AnalyzerTarget>
{
    /// <summary>The resource's account; here always the analyzer's.</summary>
    public string? ResourceOwnerAccount { get; init; }

    protected override Task<AnalyzerTarget> ResolveAsync(OperationContext context, CancellationToken cancellationToken) => context.FindAnalyzerOfFindingsAsync(AnalyzerArn, cancellationToken);

    protected override IEnumerable<ActionRequest> Authorizations(OperationContext context, AnalyzerTarget target) => [target.Action("access-analyzer:StartResourceScan")];

    protected override async Task<IamResult<Nothing>> ExecuteAsync(OperationContext context, AnalyzerTarget target, CancellationToken cancellationToken)
    {
        var analyzer = target.Existing;
        if (ResourceOwnerAccount is { } owner && owner != context.Account.ToString())
        {
            return AnalyzerErrors.NotFound($"The resource {ResourceArn} of the account {owner}");
        }

        var resource = await AnalyzedResource.FindAsync(context.Db, analyzer, ResourceArn, cancellationToken);
        if (resource is null && !await context.Db.AccessFindings.AnyAsync(finding => finding.AnalyzerId == analyzer.Id && finding.Resource == ResourceArn, cancellationToken))
        {
            return AnalyzerErrors.NotFound($"The resource {ResourceArn}");
        }

        var run = new AnalysisRun(context.Db, analyzer, context.Now, withPermissions: true);
        await run.ApplyAsync([ResourceArn], resource is null ? [] : await run.FindAsync([resource], cancellationToken), cancellationToken);
        return Nothing.Value;
    }
}
