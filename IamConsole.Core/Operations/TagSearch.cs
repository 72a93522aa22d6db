using IamConsole.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace IamConsole.Core.Operations;

/// <summary>A search of a list by tag: <c>tag:KEY</c> or <c>tag:KEY=VALUE</c>. No name has a colon, so that it is none.</summary>
/// <param name="Key">The whole key; its case counts for nothing.</param>
/// <param name="Value">A part of the value; empty for any.</param>
public sealed record TagSearch(string Key, string Value)
{
    private const string Start = "tag:";

    /// <summary>The search that a text is, or none where it is none by tag.</summary>
    public static TagSearch? Of(string text)
    {
        var trimmed = text.Trim();
        if (!trimmed.StartsWith(Start, StringComparison.OrdinalIgnoreCase))
        {
            return null;
        }

        var parts = trimmed[Start.Length..].Split('=', 2);
        return new TagSearch(parts[0].Trim(), parts.Length > 1 ? parts[1].Trim() : "");
    }

    /// <summary>The ids of what has such a tag, of whatever kind.</summary>
    public IQueryable<string> Found(IamDbContext db)
    {
        var (key, value) = (Searching.Contains(Key)[1..^1], Searching.Contains(Value));
        return db.Tags.Where(tag => EF.Functions.Like(tag.Key, key, Searching.Escape) && EF.Functions.Like(tag.Value, value, Searching.Escape)).Select(tag => tag.ResourceId);
    }
}
