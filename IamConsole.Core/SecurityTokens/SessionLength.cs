using IamConsole.Core.Authentication;
using IamConsole.Core.Model;
using IamConsole.Core.Operations;

namespace IamConsole.Core.SecurityTokens;

/// <summary>What <c>GetSessionToken</c> and <c>GetFederationToken</c> have in common: long-term keys alone may ask, and how long the session lasts.</summary>
internal static class SessionLength
{
    private const int Default = 43_200;
    private const int LongestOfRoot = 3600;

    /// <summary>The refusal of who has temporary credentials, or none. The message is AWS's from memory.</summary>
    public static IamError? RefusalOf(Caller caller, string operation) =>
        caller.IsTemporary ? new IamError("AccessDenied", $"Cannot call {operation} with session credentials") : null;

    /// <summary>Why a role's session cannot last as long as asked for, or none.</summary>
    public static IamError? ProblemWith(int? seconds, AssumableRole role) =>
        seconds > role.MaxSessionDuration ? IamError.ValidationError("The requested DurationSeconds exceeds the MaxSessionDuration set for this role.") : null;

    /// <summary>As long as asked for, but root's an hour at most.</summary>
    public static TimeSpan Of(Caller caller, int? durationSeconds)
    {
        var asked = durationSeconds ?? Default;
        return TimeSpan.FromSeconds(caller.Kind is CallerKind.Root ? Math.Min(asked, LongestOfRoot) : asked);
    }
}
