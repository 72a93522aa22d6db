using IamConsole.Core.Authorization;
using IamConsole.Core.Model;
using IamConsole.Core.Operations;
using IamConsole.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace IamConsole.Core.EventHistory;

/// <summary>The account's events, newest first, a page at a time by their sequence, so that a long history costs no more than a short one.</summary>
/// <remarks>Reading the log is no event of the log.</remarks>
public sealed record EventHistoryQuery : ConsoleQuery<EventHistoryResult>
{
    /// <summary>What CloudTrail calls the root user.</summary>
    public const string RootName = "root";

    /// <summary>A part of the event's name; empty for all.</summary>
    public string EventName { get; init; } = "";

    /// <summary>A part of the user's name; <c>root</c> finds the root user too. Empty for all.</summary>
    public string UserName { get; init; } = "";

    /// <summary>A part of the ARN that the event is about; empty for all.</summary>
    public string Resource { get; init; } = "";

    /// <summary>Reads alone, changes alone, or both.</summary>
    public bool? ReadOnly { get; init; }

    public EventOutcome? Outcome { get; init; }

    /// <summary>Only requests that were signed with an access key, none of a page.</summary>
    public bool SignedOnly { get; init; }

    /// <summary>Only events older than this sequence number.</summary>
    public long? Before { get; init; }

    /// <summary>The page just newer than this sequence number; <see cref="Before"/> wins.</summary>
    public long? After { get; init; }

    public int Take { get; init; } = 50;

    protected internal override bool IsRecorded => false;

    protected internal override IEnumerable<ActionRequest> Requires(QueryContext context) => [new("cloudtrail:LookupEvents", "*")];

    protected internal override async Task<IamResult<EventHistoryResult>> ExecuteAsync(QueryContext context, CancellationToken cancellationToken)
    {
        var most = Searching.Rows(Take);
        var found = Matching(context.Db);
        if (Before is null && After is { } after)
        {
            var newer = await found.Where(entry => entry.Sequence > after).OrderBy(entry => entry.Sequence).Take(most + 1).ToListAsync(cancellationToken);
            if (newer.Count > most)
            {
                newer.RemoveAt(most);
                newer.Reverse();
                return Result(newer, hasNewer: true, hasOlder: true);
            }
        }

        var upTo = Before ?? long.MaxValue;
        var page = await found.Where(entry => entry.Sequence < upTo).OrderByDescending(entry => entry.Sequence).Take(most + 1).ToListAsync(cancellationToken);
        var hasOlder = page.Count > most;
        if (hasOlder)
        {
            page.RemoveAt(most);
        }

        var hasNewer = Before is not null && await found.AnyAsync(entry => entry.Sequence >= upTo, cancellationToken);
        return Result(page, hasNewer, hasOlder);
    }

    private static EventHistoryResult Result(List<ActivityEvent> page, bool hasNewer, bool hasOlder) => new([.. page.Select(EventRow.Of)], hasNewer, hasOlder);

    private IQueryable<ActivityEvent> Matching(IamDbContext db)
    {
        IQueryable<ActivityEvent> events = db.ActivityEvents;
        if (EventName.Trim() is { Length: > 0 } name)
        {
            var pattern = Searching.Contains(name);
            events = events.Where(entry => EF.Functions.Like(entry.EventName, pattern, Searching.Escape));
        }

        if (UserName.Trim() is { Length: > 0 } user)
        {
            var pattern = Searching.Contains(user);
            var root = string.Equals(user, RootName, StringComparison.OrdinalIgnoreCase);
            events = events.Where(entry => EF.Functions.Like(entry.UserName!, pattern, Searching.Escape) || (root && entry.IdentityType == "Root"));
        }

        if (Resource.Trim() is { Length: > 0 } resource)
        {
            var pattern = Searching.Contains(resource);
            events = events.Where(entry => EF.Functions.Like(entry.ResourceArn!, pattern, Searching.Escape));
        }

        if (ReadOnly is { } readOnly)
        {
            events = events.Where(entry => entry.ReadOnly == readOnly);
        }

        if (SignedOnly)
        {
            events = events.Where(entry => entry.AccessKeyId != null);
        }

        return Outcome switch
        {
            EventOutcome.Succeeded => events.Where(entry => entry.ErrorCode == null),
            EventOutcome.AccessDenied => events.Where(entry => entry.ErrorCode == "AccessDenied"),
            EventOutcome.Failed => events.Where(entry => entry.ErrorCode != null),
            _ => events,
        };
    }
}

/// <summary>How an event went.</summary>
public enum EventOutcome
{
    Succeeded,

    /// <summary>With any error, a denial included.</summary>
    Failed,
    AccessDenied,
}

/// <summary>One page of events.</summary>
/// <param name="Rows">Newest first.</param>
/// <param name="HasNewer">Whether there are newer ones that match.</param>
/// <param name="HasOlder">Whether there are older ones that match.</param>
public sealed record EventHistoryResult(IReadOnlyList<EventRow> Rows, bool HasNewer, bool HasOlder);

/// <summary>One event.</summary>
public sealed record EventRow
{
    /// <summary>Grows from event to event; pages go by it.</summary>
    public required long Sequence { get; init; }

    public required string EventId { get; init; }

    public required DateTimeOffset Time { get; init; }

    public required string EventName { get; init; }

    public required string EventSource { get; init; }

    /// <summary>The user's name, <c>root</c>, role and session as <c>ROLE/SESSION</c>, or none.</summary>
    public required string? UserName { get; init; }

    public required string SourceIp { get; init; }

    public required bool ReadOnly { get; init; }

    public required string? ResourceArn { get; init; }

    public required string? ErrorCode { get; init; }

    /// <summary>Whether the policies refused it and the event says enough to explain why.</summary>
    public required bool IsExplainable { get; init; }

    /// <summary>The whole event in CloudTrail's shape, indented.</summary>
    public required string Record { get; init; }

    internal static EventRow Of(ActivityEvent entry) => new()
    {
        Sequence = entry.Sequence,
        EventId = entry.EventId,
        Time = entry.Time,
        EventName = entry.EventName,
        EventSource = entry.EventSource,
        UserName = entry.IdentityType == "AssumedRole" ? CloudTrailRecord.RoleIn(entry.PrincipalArn) + "/" + entry.UserName : entry.UserName ?? (entry.IdentityType == "Root" ? EventHistoryQuery.RootName : null),
        SourceIp = entry.SourceIp,
        ReadOnly = entry.ReadOnly,
        ResourceArn = entry.ResourceArn,
        ErrorCode = entry.ErrorCode,
        IsExplainable = entry.RefusedRequest is not null,
        Record = CloudTrailRecord.Of(entry),
    };
}
