using IamConsole.Core.Authorization;
using IamConsole.Core.Model;
using IamConsole.Core.Operations;
using Microsoft.EntityFrameworkCore;

namespace IamConsole.Core.Reports;

/// <summary>Starts to generate the account's credential report, unless there is a fresh one (IAM API Reference, GenerateCredentialReport).</summary>
public sealed record GenerateCredentialReport : IamOperation<GenerateCredentialReportResult, AccountTarget>
{
    protected override Task<AccountTarget> ResolveAsync(OperationContext context, CancellationToken cancellationToken) => Task.FromResult(AccountTarget.Any);

    protected override IEnumerable<ActionRequest> Authorizations(OperationContext context, AccountTarget target) => [new("iam:GenerateCredentialReport", target.ArnText)];

    protected override async Task<IamResult<GenerateCredentialReportResult>> ExecuteAsync(OperationContext context, AccountTarget target, CancellationToken cancellationToken)
    {
        var report = await context.Db.CredentialReports.SingleOrDefaultAsync(cancellationToken);
        switch (CredentialReportLife.StateOf(report, context.Now))
        {
            case CredentialReportState.Ready:
                return new GenerateCredentialReportResult("COMPLETE", null);
            case CredentialReportState.InProgress:
                // Asked for once more, so that one whose generation failed is tried again.
                report!.RequestedAt = context.Now;
                return new GenerateCredentialReportResult("INPROGRESS", null);
            default:
                var isFirst = report is null;
                report ??= context.Db.CredentialReports.Add(new CredentialReport()).Entity;
                report.RequestedAt = context.Now;
                return new GenerateCredentialReportResult(
                    "STARTED",
                    isFirst ? "No report exists. Starting a new report generation task" : "The report has expired. Starting a new report generation task");
        }
    }
}

/// <summary>How far the report is.</summary>
/// <param name="State"><c>STARTED</c>, <c>INPROGRESS</c> or <c>COMPLETE</c>.</param>
/// <param name="Description">Why a task was started; else none.</param>
public sealed record GenerateCredentialReportResult(string State, string? Description);
