using IamConsole.Core.Model;
using IamConsole.Core.Operations;

namespace IamConsole.Core.SecurityTokens;

/// <summary>What a role's session gets from the request and from the session that asks for it: tags and source identity (IAM User Guide, Passing session tags in AWS STS).</summary>
/// <param name="Tags">Those that are handed on, then those of the request.</param>
/// <param name="TransitiveTagKeys">The keys of the tags that the next session will inherit.</param>
/// <param name="SourceIdentity">Of the request, or the one that is set already; or none.</param>
/// <param name="Problem">Why the request cannot have them, or none. Messages are AWS's from memory.</param>
internal sealed record SessionChain(IReadOnlyList<Tag> Tags, IReadOnlyList<string> TransitiveTagKeys, string? SourceIdentity, IamError? Problem)
{
    public static SessionChain Of(CallerSession? earlier, IReadOnlyList<Tag>? tags, IReadOnlyList<string>? transitiveTagKeys, string? sourceIdentity)
    {
        var handedOn = earlier is null ? [] : earlier.Tags.Where(tag => Contains(earlier.TransitiveTagKeys, tag.Key)).ToList();
        var own = tags ?? [];
        var transitive = transitiveTagKeys ?? [];
        return new SessionChain(
            [.. handedOn, .. own],
            [.. handedOn.Select(tag => tag.Key), .. transitive],
            sourceIdentity ?? earlier?.SourceIdentity,
            TagRules.FirstProblem(tags, ignoreCase: true) is { } problem ? IamError.ValidationError(problem.Message)
                : transitive.Any(key => !Contains(own.Select(tag => tag.Key), key)) ? IamError.ValidationError("The specified transitive tag key must be included in the requested tags.")
                : own.Any(tag => Contains(handedOn.Select(handed => handed.Key), tag.Key)) ? IamError.ValidationError("One of the specified transitive tag keys can't be set because it conflicts with a transitive tag key from the calling session.")
                : earlier?.SourceIdentity is { } known && sourceIdentity is not null && sourceIdentity != known ? IamError.ValidationError("The source identity that the calling session carries can't be changed.")
                : null);
    }

    private static bool Contains(IEnumerable<string> keys, string key) => keys.Contains(key, StringComparer.OrdinalIgnoreCase);
}
