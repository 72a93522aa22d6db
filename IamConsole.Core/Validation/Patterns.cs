using IamConsole.Core.PolicyLanguage;

namespace IamConsole.Core.Validation;

/// <summary>Questions about patterns with <c>*</c> and <c>?</c>.</summary>
internal static class Patterns
{
    public static bool HasWildcard(ReadOnlySpan<char> text) => text.IndexOfAny('*', '?') >= 0;

    /// <summary>Whether the wider pattern covers everything that the narrower one does; never true by mistake.</summary>
    public static bool Covers(ReadOnlySpan<char> wider, ReadOnlySpan<char> narrower, bool ignoreCase)
    {
        int at = 0, read = 0, run = -1, mark = 0;
        while (read < narrower.Length)
        {
            if (at < wider.Length && wider[at] == '*')
            {
                run = at++;
                mark = read;
            }
            else if (at < wider.Length && (wider[at] == '?' ? narrower[read] != '*' : Same(wider[at], narrower[read], ignoreCase)))
            {
                at++;
                read++;
            }
            else if (run >= 0)
            {
                at = run + 1;
                read = ++mark;
            }
            else
            {
                return false;
            }
        }

        return wider[at..].IndexOfAnyExcept('*') < 0;
    }

    /// <summary>Whether some text fits both patterns.</summary>
    public static bool Meet(ReadOnlySpan<char> left, ReadOnlySpan<char> right)
    {
        if (!HasWildcard(left) && !HasWildcard(right))
        {
            return left.SequenceEqual(right);
        }

        for (var index = 0; index < Math.Min(left.Length, right.Length) && left[index] is not ('*' or '?') && right[index] is not ('*' or '?'); index++)
        {
            if (left[index] != right[index])
            {
                return false;
            }
        }

        // Cell [j]: whether the first i of left and the first j of right can meet.
        Span<bool> row = right.Length < 512 ? stackalloc bool[right.Length + 1] : new bool[right.Length + 1];
        row[0] = true;
        for (var j = 0; j < right.Length && right[j] == '*'; j++)
        {
            row[j + 1] = true;
        }

        foreach (var character in left)
        {
            var diagonal = row[0];
            row[0] = character == '*' && row[0];
            for (var j = 0; j < right.Length; j++)
            {
                var above = row[j + 1];
                var isSame = character == '?' || right[j] == '?' || character == right[j];
                row[j + 1] = character == '*' || right[j] == '*'
                    ? (character == '*' && (above || row[j])) || (right[j] == '*' && (above || row[j])) || diagonal
                    : isSame && diagonal;
                diagonal = above;
            }
        }

        return row[right.Length];
    }

    /// <summary>The text with every policy variable replaced by a star.</summary>
    public static string WithoutVariables(string text)
    {
        if (!PolicyVariables.AreIn(text))
        {
            return text;
        }

        var parts = new List<VariablePart>();
        var error = PolicyVariables.Split(text, parts);
        return string.Concat(parts.Select(part => part.Literal ?? "*")) + (error == VariableError.None ? "" : "*");
    }

    private static bool Same(char left, char right, bool ignoreCase) =>
        left == right || (ignoreCase && char.ToLowerInvariant(left) == char.ToLowerInvariant(right));
}
