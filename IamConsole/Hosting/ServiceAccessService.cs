using IamConsole.Core.LastAccessed;

namespace IamConsole.Hosting;

/// <summary>Generates last-accessed reports for as long as the console is served.</summary>
internal sealed class ServiceAccessService(ServiceAccessWriter writer) : BackgroundService
{
    protected override Task ExecuteAsync(CancellationToken stoppingToken) => writer.RunAsync(stoppingToken);
}
