using IamConsole.Core.Model;

namespace IamConsole.Core.EventHistory;

/// <summary>What events have to be like; what is empty or none narrows nothing.</summary>
/// <remarks>
/// Texts are compared whole and ignoring case, which an index answers at once. A text with <c>*</c>, which stands for any
/// characters, is looked for among the newest events first, a stretch of the history at a time.
/// </remarks>
public sealed record EventCriteria
{
    /// <summary>What CloudTrail calls the root user.</summary>
    public const string RootName = "root";

    public string EventName { get; init; } = "";

    /// <summary>The user's or role session's name, which may stand behind the role's: <c>ROLE/SESSION</c>; <c>root</c> finds the root user.</summary>
    public string UserName { get; init; } = "";

    /// <summary>The whole ARN that the event is about, or the name at its end.</summary>
    public string Resource { get; init; } = "";

    public string AccessKeyId { get; init; } = "";

    /// <summary>Such as <c>iam.amazonaws.com</c>.</summary>
    public string EventSource { get; init; } = "";

    public string ErrorCode { get; init; } = "";

    public string SourceIp { get; init; } = "";

    public string UserAgent { get; init; } = "";

    public string EventId { get; init; } = "";

    /// <summary>Only requests that were signed with an access key, none of a page.</summary>
    public bool SignedOnly { get; init; }

    /// <summary>Reads alone, changes alone, or both.</summary>
    public bool? ReadOnly { get; init; }

    public EventOutcome? Outcome { get; init; }

    /// <summary>Not before this.</summary>
    public DateTimeOffset? From { get; init; }

    /// <summary>Before this.</summary>
    public DateTimeOffset? Until { get; init; }

    /// <summary>The conditions, each with the index that answers it.</summary>
    internal IEnumerable<EventCondition> Conditions(string account)
    {
        var (resourceColumn, resourceIndex) = Resource.TrimStart().StartsWith("arn:", StringComparison.OrdinalIgnoreCase)
            ? ("ResourceArn", ActivityEventIndexes.ResourceArn)
            : ("ResourceName", ActivityEventIndexes.ResourceName);
        foreach (var (text, column, index) in new[]
        {
            (EventId, "EventId", ActivityEventIndexes.EventId),
            (AccessKeyId, "AccessKeyId", ActivityEventIndexes.AccessKeyId),
            (Resource, resourceColumn, resourceIndex),
            (EventName, "EventName", ActivityEventIndexes.EventName),
            (ErrorCode, "ErrorCode", ActivityEventIndexes.ErrorCode),
            (SourceIp, "SourceIp", ActivityEventIndexes.SourceIp),
            (EventSource, "EventSource", ActivityEventIndexes.EventSource),
        })
        {
            if (text.Trim() is { Length: > 0 } value)
            {
                yield return EventCondition.OfText(column, value, index);
            }
        }

        if (UserAgent.Trim() is { Length: > 0 } agent)
        {
            // No index holds the column to a case.
            yield return EventCondition.OfText("UserAgent COLLATE NOCASE", agent, null);
        }

        if (UserName.Trim() is { Length: > 0 } user)
        {
            yield return user.Equals(RootName, StringComparison.OrdinalIgnoreCase)
                ? new EventCondition("PrincipalId = {0}", account, ActivityEventIndexes.PrincipalId)
                : EventCondition.OfText("UserName", user[(user.LastIndexOf('/') + 1)..], ActivityEventIndexes.UserName);
        }

        if (ReadOnly is { } readOnly)
        {
            yield return new EventCondition("ReadOnly = {0}", readOnly ? 1 : 0, ActivityEventIndexes.ReadOnly);
        }

        if (SignedOnly)
        {
            yield return new EventCondition("AccessKeyId IS NOT NULL", null, null);
        }

        switch (Outcome)
        {
            case EventOutcome.Succeeded:
                yield return new EventCondition("ErrorCode IS NULL", null, null);
                break;
            case EventOutcome.AccessDenied:
                yield return EventCondition.OfText("ErrorCode", "AccessDenied", ActivityEventIndexes.ErrorCode);
                break;
            case EventOutcome.Failed:
                yield return new EventCondition("ErrorCode IS NOT NULL", null, ActivityEventIndexes.Failed);
                break;
        }
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

/// <summary>One condition on events.</summary>
/// <param name="Sql">With <c>{0}</c> where the value belongs; written here, never taken from a request.</param>
/// <param name="Value">The value, or none where the condition has none.</param>
/// <param name="Index">The index in whose order events that meet it lie by time; none where there is no such index.</param>
internal sealed record EventCondition(string Sql, object? Value, string? Index)
{
    public static EventCondition OfText(string column, string text, string? index) => text.Contains('*', StringComparison.Ordinal)
        ? new EventCondition(column == "ResourceName" ? ResourceNameLike : $"{column} LIKE {{0}} ESCAPE '{Storage.Searching.Escape}'", LikePattern(text), null)
        : new EventCondition($"{column} = {{0}}", text, index);

    // The name is the end of the ARN, and has to be worked out: only where the ARN ends so.
    private const string ResourceNameLike = $"CASE WHEN ResourceArn LIKE '%' || {{0}} ESCAPE '{Storage.Searching.Escape}' THEN ResourceName LIKE {{0}} ESCAPE '{Storage.Searching.Escape}' END";

    private static string LikePattern(string text) => Storage.Searching.Contains(text)[1..^1].Replace('*', '%');
}
