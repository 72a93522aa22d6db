namespace IamConsole.Core.PolicyLanguage;

/// <summary>The six parts of an ARN or ARN pattern: <c>arn:partition:service:region:account:resource</c>.</summary>
public static class ArnSegments
{
    /// <summary>Number of parts; the last keeps its colons.</summary>
    public const int Count = 6;

    /// <summary>Cuts <paramref name="text"/> at its first five colons.</summary>
    /// <param name="text">An ARN or pattern.</param>
    /// <param name="hasVariables">Whether colons inside <c>${...}</c> do not cut.</param>
    /// <param name="segments">Receives the parts; holds at least <see cref="Count"/>.</param>
    /// <returns>The number of parts found, 1 to 6.</returns>
    public static int Split(ReadOnlySpan<char> text, bool hasVariables, Span<Range> segments)
    {
        var found = 0;
        var start = 0;
        for (var at = 0; at < text.Length && found < Count - 1; at++)
        {
            if (hasVariables && text[at] == '$' && at + 1 < text.Length && text[at + 1] == '{')
            {
                var close = text[at..].IndexOf('}');
                if (close < 0)
                {
                    break;
                }

                at += close;
            }
            else if (text[at] == ':')
            {
                segments[found++] = start..at;
                start = at + 1;
            }
        }

        segments[found++] = start..text.Length;
        return found;
    }
}
