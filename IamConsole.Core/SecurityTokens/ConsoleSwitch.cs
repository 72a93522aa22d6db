using IamConsole.Core.Model;

namespace IamConsole.Core.SecurityTokens;

/// <summary>How the console switches to a role: it assumes the role under the user's name, for as long as the role and the user's own session allow (IAM User Guide, Switching to a role (console)).</summary>
public static class ConsoleSwitch
{
    /// <summary>The longest path and name of a role together that the console can switch to.</summary>
    public const int LongestPathAndName = 64;

    /// <summary>The request for the role; none where the caller is no user, since root cannot switch.</summary>
    /// <param name="owner">Who has signed in.</param>
    /// <param name="roleArn">The role.</param>
    /// <param name="left">What is left of the user's session.</param>
    public static AssumeRole? RequestOf(Caller owner, string roleArn, TimeSpan left)
    {
        ArgumentNullException.ThrowIfNull(owner);
        return owner is { Kind: CallerKind.User, UserName: { } name } ? new AssumeRole(roleArn, name) { AtMost = left } : null;
    }
}
