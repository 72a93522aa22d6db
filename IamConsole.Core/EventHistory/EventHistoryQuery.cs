using IamConsole.Core.Authorization;
using IamConsole.Core.Model;
using IamConsole.Core.Operations;
using IamConsole.Core.Storage;

namespace IamConsole.Core.EventHistory;

/// <summary>The account's events, newest first, a page at a time by their place, so that a long history costs no more than a short one.</summary>
/// <remarks>Reading the log is no event of the log.</remarks>
public sealed record EventHistoryQuery : ConsoleQuery<EventHistoryResult>
{
    public EventCriteria Criteria { get; init; } = new();

    /// <summary>Only events older than this place.</summary>
    public EventPosition? Before { get; init; }

    /// <summary>The page just newer than this place; <see cref="Before"/> wins.</summary>
    public EventPosition? After { get; init; }

    public int Take { get; init; } = 50;

    /// <summary>Whether the matching events are to be counted.</summary>
    public bool WithCount { get; init; }

    protected internal override bool IsRecorded => false;

    protected internal override IEnumerable<ActionRequest> Requires(QueryContext context) => [new("cloudtrail:LookupEvents", "*")];

    protected internal override async Task<IamResult<EventHistoryResult>> ExecuteAsync(QueryContext context, CancellationToken cancellationToken)
    {
        var most = Searching.Rows(Take);
        var reader = new EventReader(context.Db, Criteria);
        var count = WithCount ? await reader.CountAsync(cancellationToken) : null;
        if (Before is null && After is { } after)
        {
            var (newer, _) = await reader.ReadAsync(after, newerFirst: false, most, cancellationToken);
            if (newer.Count > most)
            {
                newer.RemoveAt(most);
                newer.Reverse();
                return Result(newer, hasNewer: true, hasOlder: true, null, count);
            }
        }

        var (page, lookedUntil) = await reader.ReadAsync(Before, newerFirst: true, most, cancellationToken);
        var hasOlder = page.Count > most;
        if (hasOlder)
        {
            page.RemoveAt(most);
        }

        return Result(page, Before is not null, hasOlder, lookedUntil, count);
    }

    private static EventHistoryResult Result(List<ActivityEvent> page, bool hasNewer, bool hasOlder, EventPosition? lookedUntil, int? count) =>
        new([.. page.Select(EventRow.Of)], hasNewer, hasOlder, lookedUntil, count is > EventReader.MostCounted ? EventReader.MostCounted : count, count is > EventReader.MostCounted);
}

/// <summary>One page of events.</summary>
/// <param name="Rows">Newest first.</param>
/// <param name="HasNewer">Whether there are newer ones.</param>
/// <param name="HasOlder">Whether there are older ones that match.</param>
/// <param name="LookedUntil">Where looking ended although the page is not full: older events have not been looked at yet. None where all have.</param>
/// <param name="Count">How many match in all, 10,000 at most; none where they were not counted.</param>
/// <param name="HasMoreThanCounted">Whether more match than <paramref name="Count"/> says.</param>
public sealed record EventHistoryResult(IReadOnlyList<EventRow> Rows, bool HasNewer, bool HasOlder, EventPosition? LookedUntil, int? Count, bool HasMoreThanCounted);

/// <summary>One event.</summary>
public sealed record EventRow
{
    /// <summary>Names the event in this installation.</summary>
    public required long Sequence { get; init; }

    public required string EventId { get; init; }

    public required DateTimeOffset Time { get; init; }

    public required string EventName { get; init; }

    public required string EventSource { get; init; }

    /// <summary>The user's name, <c>root</c>, role and session as <c>ROLE/SESSION</c>, or none.</summary>
    public required string? UserName { get; init; }

    public required string? AccessKeyId { get; init; }

    public required string SourceIp { get; init; }

    public required string UserAgent { get; init; }

    public required bool ReadOnly { get; init; }

    public required string? ResourceArn { get; init; }

    public required string? ErrorCode { get; init; }

    /// <summary>Whether the policies refused it and the event says enough to explain why.</summary>
    public required bool IsExplainable { get; init; }

    /// <summary>The whole event in CloudTrail's shape, indented.</summary>
    public required string Record { get; init; }

    /// <summary>Its place in the history.</summary>
    public EventPosition Position => new(Time.ToUnixTimeMilliseconds(), Sequence);

    internal static EventRow Of(ActivityEvent entry) => new()
    {
        Sequence = entry.Sequence,
        EventId = entry.EventId,
        Time = entry.Time,
        EventName = entry.EventName,
        EventSource = entry.EventSource,
        UserName = entry.IdentityType == "AssumedRole" ? CloudTrailRecord.RoleIn(entry.PrincipalArn) + "/" + entry.UserName : entry.UserName ?? (entry.IdentityType == "Root" ? EventCriteria.RootName : null),
        AccessKeyId = entry.AccessKeyId,
        SourceIp = entry.SourceIp,
        UserAgent = entry.UserAgent,
        ReadOnly = entry.ReadOnly,
        ResourceArn = entry.ResourceArn,
        ErrorCode = entry.ErrorCode,
        IsExplainable = entry.RefusedRequest is not null,
        Record = CloudTrailRecord.Of(entry),
    };
}
