using IamConsole.Hosting;
using IamConsole.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace IamConsole.Tests.Hosting;

public sealed class WarmUpTests : IAsyncLifetime
{
    private readonly RecordedLog _log = new();
    private IamFixture _iam = null!;

    private ILogger Logger => _log.CreateLogger("WarmUp");

    public async ValueTask InitializeAsync()
    {
        _iam = await IamFixture.CreateAsync();
        _iam.Services.GetRequiredService<ILoggerFactory>().AddProvider(_log);
    }

    public ValueTask DisposeAsync() => _iam.DisposeAsync();

    [Theory]
    [InlineData("Users")]
    [InlineData("Groups")]
    [InlineData("Roles")]
    [InlineData("Policies")]
    [InlineData("ActivityEvents")]
    [InlineData("SamlProviders")]
    public async Task What_the_first_visitor_asks_for_has_been_asked(string table)
    {
        await WarmUp.RunAsync(_iam.Services, Logger, TestContext.Current.CancellationToken);

        Assert.Contains(_log.Lines, line => line.Contains("Executed DbCommand", StringComparison.Ordinal) && (line.Contains($"FROM \"{table}\"", StringComparison.Ordinal) || line.Contains($"FROM {table} ", StringComparison.Ordinal)));
        Assert.DoesNotContain(_log.Lines, line => line.StartsWith("WarmUp", StringComparison.Ordinal));
    }

    [Fact]
    public async Task It_leaves_no_trace_in_the_account()
    {
        await WarmUp.RunAsync(_iam.Services, Logger, TestContext.Current.CancellationToken);

        Assert.Empty(await _iam.EventsAsync());
        Assert.Equal(0, await _iam.ReadAsync(db => db.LastAccesses.CountAsync()));
    }

    [Fact]
    public async Task A_console_that_stops_meanwhile_is_no_fault_and_one_that_cannot_answer_is()
    {
        await WarmUp.RunAsync(_iam.Services, Logger, new CancellationToken(canceled: true));
        Assert.DoesNotContain(_log.Lines, line => line.StartsWith("WarmUp", StringComparison.Ordinal));

        await _iam.ChangeAsync(db => db.Database.ExecuteSqlRawAsync("DROP TABLE GroupMemberships"));
        await WarmUp.RunAsync(_iam.Services, Logger, TestContext.Current.CancellationToken);
        Assert.Contains(_log.Lines, line => line.StartsWith("WarmUp The console could not be warmed up", StringComparison.Ordinal));
    }
}
