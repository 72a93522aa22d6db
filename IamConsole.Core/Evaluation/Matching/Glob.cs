namespace IamConsole.Core.Evaluation.Matching;

/// <summary>
/// A pattern in which <c>*</c> stands for any run of characters and <c>?</c> for one UTF-16 unit; it covers the whole text.
/// </summary>
/// <remarks>
/// INVARIANT: in an encoded pattern the two wildcards are the noncharacters U+FFFF and U+FFFE, so that a literal star
/// (from <c>${*}</c> or from a variable's value) stays literal. Texts that hold them cannot be encoded.
/// </remarks>
internal sealed class Glob
{
    public const char Run = '\uFFFF';
    public const char One = '\uFFFE';

    private readonly string _encoded;
    private readonly int _prefixLength;
    private readonly Shape _shape;

    public Glob(string encoded)
    {
        _encoded = encoded;
        var wildcard = encoded.AsSpan().IndexOfAny(Run, One);
        _prefixLength = wildcard < 0 ? encoded.Length : wildcard;
        _shape = wildcard < 0 ? Shape.Exact
            : wildcard == encoded.Length - 1 && encoded[wildcard] == Run ? wildcard == 0 ? Shape.Any : Shape.Prefix
            : Shape.General;
    }

    private enum Shape
    {
        Any,
        Exact,
        Prefix,
        General,
    }

    /// <summary>Whether the text holds a noncharacter that stands for a wildcard.</summary>
    public static bool IsReserved(ReadOnlySpan<char> text) => text.IndexOfAny(Run, One) >= 0;

    public static string Encode(string pattern) => pattern.Replace('*', Run).Replace('?', One);

    public static Glob Parse(string pattern) => new(Encode(pattern));

    public bool Matches(ReadOnlySpan<char> text) => _shape switch
    {
        Shape.Any => true,
        Shape.Exact => text.SequenceEqual(_encoded),
        Shape.Prefix => text.StartsWith(_encoded.AsSpan(0, _prefixLength)),
        _ => text.StartsWith(_encoded.AsSpan(0, _prefixLength)) && Matches(_encoded.AsSpan(_prefixLength), text[_prefixLength..]),
    };

    /// <summary>Whether the encoded pattern covers the text.</summary>
    public static bool Matches(ReadOnlySpan<char> pattern, ReadOnlySpan<char> text)
    {
        var at = 0;
        var read = 0;
        var lastRun = -1;
        var mark = 0;
        while (read < text.Length)
        {
            if (at < pattern.Length && pattern[at] == Run)
            {
                lastRun = at++;
                mark = read;
                if (at == pattern.Length)
                {
                    return true;
                }
            }
            else if (at < pattern.Length && (pattern[at] == One || pattern[at] == text[read]))
            {
                at++;
                read++;
            }
            else if (lastRun >= 0)
            {
                at = lastRun + 1;
                read = ++mark;
            }
            else
            {
                return false;
            }
        }

        while (at < pattern.Length && pattern[at] == Run)
        {
            at++;
        }

        return at == pattern.Length;
    }
}
