using IamConsole.Core.Authorization;

namespace IamConsole.Components.Shared;

/// <summary>A refusal or failure as a page shows it.</summary>
/// <param name="Code">AWS's error code, such as <c>AccessDenied</c> or <c>DeleteConflict</c>.</param>
/// <param name="Message">AWS's message, word for word.</param>
/// <param name="Action">The action that would have to be allowed, such as <c>iam:ListUsers</c>, where one is known.</param>
/// <param name="Refused">The request that the policies refused, to be explained on demand.</param>
public sealed record Problem(string Code, string Message, string? Action = null, RefusedRequest? Refused = null)
{
    /// <summary>AWS's code for what is not there.</summary>
    public const string NoSuchEntity = "NoSuchEntity";

    /// <summary>Whether it is that something is not there, in the words of IAM or of IAM Access Analyzer.</summary>
    public bool IsMissing => Code is NoSuchEntity or "ResourceNotFoundException";
}
