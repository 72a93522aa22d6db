namespace IamConsole.Core.PolicyLanguage.Syntax;

/// <summary>The shape of a JSON number: no leading zero or plus, digits on both sides of a point.</summary>
internal static class JsonNumber
{
    /// <summary>The place after the number that begins at <paramref name="start"/>, or -1.</summary>
    public static int End(ReadOnlySpan<char> text, int start)
    {
        var at = start;
        if (At(text, at) == '-')
        {
            at++;
        }

        var integer = at;
        at = SkipDigits(text, at);
        if (at == integer || (text[integer] == '0' && at > integer + 1))
        {
            return -1;
        }

        if (At(text, at) == '.')
        {
            var fraction = at + 1;
            at = SkipDigits(text, fraction);
            if (at == fraction)
            {
                return -1;
            }
        }

        if (At(text, at) is 'e' or 'E')
        {
            at++;
            if (At(text, at) is '+' or '-')
            {
                at++;
            }

            var exponent = at;
            at = SkipDigits(text, exponent);
            if (at == exponent)
            {
                return -1;
            }
        }

        return at;
    }

    private static char At(ReadOnlySpan<char> text, int index) => index < text.Length ? text[index] : '\0';

    private static int SkipDigits(ReadOnlySpan<char> text, int at)
    {
        while (char.IsAsciiDigit(At(text, at)))
        {
            at++;
        }

        return at;
    }
}
