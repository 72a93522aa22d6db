using IamConsole.Core.PolicyLanguage;

namespace IamConsole.Core.Evaluation.Matching;

/// <summary>
/// An ARN pattern: each of the six parts is matched by itself, so that a wildcard never crosses one of the first five
/// colons; the last part is one glob. <c>*</c> alone fits any ARN.
/// </summary>
internal sealed class ArnPattern
{
    private readonly TextPattern? _whole;
    private readonly TextPattern[] _parts = [];
    private readonly bool _isAny;

    private ArnPattern(bool isAny) => _isAny = isAny;

    private ArnPattern(TextPattern whole) => _whole = whole;

    private ArnPattern(TextPattern[] parts) => _parts = parts;

    /// <summary>Compiles the pattern of an Arn operator; variables may stand anywhere, even for the whole ARN.</summary>
    public static ArnPattern? TryCompileCondition(string value, bool hasVariables) =>
        value == "*" ? new ArnPattern(isAny: true) : TryCompile(value, hasVariables, variablesFrom: 0);

    /// <summary>Compiles a resource; variables may stand after the fifth colon only.</summary>
    public static ArnPattern? TryCompileResource(string value, bool hasVariables) =>
        value.StartsWith("arn:", StringComparison.Ordinal) ? TryCompile(value, hasVariables, variablesFrom: ArnSegments.Count - 1) : null;

    public bool Matches(in ArnText arn, RequestContext request)
    {
        if (_isAny)
        {
            return true;
        }

        if (_whole is not null)
        {
            return MatchesWhole(arn, request);
        }

        return _parts[2].Matches(arn.Service, request)
            && _parts[5].Matches(arn.Resource, request)
            && _parts[4].Matches(arn.Account, request)
            && _parts[3].Matches(arn.Region, request)
            && _parts[1].Matches(arn.Partition, request)
            && _parts[0].Matches("arn", request);
    }

    private static ArnPattern? TryCompile(string value, bool hasVariables, int variablesFrom)
    {
        Span<Range> segments = stackalloc Range[ArnSegments.Count];
        var count = ArnSegments.Split(value, hasVariables, segments);
        if (count < ArnSegments.Count)
        {
            return variablesFrom == 0 && hasVariables && PolicyVariables.AreIn(value) && TextPattern.TryCompile(value, hasVariables, isGlob: true) is { } whole
                ? new ArnPattern(whole)
                : null;
        }

        var parts = new TextPattern[ArnSegments.Count];
        for (var index = 0; index < parts.Length; index++)
        {
            var part = TextPattern.TryCompile(value[segments[index]], hasVariables, isGlob: true);
            if (part is null || (part.HasVariables && index < variablesFrom))
            {
                return null;
            }

            parts[index] = part;
        }

        return new ArnPattern(parts);
    }

    private bool MatchesWhole(in ArnText arn, RequestContext request)
    {
        var buffer = new TextBuffer(stackalloc char[TextBuffer.StackLength]);
        var matches = _whole!.TryExpand(request, ref buffer) && MatchesEncoded(buffer.Text, arn);
        buffer.Dispose();
        return matches;
    }

    private static bool MatchesEncoded(ReadOnlySpan<char> pattern, in ArnText arn)
    {
        Span<Range> segments = stackalloc Range[ArnSegments.Count];
        return ArnSegments.Split(pattern, hasVariables: false, segments) == ArnSegments.Count
            && Glob.Matches(pattern[segments[0]], "arn")
            && Glob.Matches(pattern[segments[1]], arn.Partition)
            && Glob.Matches(pattern[segments[2]], arn.Service)
            && Glob.Matches(pattern[segments[3]], arn.Region)
            && Glob.Matches(pattern[segments[4]], arn.Account)
            && Glob.Matches(pattern[segments[5]], arn.Resource);
    }
}
