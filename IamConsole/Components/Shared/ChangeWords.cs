using IamConsole.Core.Catalog;
using IamConsole.Core.ChangeReview;

namespace IamConsole.Components.Shared;

/// <summary>The words of a change review.</summary>
internal static class ChangeWords
{
    /// <summary>The sign that stands before a count.</summary>
    public static string Sign(ActionChangeKind kind) => kind switch
    {
        ActionChangeKind.Granted => "+",
        ActionChangeKind.Taken => "−",
        _ => "±",
    };

    /// <summary>What the sign means, for those who do not see it.</summary>
    public static string Verb(ActionChangeKind kind) => kind switch
    {
        ActionChangeKind.Granted => "granted",
        ActionChangeKind.Taken => "taken away",
        _ => "changed",
    };

    public static string Level(AccessLevel? level) => level?.DisplayName() ?? "Uncategorized";

    /// <summary>What a sign and a level do not say: "now explicitly denied", "narrowed"; none where they say all.</summary>
    public static string? Remark(LevelChange change) => (change.Kind, change.Direction, change.ConcernsDeny) switch
    {
        (ActionChangeKind.Granted, _, true) => "no longer explicitly denied",
        (ActionChangeKind.Taken or ActionChangeKind.Deny, ChangeDirection.Narrower, true) => "now explicitly denied",
        (ActionChangeKind.Deny, ChangeDirection.Wider, _) => "no longer explicitly denied",
        (ActionChangeKind.Deny, _, _) => "explicitly denied otherwise",
        (ActionChangeKind.Limits, ChangeDirection.Narrower, true) => "now explicitly denied in part",
        (ActionChangeKind.Limits, ChangeDirection.Narrower, false) => "narrowed",
        (ActionChangeKind.Limits, ChangeDirection.Wider, _) => "widened",
        (ActionChangeKind.Limits, _, _) => "limited otherwise",
        _ => null,
    };
}
