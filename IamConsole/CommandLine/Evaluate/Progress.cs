using System.Globalization;

namespace IamConsole.CommandLine.Evaluate;

/// <summary>One line on a terminal that says how far a run is, renewed a few times a second.</summary>
/// <param name="terminal">The terminal.</param>
/// <param name="length">How many bytes there are to read, where that is known.</param>
/// <param name="time">The real clock.</param>
internal sealed class Progress(TextWriter terminal, long? length, TimeProvider time)
{
    private const string ClearLine = "\r\u001b[K";

    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(200);

    private long _last = time.GetTimestamp();
    private bool _isShown;

    /// <summary>Says how many cases were decided and how much was read, unless that was said just now.</summary>
    public void Report(long cases, long bytes)
    {
        if (time.GetElapsedTime(_last) < Pause)
        {
            return;
        }

        _last = time.GetTimestamp();
        _isShown = true;
        var share = length > 0 ? string.Create(CultureInfo.InvariantCulture, $" ({Math.Min(100, bytes * 100 / length.Value)}% read)") : "";
        terminal.Write(string.Create(CultureInfo.InvariantCulture, $"{ClearLine}{cases:N0} cases{share}"));
    }

    /// <summary>Leaves the line empty.</summary>
    public void Clear()
    {
        if (_isShown)
        {
            terminal.Write(ClearLine);
            _isShown = false;
        }
    }
}
