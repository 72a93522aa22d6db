namespace IamConsole.Core.PolicyLanguage;

/// <summary>A place in a policy's text.</summary>
/// <param name="Offset">UTF-16 units from the start of the text, from 0.</param>
/// <param name="Line">Line as an editor counts it, from 1.</param>
/// <param name="Column">UTF-16 units into the line, from 1.</param>
public readonly record struct TextPosition(int Offset, int Line, int Column);

/// <summary>A stretch of a policy's text; <paramref name="End"/> is the place just after its last character.</summary>
/// <param name="Start">The first character.</param>
/// <param name="End">The place after the last character.</param>
public readonly record struct TextSpan(TextPosition Start, TextPosition End)
{
    /// <summary>Number of UTF-16 units covered.</summary>
    public int Length => End.Offset - Start.Offset;

    /// <summary>The covered part of the text that this span was made for.</summary>
    public string Of(string text) => text[Start.Offset..End.Offset];
}
