using IamConsole.Core.PolicyLanguage;

namespace IamConsole.Core.Evaluation.Matching;

/// <summary>The actions of one Action or NotAction element.</summary>
internal sealed class ActionMatcher
{
    private readonly ActionPattern[] _open;
    private readonly uint[] _hashes;
    private readonly ActionPattern[] _patterns;

    public ActionMatcher(IReadOnlyList<PolicyString> values)
    {
        IsEmpty = values.Count == 0;
        var compiled = new List<ActionPattern>(values.Count);
        foreach (var value in values)
        {
            if (ActionPattern.TryCompile(value.Value, out var pattern))
            {
                compiled.Add(pattern);
            }
            else
            {
                IsMalformed = true;
            }
        }

        _open = [.. compiled.Where(pattern => pattern.ServiceHash is null)];
        _patterns = [.. compiled.Where(pattern => pattern.ServiceHash is not null)];
        _hashes = [.. _patterns.Select(pattern => pattern.ServiceHash!.Value)];
        Array.Sort(_hashes, _patterns);
    }

    public bool IsEmpty { get; }

    /// <summary>Whether some action is not understood.</summary>
    public bool IsMalformed { get; }

    /// <summary>A bit for each service that may match; all bits where any service may.</summary>
    public ulong ServiceMask
    {
        get
        {
            if (IsMalformed || _open.Length > 0)
            {
                return ulong.MaxValue;
            }

            var mask = 0UL;
            foreach (var hash in _hashes)
            {
                mask |= MaskOf(hash);
            }

            return mask;
        }
    }

    public static ulong MaskOf(uint serviceHash) => 1UL << (int)(serviceHash >> 26);

    public bool Matches(RequestContext request)
    {
        foreach (ref readonly var pattern in _open.AsSpan())
        {
            if (pattern.Matches(request.FoldedAction))
            {
                return true;
            }
        }

        for (var index = FirstOf(request.ServiceHash); index < _hashes.Length && _hashes[index] == request.ServiceHash; index++)
        {
            if (_patterns[index].Matches(request.FoldedAction))
            {
                return true;
            }
        }

        return false;
    }

    private int FirstOf(uint hash)
    {
        var low = 0;
        var high = _hashes.Length;
        while (low < high)
        {
            var middle = (low + high) >>> 1;
            if (_hashes[middle] < hash)
            {
                low = middle + 1;
            }
            else
            {
                high = middle;
            }
        }

        return low;
    }
}
