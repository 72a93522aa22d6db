using IamConsole.Core.Authorization;
using IamConsole.Core.Operations;

namespace IamConsole.Core.AccessAnalyzer;

/// <summary>An analyzer.</summary>
public sealed record GetAnalyzer(string AnalyzerName) : AnalyzerOperation<GetAnalyzerResult, AnalyzerTarget>
{
    protected override Task<AnalyzerTarget> ResolveAsync(OperationContext context, CancellationToken cancellationToken) => context.FindAnalyzerNamedAsync(AnalyzerName, cancellationToken);

    protected override IEnumerable<ActionRequest> Authorizations(OperationContext context, AnalyzerTarget target) => [target.Action("access-analyzer:GetAnalyzer")];

    protected override Task<IamResult<GetAnalyzerResult>> ExecuteAsync(OperationContext context, AnalyzerTarget target, CancellationToken cancellationToken) =>
        Task.FromResult<IamResult<GetAnalyzerResult>>(new GetAnalyzerResult(AnalyzerSummary.Of(target.Existing, target.Tags)));
}

/// <summary>The analyzer.</summary>
public sealed record GetAnalyzerResult(AnalyzerSummary Analyzer);
