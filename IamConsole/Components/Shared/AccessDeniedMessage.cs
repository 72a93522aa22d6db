using System.Text.RegularExpressions;

namespace IamConsole.Components.Shared;

/// <summary>AWS's access-denied sentence, taken apart. Source: IAM User Guide, Troubleshoot access denied error messages.</summary>
public sealed partial record AccessDeniedMessage(string User, string Action, string? Resource, string? Reason)
{
    /// <summary>The parts of the message, or null where it is another sentence.</summary>
    public static AccessDeniedMessage? Parse(string message)
    {
        var match = Sentence().Match(message);
        return match.Success
            ? new AccessDeniedMessage(match.Groups["user"].Value, match.Groups["action"].Value, Part(match, "resource"), Part(match, "reason"))
            : null;
    }

    private static string? Part(Match match, string name) => match.Groups[name] is { Success: true, Length: > 0 } group ? group.Value : null;

    [GeneratedRegex(
        @"^User: (?<user>\S+) is not authorized to perform: (?<action>[^\s]+)(?: on resource: (?<resource>.+?))?(?: (?:because|with) (?<reason>.+?))?\.?$",
        RegexOptions.ExplicitCapture | RegexOptions.Singleline, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Sentence();
}
