using System.Runtime.CompilerServices;
using System.Text;
using IamConsole.Core.Catalog;

namespace IamConsole.Core.Summaries;

/// <summary>The ARN pattern of a resource type, ready to be compared with a policy's resources.</summary>
internal sealed class ArnTemplate
{
    private static readonly ConditionalWeakTable<CatalogService, ArnTemplate[]> Cache = [];

    private readonly List<(string Text, bool IsVariable)> _resourceParts = [];
    private readonly bool _lastStopsAtSlash;

    private ArnTemplate(CatalogResourceType type, bool lastStopsAtSlash)
    {
        _lastStopsAtSlash = lastStopsAtSlash;
        var segments = ArnSegments.Split(type.ArnPattern) ?? throw new InvalidDataException($"'{type.ArnPattern}' is no ARN pattern.");
        Tokens = new char[ArnSegments.Count][];
        for (var i = 0; i < ArnSegments.Count; i++)
        {
            Tokens[i] = Tokenize(Parts(segments[i]), stopsAtSlash: i == ArnSegments.Resource && lastStopsAtSlash);
        }

        _resourceParts.AddRange(Parts(segments[ArnSegments.Resource]));
        LiteralLength = _resourceParts.Where(part => !part.IsVariable).Sum(part => part.Text.Length);
    }

    /// <summary>One sequence for each of the six parts.</summary>
    public char[][] Tokens { get; }

    /// <summary>How much of the resource part is fixed: the more, the more telling.</summary>
    public int LiteralLength { get; }

    /// <summary>The templates of a service, in the order of its resource types.</summary>
    public static ArnTemplate[] Of(CatalogService service) => Cache.GetValue(service, static service =>
    {
        // A last variable may hold slashes (paths, object keys) unless another type goes on after one: a bucket's name
        // has none, since "${BucketName}/${ObjectName}" is an object.
        var patterns = service.ResourceTypes.Select(type => type.ArnPattern).ToArray();
        return [.. service.ResourceTypes.Select(type => new ArnTemplate(
            type, Array.Exists(patterns, other => other.StartsWith(type.ArnPattern + "/", StringComparison.Ordinal))))];
    });

    /// <summary>
    /// Reads the named parts of a policy's resource: <c>developer_bucket</c> and <c>*</c> as BucketName and ObjectName.
    /// <see langword="null"/> when the text does not have this form or the pattern has no named parts.
    /// </summary>
    public IReadOnlyList<(string Name, string Value)>? Bind(string resource)
    {
        var bound = new List<(string, string)>();
        var at = 0;
        for (var i = 0; i < _resourceParts.Count; i++)
        {
            var (text, isVariable) = _resourceParts[i];
            if (!isVariable)
            {
                if (!resource.AsSpan(at).StartsWith(text, StringComparison.Ordinal))
                {
                    return null;
                }

                at += text.Length;
                continue;
            }

            var next = i + 1 < _resourceParts.Count ? _resourceParts[i + 1] : default;
            var end = next.Text is null ? resource.Length
                : next.IsVariable || at >= resource.Length ? -1
                : resource.IndexOf(next.Text, at + 1, StringComparison.Ordinal);
            if (end <= at || (next.Text is null && _lastStopsAtSlash && resource.AsSpan(at).Contains('/')))
            {
                return null;
            }

            bound.Add((text, resource[at..end]));
            at = end;
        }

        return at == resource.Length && bound.Count > 0 ? bound : null;
    }

    private static List<(string Text, bool IsVariable)> Parts(string segment)
    {
        var parts = new List<(string, bool)>();
        var at = 0;
        while (at < segment.Length)
        {
            var open = segment.IndexOf("${", at, StringComparison.Ordinal);
            if (open < 0)
            {
                parts.Add((segment[at..], false));
                break;
            }

            if (open > at)
            {
                parts.Add((segment[at..open], false));
            }

            var close = segment.IndexOf('}', open);
            parts.Add((segment[(open + 2)..close], true));
            at = close + 1;
        }

        return parts;
    }

    private static char[] Tokenize(List<(string Text, bool IsVariable)> parts, bool stopsAtSlash)
    {
        var tokens = new StringBuilder();
        for (var i = 0; i < parts.Count; i++)
        {
            if (parts[i].IsVariable)
            {
                // A slash that follows ends a variable; at the end of the pattern only where Of says so.
                var withoutSlash = i < parts.Count - 1 ? parts[i + 1].Text.StartsWith('/') : stopsAtSlash;
                tokens.Append(withoutSlash ? GlobTokens.OneWithoutSlash : GlobTokens.AnyOne);
                tokens.Append(withoutSlash ? GlobTokens.RunWithoutSlash : GlobTokens.AnyRun);
            }
            else
            {
                tokens.Append(parts[i].Text.Replace('*', GlobTokens.AnyRun));
            }
        }

        return tokens.ToString().ToCharArray();
    }
}
