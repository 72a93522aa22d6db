using System.Globalization;

namespace IamConsole.CommandLine.Evaluate;

/// <summary>Finds escapes such as <c>\ud83d</c> without their other half: JSON lets them pass, but they are no text.</summary>
internal static class SurrogateEscapes
{
    private const int Length = 6;

    public static bool AreUnpaired(ReadOnlySpan<byte> json)
    {
        for (var at = json.IndexOf((byte)'\\'); at >= 0 && at < json.Length; at = Next(json, at))
        {
            var unit = UnitAt(json, at);
            if (char.IsHighSurrogate(unit) && char.IsLowSurrogate(UnitAt(json, at + Length)))
            {
                at += Length;
            }
            else if (char.IsSurrogate(unit))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The backslash after the escape at <paramref name="at"/>, or -1.</summary>
    private static int Next(ReadOnlySpan<byte> json, int at)
    {
        var start = Math.Min(at + 2, json.Length);
        var found = json[start..].IndexOf((byte)'\\');
        return found < 0 ? -1 : start + found;
    }

    /// <summary>The UTF-16 unit that the escape at a place stands for; 0 when there is none.</summary>
    private static char UnitAt(ReadOnlySpan<byte> json, int at) =>
        at + Length <= json.Length && json[at] == '\\' && json[at + 1] == 'u' && ushort.TryParse(json.Slice(at + 2, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var unit)
            ? (char)unit
            : '\0';
}
