namespace IamConsole.Core.PolicyLanguage;

/// <summary>A policy's size as IAM's quotas count it.</summary>
public static class PolicySize
{
    /// <summary>Characters without the white space that JSON ignores; blanks inside strings count.</summary>
    public static int Count(string text)
    {
        var count = 0;
        var inString = false;
        for (var at = 0; at < text.Length; at++)
        {
            var character = text[at];
            if (inString)
            {
                count++;
                if (character == '\\' && at + 1 < text.Length)
                {
                    at++;
                    count++;
                }
                else if (character == '"')
                {
                    inString = false;
                }
            }
            else if (character is not (' ' or '\t' or '\r' or '\n'))
            {
                count++;
                inString = character == '"';
            }
        }

        return count;
    }
}
