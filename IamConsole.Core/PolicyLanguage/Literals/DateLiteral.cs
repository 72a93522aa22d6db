namespace IamConsole.Core.PolicyLanguage.Literals;

/// <summary>A date of a Date operator: W3C profile of ISO 8601, or seconds since 1970.</summary>
/// <remarks>
/// Year, month or day alone, or a day with hours and minutes, seconds and fractions, then <c>Z</c> or an offset; a time
/// without zone is UTC. Exactly four digits are a year, any other number is epoch seconds.
/// </remarks>
public static class DateLiteral
{
    private const long TicksPerSecond = TimeSpan.TicksPerSecond;
    private const long MaxEpochSeconds = long.MaxValue / TicksPerSecond - 1;
    private const int YearDigits = 4;
    private const int FractionDigits = 7;

    /// <summary>Reads a date without allocating.</summary>
    /// <param name="text">The literal.</param>
    /// <param name="ticks">Tenths of a microsecond since 1970-01-01T00:00:00Z.</param>
    public static bool TryParse(ReadOnlySpan<char> text, out long ticks) =>
        text.Length != YearDigits && IsNumber(text) ? TryParseEpoch(text, out ticks) : TryParseIso(text, out ticks);

    private static bool IsNumber(ReadOnlySpan<char> text)
    {
        var digits = text.Length > 0 && text[0] is '-' or '+' ? text[1..] : text;
        foreach (var character in digits)
        {
            if (!char.IsAsciiDigit(character) && character != '.')
            {
                return false;
            }
        }

        return digits.Length > 0;
    }

    private static bool TryParseEpoch(ReadOnlySpan<char> text, out long ticks)
    {
        ticks = 0;
        if (!NumericLiteral.TryParse(text, out var seconds) || Math.Abs(seconds) > MaxEpochSeconds)
        {
            return false;
        }

        ticks = (long)(seconds * TicksPerSecond);
        return true;
    }

    private static bool TryParseIso(ReadOnlySpan<char> text, out long ticks)
    {
        ticks = 0;
        var month = 1;
        var day = 1;
        if (!TryTakeDigits(ref text, YearDigits, out var year) || year < 1)
        {
            return false;
        }

        if (TryTake(ref text, '-'))
        {
            if (!TryTakeDigits(ref text, 2, out month) || month is < 1 or > 12)
            {
                return false;
            }

            if (TryTake(ref text, '-') && !TryTakeDigits(ref text, 2, out day))
            {
                return false;
            }
        }

        if (day < 1 || day > DateTime.DaysInMonth(year, month))
        {
            return false;
        }

        var date = new DateTime(year, month, day, 0, 0, 0, DateTimeKind.Utc).Ticks - DateTime.UnixEpoch.Ticks;
        if (text.IsEmpty)
        {
            ticks = date;
            return true;
        }

        if (!TryTake(ref text, 'T') || !TryTakeTime(ref text, out var time) || !TryTakeZone(ref text, out var offset) || !text.IsEmpty)
        {
            return false;
        }

        ticks = date + time - offset;
        return true;
    }

    private static bool TryTakeTime(ref ReadOnlySpan<char> text, out long ticks)
    {
        ticks = 0;
        if (!TryTakeDigits(ref text, 2, out var hour) || !TryTake(ref text, ':') || !TryTakeDigits(ref text, 2, out var minute) || hour > 23 || minute > 59)
        {
            return false;
        }

        ticks = (hour * TimeSpan.TicksPerHour) + (minute * TimeSpan.TicksPerMinute);
        if (!TryTake(ref text, ':'))
        {
            return true;
        }

        if (!TryTakeDigits(ref text, 2, out var second) || second > 59)
        {
            return false;
        }

        ticks += second * TicksPerSecond;
        return !TryTake(ref text, '.') || TryTakeFraction(ref text, ref ticks);
    }

    private static bool TryTakeFraction(ref ReadOnlySpan<char> text, ref long ticks)
    {
        var count = 0;
        var unit = TicksPerSecond;
        while (count < text.Length && char.IsAsciiDigit(text[count]))
        {
            if (count < FractionDigits)
            {
                unit /= 10;
                ticks += (text[count] - '0') * unit;
            }

            count++;
        }

        text = text[count..];
        return count > 0;
    }

    private static bool TryTakeZone(ref ReadOnlySpan<char> text, out long offset)
    {
        offset = 0;
        if (text.IsEmpty || TryTake(ref text, 'Z'))
        {
            return true;
        }

        var isNegative = text[0] == '-';
        if (!TryTake(ref text, '+') && !TryTake(ref text, '-'))
        {
            return false;
        }

        if (!TryTakeDigits(ref text, 2, out var hours) || hours > 23)
        {
            return false;
        }

        TryTake(ref text, ':');
        if (!TryTakeDigits(ref text, 2, out var minutes) || minutes > 59)
        {
            return false;
        }

        offset = (hours * TimeSpan.TicksPerHour) + (minutes * TimeSpan.TicksPerMinute);
        offset = isNegative ? -offset : offset;
        return true;
    }

    private static bool TryTake(ref ReadOnlySpan<char> text, char wanted)
    {
        if (text.IsEmpty || text[0] != wanted)
        {
            return false;
        }

        text = text[1..];
        return true;
    }

    private static bool TryTakeDigits(ref ReadOnlySpan<char> text, int count, out int value)
    {
        value = 0;
        if (text.Length < count)
        {
            return false;
        }

        foreach (var character in text[..count])
        {
            if (!char.IsAsciiDigit(character))
            {
                return false;
            }

            value = (value * 10) + character - '0';
        }

        text = text[count..];
        return true;
    }
}
