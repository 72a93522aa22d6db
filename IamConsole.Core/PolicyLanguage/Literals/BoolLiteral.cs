namespace IamConsole.Core.PolicyLanguage.Literals;

/// <summary>A value of Bool and Null: <c>true</c> in any case is true, everything else is false.</summary>
public static class BoolLiteral
{
    /// <summary>Whether the text means true.</summary>
    public static bool IsTrue(ReadOnlySpan<char> text) => text.Equals("true", StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether the text is one of the two words.</summary>
    public static bool IsValid(ReadOnlySpan<char> text) => IsTrue(text) || text.Equals("false", StringComparison.OrdinalIgnoreCase);
}
