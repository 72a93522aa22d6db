namespace IamConsole.Core.Catalog;

/// <summary>Matches names with <c>*</c> and <c>?</c> ignoring case, as actions are matched (IAM User Guide, Action element).</summary>
public static class NamePattern
{
    /// <summary>Whether the pattern matches the whole text.</summary>
    public static bool Matches(ReadOnlySpan<char> pattern, ReadOnlySpan<char> text)
    {
        int p = 0, t = 0, starAt = -1, retryAt = 0;
        while (t < text.Length)
        {
            if (p < pattern.Length && pattern[p] == '*')
            {
                starAt = p++;
                retryAt = t;
            }
            else if (p < pattern.Length && (pattern[p] == '?' || Fold(pattern[p]) == Fold(text[t])))
            {
                p++;
                t++;
            }
            else if (starAt >= 0)
            {
                p = starAt + 1;
                t = ++retryAt;
            }
            else
            {
                return false;
            }
        }

        return pattern[p..].IndexOfAnyExcept('*') < 0;
    }

    private static char Fold(char c) => char.IsAsciiLetterUpper(c) ? (char)(c | 0x20) : c;
}
