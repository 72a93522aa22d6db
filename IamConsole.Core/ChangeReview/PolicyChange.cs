using IamConsole.Core.Catalog;

namespace IamConsole.Core.ChangeReview;

/// <summary>What becomes of an action from one document to another.</summary>
public enum ActionChangeKind
{
    /// <summary>It is allowed now and was not before.</summary>
    Granted,

    /// <summary>It was allowed before and is not any more.</summary>
    Taken,

    /// <summary>It stays allowed, on other resources or under other conditions.</summary>
    Limits,

    /// <summary>It is allowed neither before nor after, and what is explicitly denied has changed.</summary>
    Deny,
}

/// <summary>Whether a change lets more happen.</summary>
public enum ChangeDirection
{
    Wider,
    Narrower,

    /// <summary>Neither contains the other, as far as can be told.</summary>
    Different,
}

/// <summary>On what and when a statement concerns an action.</summary>
/// <param name="Resource">The ARN or pattern as the policy spells it, <c>*</c>, or "All resources except ...".</param>
/// <param name="Conditions">Each condition as text, in order; empty for always.</param>
public sealed record StatementReach(string Resource, IReadOnlyList<string> Conditions);

/// <summary>A difference in what Allow statements, or Deny statements, say of an action.</summary>
/// <param name="IsDeny">Whether it is Deny statements that differ.</param>
/// <param name="Direction">Whether the difference lets more happen; a wider Deny is <see cref="ChangeDirection.Narrower"/>.</param>
/// <param name="Before">What only the first document has.</param>
/// <param name="After">What only the second has.</param>
/// <param name="Text">The difference in a few words.</param>
public sealed record ReachChange(bool IsDeny, ChangeDirection Direction, IReadOnlyList<StatementReach> Before, IReadOnlyList<StatementReach> After, string Text);

/// <summary>What changes about one action.</summary>
/// <param name="Name">Without prefix; of an action that the catalogue does not know, as the policy spells it.</param>
/// <param name="Level">Its access level; <see langword="null"/> where the catalogue does not know it.</param>
/// <param name="Kind">What becomes of it.</param>
/// <param name="Reaches">On what and when, of Allow and of Deny statements; one of each at most.</param>
public sealed record ActionChange(string Name, AccessLevel? Level, ActionChangeKind Kind, IReadOnlyList<ReachChange> Reaches)
{
    /// <summary>Whether the change as a whole lets more happen.</summary>
    public ChangeDirection Direction => Kind switch
    {
        ActionChangeKind.Granted => ChangeDirection.Wider,
        ActionChangeKind.Taken => ChangeDirection.Narrower,
        _ => Reaches.Select(reach => reach.Direction).Distinct().ToList() is [var only] ? only : ChangeDirection.Different,
    };

    /// <summary>Whether Deny statements have part in it.</summary>
    public bool ConcernsDeny => Reaches.Any(reach => reach.IsDeny);
}

/// <summary>How many actions of one level change in the same way: "+ 12 Write".</summary>
/// <param name="Kind">What becomes of them.</param>
/// <param name="Direction">Whether that lets more happen.</param>
/// <param name="ConcernsDeny">Whether Deny statements have part in it.</param>
/// <param name="Level">The level; <see langword="null"/> for actions that the catalogue does not know.</param>
/// <param name="Count">At least one.</param>
public sealed record LevelChange(ActionChangeKind Kind, ChangeDirection Direction, bool ConcernsDeny, AccessLevel? Level, int Count)
{
    /// <summary>Counts actions; granted ones first, then in AWS's order of levels.</summary>
    public static IReadOnlyList<LevelChange> Of(IEnumerable<ActionChange> actions) =>
    [
        .. actions
            .GroupBy(action => (action.Kind, action.Direction, action.ConcernsDeny, action.Level))
            .Select(group => new LevelChange(group.Key.Kind, group.Key.Direction, group.Key.ConcernsDeny, group.Key.Level, group.Count()))
            .OrderBy(change => change.Kind).ThenBy(change => change.Level is null).ThenBy(change => change.Level).ThenBy(change => change.Direction).ThenBy(change => change.ConcernsDeny),
    ];
}

/// <summary>What changes in one service.</summary>
/// <param name="Prefix">As the catalogue has it; of an unknown service as the policy spells it.</param>
/// <param name="Name">The service's name; of an unknown service its prefix.</param>
/// <param name="Actions">By access level, then by name.</param>
public sealed record ServiceChange(string Prefix, string Name, IReadOnlyList<ActionChange> Actions);

/// <summary>What one document grants and takes against another.</summary>
/// <param name="IsAvailable">Whether the permissions can be compared: both texts are identity-based policies.</param>
/// <param name="Services">Services in which something changes, by name; none where the permissions are the same, however the texts differ.</param>
public sealed record PolicyChange(bool IsAvailable, IReadOnlyList<ServiceChange> Services);
