namespace IamConsole.Core.Summaries;

/// <summary>Resources as the summary writes them.</summary>
internal static class ResourceTexts
{
    private const int ExceptionsNamed = 2;

    /// <summary>The text at the first two levels: <c>BucketName | string like | developer_bucket, ObjectName | string like | All</c>.</summary>
    /// <param name="pattern">The policy's resource.</param>
    /// <param name="templates">The resource types it may belong to.</param>
    public static string Of(ResourcePattern pattern, IEnumerable<ArnTemplate> templates) =>
        Join(pattern, templates, withRegion: true, static (name, value) =>
            $"{name} | string like | {(value == "*" ? "All" : value)}");

    /// <summary>The text at the third level, where Region and account have columns: <c>ObjectName = All</c>.</summary>
    public static string AtThirdLevel(ResourcePattern pattern, IEnumerable<ArnTemplate> templates) =>
        Join(pattern, templates, withRegion: false, static (name, value) =>
            value == "*" ? $"{name} = All" : $"{name} | string like | {value}");

    /// <summary>"All resources except ...", which goes beyond AWS's summary.</summary>
    public static string AllExcept(IReadOnlyList<ResourcePattern> exceptions) =>
        exceptions.Count <= ExceptionsNamed
            ? $"{SummaryTexts.AllResources} except {string.Join(", ", exceptions.Select(pattern => pattern.Text))}"
            : $"{SummaryTexts.AllResources} except {exceptions.Count} resources";

    public static string Region(ResourcePattern pattern) =>
        pattern.Segments?[ArnSegments.Region] is { Length: > 0 } region and not "*" ? region : SummaryTexts.AllRegions;

    public static string Account(ResourcePattern pattern, string? accountId) => pattern.Segments?[ArnSegments.Account] switch
    {
        null or "" or "*" => SummaryTexts.AllAccounts,
        var account when account == accountId || account.Equals("${aws:PrincipalAccount}", StringComparison.OrdinalIgnoreCase) => SummaryTexts.ThisAccount,
        var account => account,
    };

    private static string Join(ResourcePattern pattern, IEnumerable<ArnTemplate> templates, bool withRegion, Func<string, string, string> part)
    {
        if (pattern.IsAll)
        {
            return SummaryTexts.AllResources;
        }

        if (pattern.Segments is not { } segments)
        {
            return pattern.Text;
        }

        var parts = templates
            .Where(template => template.LiteralLength <= segments[ArnSegments.Resource].Length)
            .OrderByDescending(template => template.LiteralLength)
            .Where(pattern.Overlaps)
            .Select(template => template.Bind(segments[ArnSegments.Resource]))
            .FirstOrDefault(bound => bound is not null);
        if (parts is null)
        {
            return pattern.Text;
        }

        var texts = parts.Select(bound => part(bound.Name, bound.Value));
        return string.Join(", ", withRegion && Region(pattern) is var region && region != SummaryTexts.AllRegions ? texts.Append(part("region", region)) : texts);
    }
}
