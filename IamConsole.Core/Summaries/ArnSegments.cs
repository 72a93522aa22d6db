namespace IamConsole.Core.Summaries;

/// <summary>Takes ARNs apart at the colons that separate, not at those inside <c>${...}</c>.</summary>
internal static class ArnSegments
{
    public const int Service = 2;
    public const int Region = 3;
    public const int Account = 4;
    public const int Resource = 5;
    public const int Count = 6;

    /// <summary>The six parts; <see langword="null"/> when there are fewer.</summary>
    public static string[]? Split(string arn)
    {
        var parts = new string[Count];
        var part = 0;
        var start = 0;
        var depth = 0;
        for (var i = 0; i < arn.Length && part < Resource; i++)
        {
            switch (arn[i])
            {
                case '{' when i > 0 && arn[i - 1] == '$':
                    depth++;
                    break;
                case '}' when depth > 0:
                    depth--;
                    break;
                case ':' when depth == 0:
                    parts[part++] = arn[start..i];
                    start = i + 1;
                    break;
            }
        }

        if (part < Resource)
        {
            return null;
        }

        parts[Resource] = arn[start..];
        return parts;
    }
}
