using IamConsole.Core.Summaries;

namespace IamConsole.Core.ChangeReview;

/// <summary>Says how the reach of an action differs.</summary>
internal static class ReachTexts
{
    private const int MostNamed = 3;

    /// <summary>The difference, or <see langword="null"/> where there is none.</summary>
    /// <param name="before">Reaches that do not contain each other.</param>
    /// <param name="after">The same of the other document.</param>
    /// <param name="isDeny">Whether Deny statements reach so.</param>
    public static ReachChange? Between(List<Reach> before, List<Reach> after, bool isDeny)
    {
        var lost = before.Where(reach => !after.Exists(reach.Is)).ToList();
        var gained = after.Where(reach => !before.Exists(reach.Is)).ToList();
        if (lost.Count == 0 && gained.Count == 0)
        {
            return null;
        }

        var grows = lost.TrueForAll(reach => after.Exists(other => other.Contains(reach)));
        var shrinks = gained.TrueForAll(reach => before.Exists(other => other.Contains(reach)));
        var direction = grows == shrinks ? ChangeDirection.Different : grows != isDeny ? ChangeDirection.Wider : ChangeDirection.Narrower;
        StatementReach[] was = [.. lost.Select(reach => reach.ToPublic())];
        StatementReach[] isNow = [.. gained.Select(reach => reach.ToPublic())];
        return new ReachChange(isDeny, direction, was, isNow, isDeny ? Deny(was, isNow) : Allow(was, isNow, before.Count > lost.Count, direction));
    }

    private static string Deny(StatementReach[] was, StatementReach[] isNow) => (was, isNow) switch
    {
        ([], _) => $"Now explicitly denied{Where(isNow)}",
        (_, []) => $"No longer explicitly denied{Where(was)}",
        _ => $"Now explicitly denied{Where(isNow)}; before{Where(was)}",
    };

    private static string Allow(StatementReach[] was, StatementReach[] isNow, bool someStay, ChangeDirection direction) => (was, isNow) switch
    {
        ([], _) => $"Now {(someStay ? "also " : "")}allowed{Where(isNow)}",
        (_, []) => $"No longer allowed{Where(was)}",
        _ when SharedConditions([.. was, .. isNow]) is not null => $"Resource {Verb(direction)} from {Resources(was)} to {Resources(isNow)}",
        _ when SameResources(was, isNow) && SharedConditions(was) is { } old && SharedConditions(isNow) is { } now => Condition([.. old.Except(now)], [.. now.Except(old)]),
        _ => $"Now allowed{Where(isNow)}; before{Where(was)}",
    };

    private static string Verb(ChangeDirection direction) => direction switch
    {
        ChangeDirection.Wider => "widened",
        ChangeDirection.Narrower => "narrowed",
        _ => "changed",
    };

    private static string Condition(string[] dropped, string[] added) => (dropped, added) switch
    {
        ([], _) => $"Now only when {And(added)}",
        (_, []) => $"No longer only when {And(dropped)}",
        _ => $"Now only when {And(added)}; before only when {And(dropped)}",
    };

    private static bool SameResources(StatementReach[] was, StatementReach[] isNow) =>
        was.Select(reach => reach.Resource).ToHashSet(StringComparer.Ordinal).SetEquals(isNow.Select(reach => reach.Resource));

    private static IReadOnlyList<string>? SharedConditions(StatementReach[] reaches) =>
        reaches.All(reach => reach.Conditions.SequenceEqual(reaches[0].Conditions)) ? reaches[0].Conditions : null;

    private static string Where(StatementReach[] reaches) =>
        string.Join(" and", reaches.GroupBy(reach => And(reach.Conditions), StringComparer.Ordinal)
            .Select(group => $" on {Resources([.. group])}{(group.Key.Length > 0 ? $" when {group.Key}" : "")}"));

    private static string Resources(StatementReach[] reaches)
    {
        var names = reaches.Select(reach => InSentence(reach.Resource)).Distinct(StringComparer.Ordinal).ToList();
        return names.Count <= MostNamed ? string.Join(", ", names) : $"{string.Join(", ", names.Take(MostNamed))} and {names.Count - MostNamed} more";
    }

    private static string InSentence(string resource) =>
        resource == "*" ? "all resources"
        : resource.StartsWith(SummaryTexts.AllResources, StringComparison.Ordinal) ? $"a{resource[1..]}"
        : resource;

    private static string And(IEnumerable<string> conditions) => string.Join(" and ", conditions);
}
