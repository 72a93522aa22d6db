namespace IamConsole.Core.PolicyLanguage;

/// <summary>What is wrong with a policy variable.</summary>
public enum VariableError
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary><c>${</c> without <c>}</c>.</summary>
    MissingBrace,

    /// <summary>A default that is not in single quotes.</summary>
    MissingQuote,

    /// <summary>A blank where none may be.</summary>
    UnsupportedSpace,

    /// <summary><c>${}</c>.</summary>
    Empty,
}

/// <summary>A piece of a value: literal text, or a variable with its default.</summary>
/// <param name="Literal">Text in which <c>*</c> and <c>?</c> keep their meaning; <see langword="null"/> for another kind.</param>
/// <param name="Quoted">Text from <c>${*}</c>, <c>${?}</c> or <c>${$}</c>, which is itself.</param>
/// <param name="Key">The condition key of a variable.</param>
/// <param name="Default">What a variable stands for when the request lacks the key.</param>
public readonly record struct VariablePart(string? Literal, string? Quoted, string? Key, string? Default);

/// <summary>Takes values with policy variables apart (IAM User Guide, Policy variables and tags).</summary>
public static class PolicyVariables
{
    /// <summary>Whether the value holds a variable, in a document that has them.</summary>
    public static bool AreIn(string value) => value.Contains("${", StringComparison.Ordinal);

    /// <summary>The value's pieces in order; those before an error where there is one.</summary>
    public static VariableError Split(string value, List<VariablePart> parts)
    {
        var at = 0;
        while (true)
        {
            var open = value.IndexOf("${", at, StringComparison.Ordinal);
            if (open < 0)
            {
                AddLiteral(parts, value[at..]);
                return VariableError.None;
            }

            AddLiteral(parts, value[at..open]);
            var error = ReadVariable(value, open + 2, out var part, out at);
            if (error != VariableError.None)
            {
                return error;
            }

            parts.Add(part);
        }
    }

    /// <summary>What is wrong with the value's variables, if anything.</summary>
    public static VariableError Check(string value) => AreIn(value) ? Split(value, []) : VariableError.None;

    private static void AddLiteral(List<VariablePart> parts, string text)
    {
        if (text.Length > 0)
        {
            parts.Add(new VariablePart(text, null, null, null));
        }
    }

    private static VariableError ReadVariable(string value, int start, out VariablePart part, out int next)
    {
        part = default;
        next = value.Length;
        var end = value.AsSpan(start).IndexOfAny('}', ',', '{');
        if (end < 0 || value[start + end] == '{')
        {
            return VariableError.MissingBrace;
        }

        var key = value.Substring(start, end);
        if (key.Length == 0)
        {
            return VariableError.Empty;
        }

        if (HasUnsupportedSpace(key))
        {
            return VariableError.UnsupportedSpace;
        }

        if (value[start + end] == '}')
        {
            next = start + end + 1;
            part = key is "*" or "?" or "$" ? new VariablePart(null, key, null, null) : new VariablePart(null, null, key, null);
            return VariableError.None;
        }

        var error = ReadDefault(value, start + end + 1, out var text, out next);
        part = new VariablePart(null, null, key, text);
        return error;
    }

    private static VariableError ReadDefault(string value, int start, out string? text, out int next)
    {
        text = null;
        next = value.Length;
        var quote = start;
        while (quote < value.Length && value[quote] == ' ')
        {
            quote++;
        }

        if (quote >= value.Length || !value.AsSpan(quote).Contains('}'))
        {
            return VariableError.MissingBrace;
        }

        if (value[quote] != '\'')
        {
            return VariableError.MissingQuote;
        }

        var close = value.IndexOf('\'', quote + 1);
        if (close < 0)
        {
            return VariableError.MissingQuote;
        }

        var brace = close + 1;
        while (brace < value.Length && value[brace] == ' ')
        {
            brace++;
        }

        if (brace >= value.Length || value[brace] != '}')
        {
            return VariableError.MissingBrace;
        }

        text = value[(quote + 1)..close];
        next = brace + 1;
        return VariableError.None;
    }

    /// <summary>Tag keys may hold blanks, so those after the slash are the key's own.</summary>
    private static bool HasUnsupportedSpace(string key)
    {
        var slash = key.IndexOf('/');
        return (slash < 0 ? key : key[..slash]).Contains(' ') || key[^1] == ' ';
    }
}
