using System.Globalization;

namespace IamConsole.Core.PolicyLanguage.Syntax;

/// <summary>
/// Strict JSON (RFC 8259): no comments, no trailing comma, no byte order mark, no duplicate member, nesting of at most
/// <see cref="MaxDepth"/>. Stops at the first error. Only white space can hold a line break, so lines are counted there.
/// </summary>
internal sealed class JsonReader(string text)
{
    public const int MaxDepth = 64;

    private const int FewMembers = 8;

    private readonly JsonStringReader _strings = new(text);
    private int _offset;
    private int _line = 1;
    private int _lineStart;
    private string? _error;
    private TextPosition _errorAt;

    /// <summary>The tree, or <see langword="null"/> with the reason and its place.</summary>
    public SyntaxNode? Read(out string? error, out TextSpan errorSpan)
    {
        SkipWhiteSpace();
        var root = ReadValue(parent: null, name: null, default, index: 0, depth: 0);
        SkipWhiteSpace();
        if (_error is null && _offset < text.Length)
        {
            Fail("Unexpected text after the end of the document.");
        }

        error = _error;
        errorSpan = new TextSpan(_errorAt, AfterError());
        return _error is null ? root : null;
    }

    private TextPosition Here => new(_offset, _line, _offset - _lineStart + 1);

    private TextPosition AfterError() =>
        _errorAt.Offset < text.Length && text[_errorAt.Offset] is not ('\r' or '\n')
            ? new TextPosition(_errorAt.Offset + 1, _errorAt.Line, _errorAt.Column + 1)
            : _errorAt;

    private SyntaxNode? ReadValue(SyntaxNode? parent, string? name, TextSpan nameSpan, int index, int depth)
    {
        if (_offset >= text.Length)
        {
            return Fail("The text ends where a value was expected.");
        }

        switch (text[_offset])
        {
            case '{':
            case '[':
                return depth >= MaxDepth
                    ? Fail($"Nesting is deeper than {MaxDepth.ToString(CultureInfo.InvariantCulture)} levels.")
                    : ReadContainer(parent, name, nameSpan, index, depth + 1);
            case '"':
                {
                    var start = Here;
                    var value = ReadString();
                    return value is null ? null : Leaf(SyntaxKind.String, value, start, parent, name, nameSpan, index);
                }

            case 't':
                return ReadWord("true", SyntaxKind.True, parent, name, nameSpan, index);
            case 'f':
                return ReadWord("false", SyntaxKind.False, parent, name, nameSpan, index);
            case 'n':
                return ReadWord("null", SyntaxKind.Null, parent, name, nameSpan, index);
            default:
                return ReadNumber(parent, name, nameSpan, index);
        }
    }

    private SyntaxNode? ReadContainer(SyntaxNode? parent, string? name, TextSpan nameSpan, int index, int depth)
    {
        var isObject = text[_offset] == '{';
        var close = isObject ? '}' : ']';
        var start = Here;
        var node = new SyntaxNode
        {
            Kind = isObject ? SyntaxKind.Object : SyntaxKind.Array,
            Parent = parent,
            Name = name,
            NameSpan = nameSpan,
            Index = index,
            Children = [],
        };
        var names = default(HashSet<string>);
        _offset++;
        SkipWhiteSpace();
        if (!TryTake(close))
        {
            do
            {
                SkipWhiteSpace();
                var child = isObject ? ReadMember(node, depth, ref names) : ReadValue(node, null, default, node.Children.Count, depth);
                if (child is null)
                {
                    return null;
                }

                node.Children.Add(child);
                SkipWhiteSpace();
            }
            while (TryTake(','));

            if (!TryTake(close))
            {
                return Fail(_offset >= text.Length ? $"The text ends before the closing '{close}'." : $"Expected ',' or '{close}'.");
            }
        }

        node.Span = new TextSpan(start, Here);
        return node;
    }

    private SyntaxNode? ReadMember(SyntaxNode parent, int depth, ref HashSet<string>? names)
    {
        var start = Here;
        if (_offset >= text.Length || text[_offset] != '"')
        {
            return Fail("Expected a member name in double quotes.");
        }

        var name = ReadString();
        if (name is null)
        {
            return null;
        }

        var nameSpan = new TextSpan(start, Here);
        if (IsDuplicate(parent, name, ref names))
        {
            _errorAt = start;
            _error = $"Member '{name}' appears twice in one object. Merge the two.";
            return null;
        }

        SkipWhiteSpace();
        if (!TryTake(':'))
        {
            return Fail("Expected ':' after the member name.");
        }

        SkipWhiteSpace();
        return ReadValue(parent, name, nameSpan, parent.Children.Count, depth);
    }

    private static bool IsDuplicate(SyntaxNode parent, string name, ref HashSet<string>? names)
    {
        if (names is null && parent.Children.Count < FewMembers)
        {
            foreach (var child in parent.Children)
            {
                if (child.Name == name)
                {
                    return true;
                }
            }

            return false;
        }

        names ??= [.. parent.Children.Select(child => child.Name!)];
        return !names.Add(name);
    }

    private string? ReadString()
    {
        var value = _strings.Read(_offset, out var end, out var error);
        if (value is null)
        {
            _offset = end;
            Fail(error!);
            return null;
        }

        _offset = end;
        return value;
    }

    private SyntaxNode? ReadWord(string word, SyntaxKind kind, SyntaxNode? parent, string? name, TextSpan nameSpan, int index)
    {
        if (!text.AsSpan(_offset).StartsWith(word, StringComparison.Ordinal))
        {
            return Fail("Expected a value.");
        }

        var start = Here;
        _offset += word.Length;
        return Leaf(kind, word, start, parent, name, nameSpan, index);
    }

    private SyntaxNode? ReadNumber(SyntaxNode? parent, string? name, TextSpan nameSpan, int index)
    {
        var end = JsonNumber.End(text, _offset);
        if (end < 0)
        {
            return Fail("Expected a value.");
        }

        var start = Here;
        var value = text[_offset..end];
        _offset = end;
        return Leaf(SyntaxKind.Number, value, start, parent, name, nameSpan, index);
    }

    private SyntaxNode Leaf(SyntaxKind kind, string value, TextPosition start, SyntaxNode? parent, string? name, TextSpan nameSpan, int index) => new()
    {
        Kind = kind,
        Value = value,
        Span = new TextSpan(start, Here),
        Parent = parent,
        Name = name,
        NameSpan = nameSpan,
        Index = index,
    };

    private bool TryTake(char wanted)
    {
        if (_offset < text.Length && text[_offset] == wanted)
        {
            _offset++;
            return true;
        }

        return false;
    }

    private void SkipWhiteSpace()
    {
        while (_offset < text.Length)
        {
            switch (text[_offset])
            {
                case ' ' or '\t':
                    _offset++;
                    break;
                case '\r' when _offset + 1 < text.Length && text[_offset + 1] == '\n':
                    _offset++;
                    break;
                case '\r' or '\n':
                    _offset++;
                    _line++;
                    _lineStart = _offset;
                    break;
                default:
                    return;
            }
        }
    }

    private SyntaxNode? Fail(string error)
    {
        _error = error;
        _errorAt = Here;
        return null;
    }
}
