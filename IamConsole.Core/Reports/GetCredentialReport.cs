using IamConsole.Core.Authorization;
using IamConsole.Core.Operations;
using Microsoft.EntityFrameworkCore;

namespace IamConsole.Core.Reports;

/// <summary>The account's credential report, if it is less than four hours old (IAM API Reference, GetCredentialReport).</summary>
public sealed record GetCredentialReport : IamOperation<GetCredentialReportResult, AccountTarget>
{
    protected override Task<AccountTarget> ResolveAsync(OperationContext context, CancellationToken cancellationToken) => Task.FromResult(AccountTarget.Any);

    protected override IEnumerable<ActionRequest> Authorizations(OperationContext context, AccountTarget target) => [new("iam:GetCredentialReport", target.ArnText)];

    protected override async Task<IamResult<GetCredentialReportResult>> ExecuteAsync(OperationContext context, AccountTarget target, CancellationToken cancellationToken)
    {
        var report = await context.Db.CredentialReports.SingleOrDefaultAsync(cancellationToken);
        return CredentialReportLife.StateOf(report, context.Now) switch
        {
            CredentialReportState.Ready => new GetCredentialReportResult(report!.Content!, CredentialReportFile.Format, report.GeneratedAt!.Value),
            CredentialReportState.InProgress => new IamError("ReportInProgress", "The credential report is still being generated."),
            CredentialReportState.Expired => new IamError("ReportExpired", "The most recent credential report has expired. To generate a new credential report, use GenerateCredentialReport."),
            _ => new IamError("ReportNotPresent", "The credential report does not exist. To generate a credential report, use GenerateCredentialReport."),
        };
    }
}

/// <summary>The report.</summary>
/// <param name="Content">The file; base64 in the Query protocol.</param>
/// <param name="ReportFormat"><c>text/csv</c>.</param>
/// <param name="GeneratedTime">When the account was as it says.</param>
public sealed record GetCredentialReportResult(byte[] Content, string ReportFormat, DateTimeOffset GeneratedTime);
