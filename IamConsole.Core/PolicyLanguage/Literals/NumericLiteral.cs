using System.Globalization;

namespace IamConsole.Core.PolicyLanguage.Literals;

/// <summary>A number of a Numeric operator: integer or decimal, with a leading sign or zeros, an exponent as JSON has it.</summary>
public static class NumericLiteral
{
    private const NumberStyles Styles = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent;

    /// <summary>Reads a number without allocating.</summary>
    public static bool TryParse(ReadOnlySpan<char> text, out decimal value) =>
        decimal.TryParse(text, Styles, CultureInfo.InvariantCulture, out value);
}
