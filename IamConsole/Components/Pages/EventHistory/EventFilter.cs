using IamConsole.Core.EventHistory;

namespace IamConsole.Components.Pages.EventHistory;

/// <summary>What the event history is narrowed to, as it stands in the page's address; empty texts narrow nothing.</summary>
/// <param name="EventName">A part of the event's name.</param>
/// <param name="UserName">A part of the user's name.</param>
/// <param name="Resource">A part of the resource's ARN.</param>
/// <param name="Access"><c>read</c> or <c>write</c>.</param>
/// <param name="Outcome"><c>succeeded</c>, <c>failed</c> or <c>denied</c>.</param>
public sealed record EventFilter(string EventName, string UserName, string Resource, string Access, string Outcome)
{
    public const int LongestText = 200;

    public static EventFilter None { get; } = new("", "", "", "", "");

    public bool Narrowed => this != None;

    /// <summary>Takes the texts of an address; nonsense narrows nothing.</summary>
    public static EventFilter Read(string? eventName, string? userName, string? resource, string? access, string? outcome) => new(
        Short(eventName),
        Short(userName),
        Short(resource),
        access is "read" or "write" ? access : "",
        outcome is "succeeded" or "failed" or "denied" ? outcome : "");

    public static string? OrNull(string text) => text.Length == 0 ? null : text;

    public EventHistoryQuery ToQuery() => new()
    {
        EventName = EventName,
        UserName = UserName,
        Resource = Resource,
        ReadOnly = Access switch { "read" => true, "write" => false, _ => null },
        Outcome = Outcome switch
        {
            "succeeded" => EventOutcome.Succeeded,
            "failed" => EventOutcome.Failed,
            "denied" => EventOutcome.AccessDenied,
            _ => null,
        },
    };

    private static string Short(string? text)
    {
        var trimmed = text?.Trim() ?? "";
        return trimmed.Length <= LongestText ? trimmed : trimmed[..LongestText];
    }
}
