using System.Text.Json;
using System.Text.Json.Serialization;

namespace IamConsole.Core.Model;

/// <summary>Writes what a session carries for the event history, and reads it back.</summary>
public static class SessionText
{
    private static readonly JsonSerializerOptions Compact = new() { PropertyNamingPolicy = JsonNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull };

    /// <summary>One line of JSON; none for who is no session of a role or federated user.</summary>
    public static string? Write(Caller caller)
    {
        ArgumentNullException.ThrowIfNull(caller);
        return caller.Session is { } session ? JsonSerializer.Serialize(new RecordedSession(session, caller.IssuedAt, caller.MfaAuthenticatedAt is not null), Compact) : null;
    }

    /// <summary>What <see cref="Write"/> wrote, or none.</summary>
    public static RecordedSession? Read(string? text) => text is null ? null : JsonSerializer.Deserialize<RecordedSession>(text, Compact);
}

/// <summary>A session as an event keeps it.</summary>
/// <param name="Session">What it carries.</param>
/// <param name="IssuedAt">By the account clock.</param>
/// <param name="IsMfaAuthenticated">Whether MFA was passed for it.</param>
public sealed record RecordedSession(CallerSession Session, DateTimeOffset? IssuedAt, bool IsMfaAuthenticated);
