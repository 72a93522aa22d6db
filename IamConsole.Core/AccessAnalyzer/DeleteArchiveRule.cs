using IamConsole.Core.Authorization;
using IamConsole.Core.Operations;

namespace IamConsole.Core.AccessAnalyzer;

/// <summary>Deletes an archive rule. What it has archived stays archived.</summary>
public sealed record DeleteArchiveRule(string AnalyzerName, string RuleName) : AnalyzerOperation<Nothing, ArchiveRuleTarget>
{
    public string? ClientToken { get; init; }

    protected override Task<ArchiveRuleTarget> ResolveAsync(OperationContext context, CancellationToken cancellationToken) => ArchiveRuleTarget.FindAsync(context, AnalyzerName, RuleName, cancellationToken);

    protected override IEnumerable<ActionRequest> Authorizations(OperationContext context, ArchiveRuleTarget target) => [target.Action("access-analyzer:DeleteArchiveRule")];

    protected override Task<IamResult<Nothing>> ExecuteAsync(OperationContext context, ArchiveRuleTarget target, CancellationToken cancellationToken)
    {
        context.Db.ArchiveRules.Remove(target.Existing);
        return Task.FromResult<IamResult<Nothing>>(Nothing.Value);
    }
}
