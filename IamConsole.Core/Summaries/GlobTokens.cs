namespace IamConsole.Core.Summaries;

/// <summary>
/// Texts with wildcards as sequences of characters, four of which stand for other characters: those of a policy's resource
/// (<c>*</c>, <c>?</c>, policy variables) and those of a resource type's pattern (<c>${BucketName}</c>).
/// </summary>
internal static class GlobTokens
{
    public const char AnyRun = '\uE000';
    public const char AnyOne = '\uE001';
    public const char RunWithoutSlash = '\uE002';
    public const char OneWithoutSlash = '\uE003';

    /// <summary>Whether some text matches both sequences.</summary>
    public static bool Overlap(ReadOnlySpan<char> left, ReadOnlySpan<char> right)
    {
        if (left is [AnyRun] || right is [AnyRun] || left.SequenceEqual(right))
        {
            return true;
        }

        // Which positions in both can be reached together, row by row over the left one.
        var width = right.Length + 1;
        var reachable = new bool[(left.Length + 1) * width];
        reachable[0] = true;
        for (var i = 0; i <= left.Length; i++)
        {
            for (var j = 0; j <= right.Length; j++)
            {
                if (!reachable[(i * width) + j])
                {
                    continue;
                }

                var leftRuns = i < left.Length && IsRun(left[i]);
                var rightRuns = j < right.Length && IsRun(right[j]);
                if (leftRuns)
                {
                    reachable[((i + 1) * width) + j] = true;
                }

                if (rightRuns)
                {
                    reachable[(i * width) + j + 1] = true;
                }

                if (i < left.Length && j < right.Length && CanBeSame(left[i], right[j]) && !(leftRuns && rightRuns))
                {
                    reachable[((leftRuns ? i : i + 1) * width) + (rightRuns ? j : j + 1)] = true;
                }
            }
        }

        return reachable[^1];
    }

    /// <summary>Whether a policy's pattern matches every text that a resource type's pattern can stand for.</summary>
    public static bool Covers(ReadOnlySpan<char> pattern, ReadOnlySpan<char> template)
    {
        int p = 0, t = 0, runAt = -1, retryAt = 0;
        while (t < template.Length)
        {
            if (p < pattern.Length && pattern[p] == AnyRun)
            {
                runAt = p++;
                retryAt = t;
            }
            else if (p < pattern.Length && (pattern[p] == template[t] || (pattern[p] == AnyOne && !IsRun(template[t]))))
            {
                p++;
                t++;
            }
            else if (runAt >= 0)
            {
                p = runAt + 1;
                t = ++retryAt;
            }
            else
            {
                return false;
            }
        }

        return pattern[p..].IndexOfAnyExcept(AnyRun) < 0;
    }

    private static bool IsRun(char token) => token is AnyRun or RunWithoutSlash;

    private static bool CanBeSame(char left, char right) =>
        left == right
        || left is AnyRun or AnyOne
        || right is AnyRun or AnyOne
        || (left is RunWithoutSlash or OneWithoutSlash && right != '/')
        || (right is RunWithoutSlash or OneWithoutSlash && left != '/');
}
