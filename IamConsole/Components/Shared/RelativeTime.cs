using System.Globalization;

namespace IamConsole.Components.Shared;

/// <summary>Times in words, the same on every page.</summary>
public static class RelativeTime
{
    /// <summary>The exact time: <c>2026-03-10 12:00:00 UTC</c>.</summary>
    public static string Exact(DateTimeOffset time) =>
        time.ToUniversalTime().ToString("yyyy-MM-dd HH:mm:ss 'UTC'", CultureInfo.InvariantCulture);

    /// <summary>How long ago, or how soon: '3 days ago', 'in 2 hours'. Days stay days, as the console counts ages.</summary>
    public static string From(DateTimeOffset time, DateTimeOffset now)
    {
        var difference = now - time;
        var distance = difference.Duration();
        if (distance < TimeSpan.FromMinutes(1))
        {
            return "just now";
        }

        var text = distance.TotalHours < 1 ? Count((int)distance.TotalMinutes, "minute")
            : distance.TotalDays < 1 ? Count((int)distance.TotalHours, "hour")
            : Count((int)distance.TotalDays, "day");
        return difference > TimeSpan.Zero ? $"{text} ago" : $"in {text}";
    }

    /// <summary>An age in whole days: '0 days', '1 day', '93 days'.</summary>
    public static string Age(DateTimeOffset since, DateTimeOffset now) => Count(Math.Max(0, (int)(now - since).TotalDays), "day");

    private static string Count(int number, string unit) =>
        number == 1 ? $"1 {unit}" : string.Create(CultureInfo.InvariantCulture, $"{number:N0} {unit}s");
}
