namespace IamConsole.Core.PolicyLanguage.Literals;

/// <summary>Bytes of BinaryEquals, written as base64 with padding and without white space.</summary>
public static class BinaryLiteral
{
    /// <summary>Reads the bytes into <paramref name="bytes"/>, which holds <see cref="MaxLength"/> of them.</summary>
    public static bool TryParse(ReadOnlySpan<char> text, Span<byte> bytes, out int length)
    {
        length = 0;
        return text.IndexOfAny(" \t\r\n") < 0 && Convert.TryFromBase64Chars(text, bytes, out length);
    }

    /// <summary>The greatest number of bytes that the text can stand for.</summary>
    public static int MaxLength(ReadOnlySpan<char> text) => (text.Length / 4 * 3) + 3;

    /// <summary>Whether the text is base64.</summary>
    public static bool IsValid(string text) => TryParse(text, new byte[MaxLength(text)], out _);
}
