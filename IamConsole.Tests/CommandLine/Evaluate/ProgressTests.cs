using IamConsole.CommandLine.Evaluate;
using Microsoft.Extensions.Time.Testing;

namespace IamConsole.Tests.CommandLine.Evaluate;

public sealed class ProgressTests : IDisposable
{
    private readonly StringWriter _terminal = new();
    private readonly FakeTimeProvider _clock = new();

    [Fact]
    public void Is_renewed_a_few_times_a_second_and_leaves_nothing_behind()
    {
        var progress = new Progress(_terminal, 2_000, _clock);

        progress.Report(1, 1);
        Assert.Empty(_terminal.ToString());
        _clock.Advance(TimeSpan.FromMilliseconds(200));
        progress.Report(1_234, 500);
        progress.Report(1_235, 501);
        progress.Clear();

        Assert.Equal("\r\u001b[K1,234 cases (25% read)\r\u001b[K", _terminal.ToString());
    }

    [Fact]
    public void Gives_no_share_of_an_input_without_length()
    {
        var progress = new Progress(_terminal, null, _clock);
        _clock.Advance(TimeSpan.FromSeconds(1));

        progress.Report(5, 500);

        Assert.EndsWith("5 cases", _terminal.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_quick_run_shows_nothing()
    {
        new Progress(_terminal, 2_000, _clock).Clear();

        Assert.Empty(_terminal.ToString());
    }

    /// <inheritdoc />
    public void Dispose() => _terminal.Dispose();
}
