namespace IamConsole.SampleData;

/// <summary>A clock that stands in the past while the sample company's history is made, and follows the real one at an even distance.</summary>
internal sealed class StoryClock(TimeProvider real) : TimeProvider
{
    private TimeSpan _ago;

    /// <summary>From now on the time is this long ago.</summary>
    public void GoBack(TimeSpan ago) => _ago = ago;

    /// <inheritdoc />
    public override DateTimeOffset GetUtcNow() => real.GetUtcNow() - _ago;
}
