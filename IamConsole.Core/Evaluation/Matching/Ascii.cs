namespace IamConsole.Core.Evaluation.Matching;

/// <summary>Case folding of action names: ASCII letters only, so that no other letter can pass for one of them.</summary>
internal static class Ascii
{
    public static string Fold(string text)
    {
        foreach (var character in text)
        {
            if (char.IsAsciiLetterUpper(character))
            {
                return string.Create(text.Length, text, static (folded, source) =>
                {
                    for (var index = 0; index < folded.Length; index++)
                    {
                        var character = source[index];
                        folded[index] = char.IsAsciiLetterUpper(character) ? (char)(character | 0x20) : character;
                    }
                });
            }
        }

        return text;
    }
}
