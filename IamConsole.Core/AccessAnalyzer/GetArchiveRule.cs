using IamConsole.Core.Authorization;
using IamConsole.Core.Operations;

namespace IamConsole.Core.AccessAnalyzer;

/// <summary>An archive rule.</summary>
public sealed record GetArchiveRule(string AnalyzerName, string RuleName) : AnalyzerOperation<GetArchiveRuleResult, ArchiveRuleTarget>
{
    protected override Task<ArchiveRuleTarget> ResolveAsync(OperationContext context, CancellationToken cancellationToken) => ArchiveRuleTarget.FindAsync(context, AnalyzerName, RuleName, cancellationToken);

    protected override IEnumerable<ActionRequest> Authorizations(OperationContext context, ArchiveRuleTarget target) => [target.Action("access-analyzer:GetArchiveRule")];

    protected override Task<IamResult<GetArchiveRuleResult>> ExecuteAsync(OperationContext context, ArchiveRuleTarget target, CancellationToken cancellationToken) =>
        Task.FromResult<IamResult<GetArchiveRuleResult>>(new GetArchiveRuleResult(ArchiveRuleSummary.Of(target.Existing)));
}

/// <summary>The archive rule.</summary>
public sealed record GetArchiveRuleResult(ArchiveRuleSummary ArchiveRule);
