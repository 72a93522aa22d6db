using IamConsole.Core.EventHistory;

namespace IamConsole.Hosting;

/// <summary>Deletes old events for as long as the console is served.</summary>
internal sealed class ActivityRetentionService(ActivityRetention retention, ConsoleSettings settings) : BackgroundService
{
    protected override Task ExecuteAsync(CancellationToken stoppingToken) => retention.RunAsync(settings.RetentionDays, stoppingToken);
}
