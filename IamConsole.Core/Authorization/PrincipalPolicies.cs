using IamConsole.Core.Evaluation;
using IamConsole.Core.Model;

namespace IamConsole.Core.Authorization;

/// <summary>What decides over a principal: who it is, its tags and every policy that applies to it.</summary>
/// <param name="Arn">The principal's ARN with path.</param>
/// <param name="Name">The user's or role's name; none for root.</param>
/// <param name="Tags">The principal's tags, which become <c>aws:PrincipalTag/KEY</c>.</param>
/// <param name="Policies">Its own, its groups' and its boundary, compiled.</param>
public sealed record PrincipalPolicies(string Arn, string? Name, IReadOnlyList<Tag> Tags, PolicySet Policies)
{
    /// <summary>The account's policy revision that they are of; 0 for root, whom no policy concerns.</summary>
    public long Revision { get; init; }
}
