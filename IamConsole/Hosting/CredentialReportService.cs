using IamConsole.Core.Reports;

namespace IamConsole.Hosting;

/// <summary>Generates credential reports for as long as the console is served.</summary>
internal sealed class CredentialReportService(CredentialReportWriter writer) : BackgroundService
{
    protected override Task ExecuteAsync(CancellationToken stoppingToken) => writer.RunAsync(stoppingToken);
}
