using IamConsole.Core.Authorization;
using IamConsole.Core.Operations;

namespace IamConsole.Core.AccessAnalyzer;

/// <summary>Gives an archive rule other criteria, for what is found from now on.</summary>
public sealed record UpdateArchiveRule(string AnalyzerName, string RuleName, IReadOnlyDictionary<string, Criterion> Filter) : AnalyzerOperation<Nothing, ArchiveRuleTarget>
{
    public string? ClientToken { get; init; }

    protected override Task<ArchiveRuleTarget> ResolveAsync(OperationContext context, CancellationToken cancellationToken) => ArchiveRuleTarget.FindAsync(context, AnalyzerName, RuleName, cancellationToken);

    protected override IEnumerable<ActionRequest> Authorizations(OperationContext context, ArchiveRuleTarget target) => [target.Action("access-analyzer:UpdateArchiveRule")];

    protected override Task<IamResult<Nothing>> ExecuteAsync(OperationContext context, ArchiveRuleTarget target, CancellationToken cancellationToken)
    {
        if (FindingFilter.Problem(Filter) is { } problem)
        {
            return Task.FromResult<IamResult<Nothing>>(problem);
        }

        (target.Existing.Filter, target.Existing.UpdatedAt) = (AnalyzerJson.Write(Filter), context.Now);
        return Task.FromResult<IamResult<Nothing>>(Nothing.Value);
    }
}
