using IamConsole.Core.Summaries;

namespace IamConsole.Core.ChangeReview;

/// <summary>One resource, or all but some, under one set of conditions.</summary>
internal sealed class Reach
{
    private readonly ResourcePattern? _resource;
    private readonly string[] _exceptions;
    private readonly string[] _conditions;
    private readonly string _text;
    private readonly string _key;

    private Reach(ResourcePattern? resource, string[] exceptions, string[] conditions, bool hasVariables)
    {
        _resource = resource;
        _exceptions = Array.ConvertAll(exceptions, text => Marked(text, hasVariables));
        _conditions = Array.ConvertAll(conditions, text => Marked(text, hasVariables));
        _text = resource is null ? $"{SummaryTexts.AllResources} except {string.Join(", ", _exceptions)}" : Marked(resource.Text, hasVariables);
        _key = $"{_text}\n{string.Join('\n', _conditions)}";
    }

    /// <summary>Whether it is every resource at all times.</summary>
    public bool IsEverything => _resource is { IsAll: true } && _conditions.Length == 0;

    private static ResourcePattern All { get; } = new("*", hasVariables: false);

    /// <summary>What a statement says of an action.</summary>
    /// <param name="statement">The statement.</param>
    /// <param name="relevant">Those of its resources, or exceptions, that the action can be about.</param>
    /// <param name="hasVariables">Whether the document has policy variables.</param>
    public static IEnumerable<Reach> Of(StatementScope statement, IEnumerable<ResourcePattern> relevant, bool hasVariables)
    {
        string[] conditions = statement.Conditions.Length == 0 ? [] : Ordered(statement.Conditions);
        if (!statement.ExcludesResources)
        {
            return (statement.HasWildcard ? [All] : relevant).Select(resource => new Reach(resource, [], conditions, hasVariables));
        }

        var exceptions = Ordered(relevant.Select(resource => resource.Text));
        return [new Reach(exceptions.Length == 0 ? All : null, exceptions, conditions, hasVariables)];
    }

    /// <summary>Those that no other contains, in order, so that equal permissions have equal lists.</summary>
    public static List<Reach> Widest(List<Reach> reaches)
    {
        if (reaches.Count < 2)
        {
            return reaches;
        }

        var different = reaches.DistinctBy(reach => reach._key).OrderBy(reach => reach._key, StringComparer.Ordinal).ToList();
        return [.. different.Where(reach => !different.Exists(other => other != reach && other.Contains(reach)
            && (!reach.Contains(other) || string.CompareOrdinal(other._key, reach._key) < 0)))];
    }

    public bool Is(Reach other) => _key == other._key;

    /// <summary>Whether this one concerns everything that the other does, as far as can be told.</summary>
    public bool Contains(Reach other) => _conditions.All(other._conditions.Contains) && ContainsResource(other);

    public StatementReach ToPublic() => new(_text, _conditions);

    private bool ContainsResource(Reach other) =>
        _text == other._text
        || (_resource is null ? other._resource is null && _exceptions.All(other._exceptions.Contains)
            : _resource.IsAll || (other._resource is not null && _resource.Covers(other._resource)));

    private static string[] Ordered(IEnumerable<string> texts) => [.. texts.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];

    // The same text means something else in a document of the older version.
    private static string Marked(string text, bool hasVariables) =>
        !hasVariables && text.Contains("${", StringComparison.Ordinal) ? $"{text} (as plain text)" : text;
}
