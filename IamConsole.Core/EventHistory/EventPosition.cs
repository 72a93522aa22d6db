using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace IamConsole.Core.EventHistory;

/// <summary>A place in the event history, from which it goes on: between events, not at one, so that it outlives them.</summary>
/// <param name="Time">By the account clock, in milliseconds since 1970.</param>
/// <param name="Sequence">Parts events of one instant.</param>
public readonly record struct EventPosition(long Time, long Sequence)
{
    public static bool TryParse(string? text, [NotNullWhen(true)] out EventPosition? position)
    {
        position = text?.Split('-') is [var time, var sequence]
            && long.TryParse(time, NumberStyles.None, CultureInfo.InvariantCulture, out var milliseconds)
            && long.TryParse(sequence, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? new EventPosition(milliseconds, number)
            : null;
        return position is not null;
    }

    /// <summary>As an address holds it.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Time}-{Sequence}");
}
