using IamConsole.Core.Model;
using Microsoft.EntityFrameworkCore;

namespace IamConsole.Core.Operations;

/// <summary>Adds and removes a resource's tags (IAM User Guide, Tagging IAM resources).</summary>
public static class TagChanges
{
    /// <summary>Adds tags; one whose key is there already replaces it, in the newer spelling where case is ignored.</summary>
    /// <param name="context">Of the request.</param>
    /// <param name="resourceId">The unique id of the tagged resource.</param>
    /// <param name="tags">What the request adds.</param>
    /// <param name="ignoreCase">Whether keys that differ in case only are the same, as for users and roles.</param>
    /// <param name="quota">AWS's name of the quota, such as <c>TagsPerUser</c>.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <returns>The refusal, or none.</returns>
    public static async Task<IamError?> AddTagsAsync(this OperationContext context, string resourceId, IReadOnlyList<Tag> tags, bool ignoreCase, string quota, CancellationToken cancellationToken)
    {
        if (TagRules.FirstProblem(tags, ignoreCase) is { } problem)
        {
            return problem;
        }

        var present = await context.Db.Tags.Where(tag => tag.ResourceId == resourceId).ToListAsync(cancellationToken);
        var byKey = present.ToDictionary(tag => tag.Key, ignoreCase ? StringComparer.OrdinalIgnoreCase : StringComparer.Ordinal);
        var count = present.Count;
        foreach (var tag in tags)
        {
            if (byKey.TryGetValue(tag.Key, out var known) && known.Key == tag.Key)
            {
                known.Value = tag.Value;
                continue;
            }

            if (known is not null)
            {
                context.Db.Tags.Remove(known);
                count--;
            }

            context.Db.Tags.Add(new ResourceTag { ResourceId = resourceId, Key = tag.Key, Value = tag.Value });
            count++;
        }

        return count <= Quotas.TagsPerResource ? null : IamError.LimitExceeded(quota, Quotas.TagsPerResource);
    }

    /// <summary>Removes the tags of these keys; absent ones are passed over.</summary>
    public static async Task RemoveTagsAsync(this OperationContext context, string resourceId, IReadOnlyList<string> tagKeys, bool ignoreCase, CancellationToken cancellationToken)
    {
        var keys = tagKeys.ToHashSet(ignoreCase ? StringComparer.OrdinalIgnoreCase : StringComparer.Ordinal);
        var present = await context.Db.Tags.Where(tag => tag.ResourceId == resourceId).ToListAsync(cancellationToken);
        context.Db.Tags.RemoveRange(present.Where(tag => keys.Contains(tag.Key)));
    }

    /// <summary>One page of a resource's tags by key.</summary>
    public static async Task<IamResult<Page<Tag>>> ListTagsAsync(this OperationContext context, string resourceId, string? marker, int? maxItems, CancellationToken cancellationToken)
    {
        var rows = await context.Db.Tags.AsNoTracking().Where(tag => tag.ResourceId == resourceId).ToPageAsync(tag => tag.Key, marker, maxItems, cancellationToken);
        return rows.Map(page => new Page<Tag>([.. page.Items.Select(tag => new Tag(tag.Key, tag.Value))], page.IsTruncated, page.Marker));
    }
}
