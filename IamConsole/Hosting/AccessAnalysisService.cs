using IamConsole.Core.AccessAnalyzer;

namespace IamConsole.Hosting;

/// <summary>Keeps the findings of analyzers up to date for as long as the console is served.</summary>
internal sealed class AccessAnalysisService(AccessAnalysis analysis) : BackgroundService
{
    protected override Task ExecuteAsync(CancellationToken stoppingToken) => analysis.RunAsync(stoppingToken);
}
