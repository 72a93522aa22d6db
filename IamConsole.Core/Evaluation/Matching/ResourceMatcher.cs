using IamConsole.Core.PolicyLanguage;

namespace IamConsole.Core.Evaluation.Matching;

/// <summary>The resources of one Resource or NotResource element.</summary>
internal sealed class ResourceMatcher
{
    private readonly ArnPattern[] _patterns;
    private readonly bool _matchesAll;

    public ResourceMatcher(IReadOnlyList<PolicyString> values, bool hasVariables)
    {
        IsEmpty = values.Count == 0;
        var patterns = new List<ArnPattern>(values.Count);
        foreach (var value in values)
        {
            if (value.Value == "*")
            {
                _matchesAll = true;
            }
            else if (ArnPattern.TryCompileResource(value.Value, hasVariables) is { } pattern)
            {
                patterns.Add(pattern);
            }
            else
            {
                IsMalformed = true;
            }
        }

        _patterns = [.. patterns];
    }

    public bool IsEmpty { get; }

    /// <summary>Whether some resource is not understood.</summary>
    public bool IsMalformed { get; }

    public bool Matches(RequestContext request)
    {
        if (_matchesAll)
        {
            return true;
        }

        if (!request.IsResourceArn)
        {
            return false;
        }

        var arn = request.ResourceArn;
        foreach (var pattern in _patterns)
        {
            if (pattern.Matches(arn, request))
            {
                return true;
            }
        }

        return false;
    }
}
