namespace IamConsole.Core.Evaluation.Matching;

/// <summary>One action of a policy, folded; its service's hash rules out most requests at once.</summary>
internal readonly struct ActionPattern
{
    private readonly Glob _glob;

    private ActionPattern(Glob glob, uint? serviceHash)
    {
        _glob = glob;
        ServiceHash = serviceHash;
    }

    /// <summary>Hash of the service; <see langword="null"/> when the service holds a wildcard.</summary>
    public uint? ServiceHash { get; }

    /// <summary>Compiles <c>*</c> or <c>service:Name</c>; anything else is not understood.</summary>
    public static bool TryCompile(string value, out ActionPattern pattern)
    {
        pattern = default;
        if (value == "*")
        {
            pattern = new ActionPattern(Glob.Parse(value), null);
            return true;
        }

        var folded = Ascii.Fold(value);
        var colon = folded.IndexOf(':');
        if (colon <= 0 || folded.IndexOf(':', colon + 1) >= 0 || Glob.IsReserved(folded))
        {
            return false;
        }

        var service = folded.AsSpan(0, colon);
        var isOpen = service.IndexOfAny('*', '?') >= 0;
        pattern = new ActionPattern(Glob.Parse(folded), isOpen ? null : HashOfService(service));
        return true;
    }

    /// <summary>FNV-1a over a folded service prefix.</summary>
    public static uint HashOfService(ReadOnlySpan<char> service)
    {
        var hash = 2166136261u;
        foreach (var character in service)
        {
            hash = (hash ^ character) * 16777619u;
        }

        return hash;
    }

    public bool Matches(string foldedAction) => _glob.Matches(foldedAction);
}
