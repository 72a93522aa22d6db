using IamConsole.Core.Model;

namespace IamConsole.Core.Operations;

/// <summary>
/// The console session has to prove again who it is before this is done (ASVS 5.0, 7.5.1). Nothing has happened; the same request
/// succeeds after the proof. AWS has no such refusal, and requests that are signed with a key never get it.
/// </summary>
public sealed record FreshProofRequired() : IamError("FreshProofRequired", "Confirm that it is you: this needs your password, and MFA where you have it, given in the last 10 minutes.")
{
    /// <summary>How long a proof of identity, sign-in included, serves.</summary>
    public static readonly TimeSpan Validity = TimeSpan.FromMinutes(10);

    /// <summary>The refusal of a console session whose proof of identity is too old, or none.</summary>
    /// <param name="caller">Who asks.</param>
    /// <param name="realNow">The real clock's time.</param>
    public static FreshProofRequired? Of(Caller caller, DateTimeOffset realNow)
    {
        ArgumentNullException.ThrowIfNull(caller);
        return caller.SessionIdHash is not null && !(caller.ProvenAt is { } proven && realNow - proven <= Validity) ? new FreshProofRequired() : null;
    }
}
