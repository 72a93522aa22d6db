using IamConsole.Core.Operations;

namespace IamConsole.Components.Shared;

/// <summary>Turns the gateway's refusals into what pages show.</summary>
public static class Problems
{
    /// <summary>The error with AWS's code and message; of a refused batch, that of the step that was refused. An ended session, of which AWS speaks as of a token, is said in plain words.</summary>
    public static Problem ToProblem(this IamError error) => error switch
    {
        BatchRefused refused => refused.Error.ToProblem(),
        _ when error == IamError.InvalidSession() => new Problem(error.Code, "Your session has ended. Sign in again to go on; what is not saved on this page is lost."),
        AccessDenied denied => new Problem(denied.Code, denied.Message, denied.Action, denied.Request),
        _ => new Problem(error.Code, error.Message),
    };

    /// <summary>The problem of a refused request, or none where it succeeded: what dialogs and wizards wait for.</summary>
    public static Problem? Problem<T>(this IamResult<T> result) => result.Error?.ToProblem();
}
