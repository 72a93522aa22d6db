using IamConsole.Core.PolicyLanguage;

namespace IamConsole.Core.Evaluation.Matching;

/// <summary>
/// A policy's value compiled: plain text or glob, with or without policy variables. A variable that the request lacks,
/// that is multivalued, or whose value cannot be literal, makes the pattern match nothing.
/// </summary>
internal sealed class TextPattern
{
    private readonly bool _isGlob;
    private readonly string? _plain;
    private readonly Glob? _glob;
    private readonly Part[]? _parts;

    private TextPattern(bool isGlob, string? plain, Part[]? parts)
    {
        _isGlob = isGlob;
        _plain = plain;
        _glob = isGlob && plain is not null ? new Glob(plain) : null;
        _parts = parts;
    }

    private readonly record struct Part(string? Literal, ContextKey? Key, string? Default);

    public bool HasVariables => _parts is not null;

    /// <summary>Compiles a value; <see langword="null"/> when it is not understood.</summary>
    public static TextPattern? TryCompile(string value, bool hasVariables, bool isGlob)
    {
        if (isGlob && Glob.IsReserved(value))
        {
            return null;
        }

        if (!hasVariables || !PolicyVariables.AreIn(value))
        {
            return new TextPattern(isGlob, isGlob ? Glob.Encode(value) : value, null);
        }

        var pieces = new List<VariablePart>();
        if (PolicyVariables.Split(value, pieces) != VariableError.None)
        {
            return null;
        }

        var parts = pieces.Select(piece => piece switch
        {
            { Literal: { } literal } => new Part(isGlob ? Glob.Encode(literal) : literal, null, null),
            { Quoted: { } quoted } => new Part(quoted, null, null),
            _ => new Part(null, new ContextKey(piece.Key!), piece.Default),
        }).ToArray();
        return Array.TrueForAll(parts, part => part.Literal is not null)
            ? new TextPattern(isGlob, string.Concat(parts.Select(part => part.Literal)), null)
            : new TextPattern(isGlob, null, parts);
    }

    /// <summary>Whether the text is the value, or fits it where it is a glob.</summary>
    public bool Matches(ReadOnlySpan<char> text, RequestContext request, StringComparison comparison = StringComparison.Ordinal)
    {
        if (_parts is not null)
        {
            return _isGlob ? MatchesExpanded(text, request) : EqualsParts(text, request, comparison);
        }

        return _glob?.Matches(text) ?? text.Equals(_plain, comparison);
    }

    /// <summary>Fills the variables in; false when one has no value.</summary>
    public bool TryExpand(RequestContext request, ref TextBuffer buffer)
    {
        if (_parts is null)
        {
            buffer.Append(_plain);
            return true;
        }

        foreach (ref readonly var part in _parts.AsSpan())
        {
            if (ValueOf(part, request) is not { } value || (_isGlob && part.Literal is null && Glob.IsReserved(value)))
            {
                return false;
            }

            buffer.Append(value);
        }

        return true;
    }

    private bool MatchesExpanded(ReadOnlySpan<char> text, RequestContext request)
    {
        var first = _parts![0].Literal;
        if (first is not null && !Glob.IsReserved(first) && !text.StartsWith(first))
        {
            return false;
        }

        var buffer = new TextBuffer(stackalloc char[TextBuffer.StackLength]);
        var matches = TryExpand(request, ref buffer) && Glob.Matches(buffer.Text, text);
        buffer.Dispose();
        return matches;
    }

    private bool EqualsParts(ReadOnlySpan<char> text, RequestContext request, StringComparison comparison)
    {
        foreach (ref readonly var part in _parts.AsSpan())
        {
            if (ValueOf(part, request) is not { } value || !text.StartsWith(value, comparison))
            {
                return false;
            }

            text = text[value.Length..];
        }

        return text.IsEmpty;
    }

    private static string? ValueOf(in Part part, RequestContext request) =>
        part.Literal ?? (request.Find(part.Key!) as string ?? part.Default);
}
