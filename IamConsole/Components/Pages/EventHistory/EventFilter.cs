using System.Globalization;
using IamConsole.Core.EventHistory;

namespace IamConsole.Components.Pages.EventHistory;

/// <summary>What the event history is narrowed to, as it stands in the page's address; empty texts narrow nothing.</summary>
public sealed record EventFilter
{
    public const int LongestText = 200;

    private static readonly Dictionary<string, TimeSpan> Spans = new()
    {
        ["1h"] = TimeSpan.FromHours(1),
        ["1d"] = TimeSpan.FromDays(1),
        ["7d"] = TimeSpan.FromDays(7),
        ["30d"] = TimeSpan.FromDays(30),
    };

    public static EventFilter None { get; } = new();

    /// <summary>The texts that an address may hold, each by its key.</summary>
    public static IReadOnlyList<string> Keys { get; } = [.. None.ToAddress().Keys];

    public string EventName { get; init; } = "";
    public string UserName { get; init; } = "";
    public string Resource { get; init; } = "";
    public string AccessKeyId { get; init; } = "";
    public string EventSource { get; init; } = "";
    public string ErrorCode { get; init; } = "";
    public string SourceIp { get; init; } = "";
    public string UserAgent { get; init; } = "";
    public string EventId { get; init; } = "";

    /// <summary><c>read</c> or <c>write</c>.</summary>
    public string Access { get; init; } = "";

    /// <summary><c>succeeded</c>, <c>failed</c> or <c>denied</c>.</summary>
    public string Outcome { get; init; } = "";

    /// <summary><c>1h</c>, <c>1d</c>, <c>7d</c> or <c>30d</c> before now, or <c>custom</c>, which goes by <see cref="From"/> and <see cref="Until"/>.</summary>
    public string Time { get; init; } = "";

    /// <summary>A minute in UTC: <c>2026-03-10T12:00</c>.</summary>
    public string From { get; init; } = "";

    /// <summary>A minute in UTC, which itself is left out.</summary>
    public string Until { get; init; } = "";

    public bool Narrowed => this != None;

    /// <summary>Whether any of the filters is set that the page shows on demand only.</summary>
    public bool HasMore => Access.Length + AccessKeyId.Length + EventSource.Length + ErrorCode.Length + SourceIp.Length + UserAgent.Length + EventId.Length > 0;

    /// <summary>Takes the texts of an address by their keys; nonsense narrows nothing.</summary>
    public static EventFilter Read(Func<string, string?> text)
    {
        var time = text("time") is { } named && (Spans.ContainsKey(named) || named == "custom") ? named : "";
        return new EventFilter
        {
            EventName = Short(text("event")),
            UserName = Short(text("user")),
            Resource = Short(text("resource")),
            AccessKeyId = Short(text("key")),
            EventSource = Short(text("source")),
            ErrorCode = Short(text("error")),
            SourceIp = Short(text("ip")),
            UserAgent = Short(text("agent")),
            EventId = Short(text("id")),
            Access = text("access") is "read" or "write" ? text("access")! : "",
            Outcome = text("outcome") is "succeeded" or "failed" or "denied" ? text("outcome")! : "",
            Time = time,
            From = time == "custom" && Minute(text("from")) is not null ? text("from")! : "",
            Until = time == "custom" && Minute(text("until")) is not null ? text("until")! : "",
        };
    }

    /// <summary>The texts for an address; none where it narrows nothing.</summary>
    public Dictionary<string, object?> ToAddress() => new()
    {
        ["event"] = OrNull(EventName),
        ["user"] = OrNull(UserName),
        ["resource"] = OrNull(Resource),
        ["key"] = OrNull(AccessKeyId),
        ["source"] = OrNull(EventSource),
        ["error"] = OrNull(ErrorCode),
        ["ip"] = OrNull(SourceIp),
        ["agent"] = OrNull(UserAgent),
        ["id"] = OrNull(EventId),
        ["access"] = OrNull(Access),
        ["outcome"] = OrNull(Outcome),
        ["time"] = OrNull(Time),
        ["from"] = OrNull(From),
        ["until"] = OrNull(Until),
    };

    /// <param name="now">The account clock's time.</param>
    public EventCriteria ToCriteria(DateTimeOffset now) => new()
    {
        EventName = EventName,
        UserName = UserName,
        Resource = Resource,
        AccessKeyId = AccessKeyId,
        EventSource = EventSource,
        ErrorCode = ErrorCode,
        SourceIp = SourceIp,
        UserAgent = UserAgent,
        EventId = EventId,
        ReadOnly = Access switch { "read" => true, "write" => false, _ => null },
        Outcome = Outcome switch
        {
            "succeeded" => EventOutcome.Succeeded,
            "failed" => EventOutcome.Failed,
            "denied" => EventOutcome.AccessDenied,
            _ => null,
        },
        From = Spans.TryGetValue(Time, out var span) ? now - span : Minute(From),
        Until = Minute(Until),
    };

    private static string? OrNull(string text) => text.Length == 0 ? null : text;

    private static DateTimeOffset? Minute(string? text) =>
        DateTimeOffset.TryParseExact(text, "yyyy-MM-dd'T'HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var minute) ? minute : null;

    private static string Short(string? text)
    {
        var trimmed = text?.Trim() ?? "";
        return trimmed.Length <= LongestText ? trimmed : trimmed[..LongestText];
    }
}
