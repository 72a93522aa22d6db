namespace IamConsole.Core.PolicyDrafting;

/// <summary>Moves JSON text to the left and right. Strings of JSON hold no line breaks, so only layout changes.</summary>
internal static class Indentation
{
    /// <summary>The blanks that begin the line of a place.</summary>
    public static string OfLine(string text, int offset)
    {
        var start = offset == 0 ? 0 : text.LastIndexOf('\n', offset - 1) + 1;
        var end = start;
        while (end < offset && text[end] is ' ' or '\t')
        {
            end++;
        }

        return text[start..end];
    }

    /// <summary>Takes from all lines but the first the blanks that they share.</summary>
    public static string Remove(string text)
    {
        var lines = text.Split('\n');
        var shared = lines.Skip(1).Where(line => line.Trim().Length > 0).Select(line => line.Length - line.TrimStart(' ', '\t').Length).DefaultIfEmpty(0).Min();
        return string.Join('\n', lines.Select((line, at) => at == 0 ? line : line[Math.Min(shared, line.Length)..]));
    }

    /// <summary>Puts blanks before all lines but the first.</summary>
    public static string Add(string text, string blanks) => text.Replace("\n", "\n" + blanks, StringComparison.Ordinal);
}
