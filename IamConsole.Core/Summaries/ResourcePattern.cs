using System.Text;

namespace IamConsole.Core.Summaries;

/// <summary>A value of a Resource or NotResource element, ready to be laid over the catalogue's resource types.</summary>
internal sealed class ResourcePattern
{
    private readonly char[][]? _tokens;
    private readonly bool _hasVariables;

    public ResourcePattern(string text, bool hasVariables)
    {
        Text = text;
        IsAll = text == "*";
        _hasVariables = hasVariables && text.Contains("${", StringComparison.Ordinal);
        Segments = IsAll ? null : ArnSegments.Split(text);
        _tokens = Segments is null ? null : Array.ConvertAll(Segments, segment => Tokenize(segment, hasVariables));
    }

    public string Text { get; }

    /// <summary>Whether it is <c>*</c>, which alone fits actions without resource types.</summary>
    public bool IsAll { get; }

    /// <summary>The six parts of the ARN; <see langword="null"/> for <c>*</c> and for what is no ARN.</summary>
    public string[]? Segments { get; }

    public bool NamesService(ArnTemplate template) =>
        IsAll || (_tokens is not null && GlobTokens.Overlap(_tokens[ArnSegments.Service], template.Tokens[ArnSegments.Service]));

    public bool NamesService(string arnService) =>
        IsAll || (_tokens is not null && GlobTokens.Overlap(_tokens[ArnSegments.Service], arnService));

    /// <summary>Whether some resource of the type matches.</summary>
    public bool Overlaps(ArnTemplate template)
    {
        if (IsAll)
        {
            return true;
        }

        for (var i = 1; _tokens is not null && i < ArnSegments.Count; i++)
        {
            if (!GlobTokens.Overlap(_tokens[i], template.Tokens[i]))
            {
                return false;
            }
        }

        return _tokens is not null;
    }

    /// <summary>Whether some resource matches both.</summary>
    public bool Overlaps(ResourcePattern other) => IsAll || other.IsAll || Fits(other, GlobTokens.Overlap);

    /// <summary>Whether every resource that the other matches is matched, as far as can be told without the values of variables.</summary>
    public bool Covers(ResourcePattern other) =>
        IsAll || (Text == other.Text && _hasVariables == other._hasVariables) || (!_hasVariables && Fits(other, GlobTokens.Covers));

    /// <summary>Whether every resource of the type matches, in whatever partition.</summary>
    public bool Covers(ArnTemplate template)
    {
        if (IsAll)
        {
            return true;
        }

        for (var i = ArnSegments.Service; _tokens is not null && i < ArnSegments.Count; i++)
        {
            if (!GlobTokens.Covers(_tokens[i], template.Tokens[i]))
            {
                return false;
            }
        }

        return _tokens is not null;
    }

    private bool Fits(ResourcePattern other, Func<ReadOnlySpan<char>, ReadOnlySpan<char>, bool> fits) =>
        _tokens is not null && other._tokens is not null && Enumerable.Range(1, ArnSegments.Count - 1).All(index => fits(_tokens[index], other._tokens[index]));

    private static char[] Tokenize(string segment, bool hasVariables)
    {
        if (segment.AsSpan().IndexOfAny('*', '?', '$') < 0)
        {
            return segment.ToCharArray();
        }

        var tokens = new StringBuilder(segment.Length);
        for (var i = 0; i < segment.Length; i++)
        {
            var close = hasVariables && segment.AsSpan(i).StartsWith("${") ? segment.IndexOf('}', i) : -1;
            if (close > 0)
            {
                var name = segment.AsSpan(i + 2, close - i - 2);
                tokens.Append(name is "*" or "?" or "$" ? name[0] : GlobTokens.AnyRun);
                i = close;
                continue;
            }

            tokens.Append(segment[i] switch { '*' => GlobTokens.AnyRun, '?' => GlobTokens.AnyOne, var c => c });
        }

        return tokens.ToString().ToCharArray();
    }
}
