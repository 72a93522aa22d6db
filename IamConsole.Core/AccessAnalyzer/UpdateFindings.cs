using IamConsole.Core.Authorization;
using IamConsole.Core.Model;
using IamConsole.Core.Operations;
using Microsoft.EntityFrameworkCore;

namespace IamConsole.Core.AccessAnalyzer;

/// <summary>Archives findings, or makes archived ones active again. Those that are resolved stay so.</summary>
/// <remarks>What AWS does where some of the ids do not exist is not known; here nothing is changed.</remarks>
public sealed record UpdateFindings(string AnalyzerArn, string Status) : AnalyzerOperation<Nothing, AnalyzerTarget>
{
    /// <summary>The findings; or else all of <see cref="ResourceArn"/>.</summary>
    public IReadOnlyList<string>? Ids { get; init; }

    public string? ResourceArn { get; init; }

    public string? ClientToken { get; init; }

    protected override Task<AnalyzerTarget> ResolveAsync(OperationContext context, CancellationToken cancellationToken) => context.FindAnalyzerOfFindingsAsync(AnalyzerArn, cancellationToken);

    protected override IEnumerable<ActionRequest> Authorizations(OperationContext context, AnalyzerTarget target) => [target.Action("access-analyzer:UpdateFindings")];

    protected override async Task<IamResult<Nothing>> ExecuteAsync(OperationContext context, AnalyzerTarget target, CancellationToken cancellationToken)
    {
        if (Ids is null or [] == ResourceArn is null)
        {
            return AnalyzerErrors.Invalid("Name either findings by their ids, or a resource.");
        }

        var own = context.Db.AccessFindings.Where(finding => finding.AnalyzerId == target.Existing.Id);

        // One parameter, however many ids there are: SQLite takes 32,766.
        var findings = await (Ids is null or [] ? own.Where(finding => finding.Resource == ResourceArn) : own.Where(finding => EF.Parameter(Ids).Contains(finding.Id))).ToListAsync(cancellationToken);
        if (Ids?.Except(findings.Select(finding => finding.Id)).FirstOrDefault() is { } unknown)
        {
            return AnalyzerErrors.NotFound($"The finding {unknown}");
        }

        foreach (var finding in findings.Where(finding => finding.Status != FindingTypes.Resolved && finding.Status != Status))
        {
            Change(finding, context.Now);
        }

        return Nothing.Value;
    }

    private void Change(AccessFinding finding, DateTimeOffset now) => (finding.Status, finding.UpdatedAt) = (Status, now);
}
