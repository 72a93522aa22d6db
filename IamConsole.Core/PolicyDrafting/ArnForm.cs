using System.Runtime.CompilerServices;
using IamConsole.Core.Catalog;
using IamConsole.Core.PolicyLanguage;

namespace IamConsole.Core.PolicyDrafting;

/// <summary>What a part of an ARN to be filled in holds.</summary>
public enum ArnFieldKind
{
    /// <summary>The partition, such as <c>aws</c>.</summary>
    Partition,

    /// <summary>A Region.</summary>
    Region,

    /// <summary>An account id.</summary>
    Account,

    /// <summary>A name or id within the resource part.</summary>
    Resource,
}

/// <summary>A part of an ARN to be filled in.</summary>
/// <param name="Name">As the catalogue's pattern names it: "BucketName".</param>
/// <param name="Kind">What it holds.</param>
public sealed record ArnField(string Name, ArnFieldKind Kind);

/// <summary>The ARN pattern of a resource type as fields, from which an ARN is built and into which one is read.</summary>
public sealed class ArnForm
{
    /// <summary>The value of a field that may be anything.</summary>
    public const string Any = "*";

    private const int AccountDigits = 12;

    private static readonly ConditionalWeakTable<CatalogResourceType, ArnForm[]> Known = [];

    // The six segments, each as literals and fields in turn.
    private readonly List<(string Text, bool IsField)>[] _segments;

    private ArnForm(string pattern)
    {
        Pattern = pattern;
        Span<Range> ranges = stackalloc Range[ArnSegments.Count];
        ArnSegments.Split(pattern, hasVariables: true, ranges);
        _segments = new List<(string, bool)>[ArnSegments.Count];
        var fields = new List<ArnField>();
        for (var i = 0; i < ArnSegments.Count; i++)
        {
            _segments[i] = Parts(pattern[ranges[i]]);
            var kind = i switch { 1 => ArnFieldKind.Partition, 3 => ArnFieldKind.Region, 4 => ArnFieldKind.Account, _ => ArnFieldKind.Resource };
            fields.AddRange(_segments[i].Where(part => part.IsField).Select(part => new ArnField(part.Text, kind)));
        }

        Fields = fields;
        LiteralLength = _segments.Sum(segment => segment.Where(part => !part.IsField).Sum(part => part.Text.Length));
    }

    /// <summary>As the catalogue has it: <c>arn:${Partition}:s3:::${BucketName}</c>.</summary>
    public string Pattern { get; }

    /// <summary>In the order of the ARN.</summary>
    public IReadOnlyList<ArnField> Fields { get; }

    /// <summary>How much of the pattern is fixed: of two that read an ARN the longer one tells more.</summary>
    internal int LiteralLength { get; }

    /// <summary>The forms of a resource type: one, or where the catalogue lists several patterns, each.</summary>
    public static IReadOnlyList<ArnForm> Of(CatalogResourceType type)
    {
        ArgumentNullException.ThrowIfNull(type);
        return Known.GetValue(type, static type => [.. type.ArnPattern.Split(", ").Select(pattern => new ArnForm(pattern))]);
    }

    /// <summary>The ARN of the fields' values, of which an empty one leaves its part empty.</summary>
    /// <param name="values">One for each of <see cref="Fields"/>.</param>
    public string Build(IReadOnlyList<string> values)
    {
        var next = 0;
        return string.Join(':', _segments.Select(segment => string.Concat(segment.Select(part => part.IsField ? values[next++] : part.Text))));
    }

    /// <summary>The fields' values in an ARN; <see langword="null"/> when it does not have this form.</summary>
    public IReadOnlyList<string>? Read(string arn)
    {
        ArgumentNullException.ThrowIfNull(arn);
        Span<Range> ranges = stackalloc Range[ArnSegments.Count];
        if (ArnSegments.Split(arn, hasVariables: true, ranges) < ArnSegments.Count)
        {
            return null;
        }

        var values = new List<string>(Fields.Count);
        for (var i = 0; i < ArnSegments.Count; i++)
        {
            if (!Bind(_segments[i], arn[ranges[i]], mayBeEmpty: i < ArnSegments.Count - 1, values))
            {
                return null;
            }
        }

        return values;
    }

    /// <summary>What is wrong with a field's value, in words for a person; none when it will do.</summary>
    public static string? Problem(ArnField field, string value)
    {
        ArgumentNullException.ThrowIfNull(field);
        ArgumentNullException.ThrowIfNull(value);
        return field.Kind switch
        {
            _ when value.Length == 0 => $"Enter {field.Name}, or choose Any.",
            _ when value.Any(char.IsWhiteSpace) && field.Kind != ArnFieldKind.Resource => $"{field.Name} has no blanks.",
            ArnFieldKind.Resource => null,
            _ when value.Contains(':', StringComparison.Ordinal) => $"{field.Name} has no colon.",
            _ when value.AsSpan().ContainsAny('*', '?') => null,
            ArnFieldKind.Account when value is not "aws" && !(value.Length == AccountDigits && value.All(char.IsAsciiDigit)) => "An account is twelve digits.",
            _ => null,
        };
    }

    /// <summary>What is wrong with the values together, in words for a person; none when they read back as they are.</summary>
    public string? Problem(IReadOnlyList<string> values) =>
        Read(Build(values)) is not { } read || read.SequenceEqual(values, StringComparer.Ordinal)
            ? null
            : "A value holds a character that separates the parts of this ARN, so that the ARN means something else.";

    private static List<(string Text, bool IsField)> Parts(string segment)
    {
        var parts = new List<(string, bool)>();
        var at = 0;
        while (at < segment.Length)
        {
            var open = segment.IndexOf("${", at, StringComparison.Ordinal);
            if (open != at)
            {
                var end = open < 0 ? segment.Length : open;
                parts.Add((segment[at..end], false));
                at = end;
                continue;
            }

            var close = segment.IndexOf('}', open);
            parts.Add((segment[(open + 2)..close], true));
            at = close + 1;
        }

        return parts;
    }

    private static bool Bind(List<(string Text, bool IsField)> parts, string segment, bool mayBeEmpty, List<string> values)
    {
        var at = 0;
        for (var i = 0; i < parts.Count; i++)
        {
            var (text, isField) = parts[i];
            if (!isField)
            {
                if (!segment.AsSpan(at).StartsWith(text, StringComparison.Ordinal))
                {
                    return false;
                }

                at += text.Length;
                continue;
            }

            var isLast = i == parts.Count - 1;
            var end = isLast ? segment.Length : at < segment.Length && !parts[i + 1].IsField ? segment.IndexOf(parts[i + 1].Text, at + 1, StringComparison.Ordinal) : -1;
            if (end < at || (end == at && !mayBeEmpty))
            {
                return false;
            }

            values.Add(segment[at..end]);
            at = end;
        }

        return at == segment.Length;
    }
}
