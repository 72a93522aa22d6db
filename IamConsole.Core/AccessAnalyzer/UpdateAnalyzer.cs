using IamConsole.Core.Authorization;
using IamConsole.Core.Model;
using IamConsole.Core.Operations;

namespace IamConsole.Core.AccessAnalyzer;

/// <summary>Changes what an analyzer of unused access leaves out. Its tracking period stays as it was made.</summary>
public sealed record UpdateAnalyzer(string AnalyzerName) : AnalyzerOperation<UpdateAnalyzerResult, AnalyzerTarget>
{
    public AnalyzerConfiguration? Configuration { get; init; }

    protected override Task<AnalyzerTarget> ResolveAsync(OperationContext context, CancellationToken cancellationToken) => context.FindAnalyzerNamedAsync(AnalyzerName, cancellationToken);

    protected override IEnumerable<ActionRequest> Authorizations(OperationContext context, AnalyzerTarget target) => [target.Action("access-analyzer:UpdateAnalyzer")];

    protected override Task<IamResult<UpdateAnalyzerResult>> ExecuteAsync(OperationContext context, AnalyzerTarget target, CancellationToken cancellationToken) => Task.FromResult(Change(target.Existing));

    private IamResult<UpdateAnalyzerResult> Change(Analyzer analyzer)
    {
        if (Configuration?.UnusedAccess is { } unused)
        {
            if (analyzer.Type != Analyzer.UnusedAccess)
            {
                return AnalyzerErrors.Invalid("Only an analyzer of unused access has a configuration for it.");
            }

            if (unused.UnusedAccessAge is { } age && age != analyzer.UnusedAccessAge)
            {
                return AnalyzerErrors.Invalid("The tracking period of an analyzer cannot be changed. Make another analyzer.");
            }

            if (AnalysisExclusions.Problem(Configuration) is { } problem)
            {
                return problem;
            }

            // Without a last time everything is looked at anew.
            (analyzer.Exclusions, analyzer.LastResourceAnalyzedAt) = (AnalysisExclusions.Write(Configuration), null);
        }

        return new UpdateAnalyzerResult(AnalyzerSummary.ConfigurationOf(analyzer));
    }
}

/// <summary>The configuration as it is now; none of an analyzer of external access.</summary>
public sealed record UpdateAnalyzerResult(AnalyzerConfiguration? Configuration);
