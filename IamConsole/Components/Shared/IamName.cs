using System.Text.RegularExpressions;

namespace IamConsole.Components.Shared;

/// <summary>IAM's rule for names as a hint in forms; the operation checks it again (IAM User Guide, IAM and AWS STS quotas).</summary>
public static partial class IamName
{
    /// <summary>The longest name of a user.</summary>
    public const int LongestUserName = 64;

    /// <summary>The longest name of a policy.</summary>
    public const int LongestPolicyName = 128;

    /// <summary>The longest name of a user group.</summary>
    public const int LongestGroupName = 128;

    /// <summary>The longest name of a role.</summary>
    public const int LongestRoleName = 64;

    /// <summary>The rule, for below a field.</summary>
    public static string Constraint(int most) => $"Up to {most} characters: letters, digits and + = , . @ _ -";

    /// <summary>What is wrong with a name and what to do, or none.</summary>
    /// <param name="what">What is named: 'user group'.</param>
    /// <param name="name">The name, trimmed.</param>
    /// <param name="most">How many characters it may have.</param>
    public static string? Problem(string what, string name, int most)
    {
        ArgumentNullException.ThrowIfNull(name);
        return name.Length == 0 ? $"Enter a {what} name."
            : name.Length > most ? $"A {what} name has at most {most} characters; this one has {name.Length}."
            : Allowed().IsMatch(name) ? null
            : "Use letters without accents, digits and + = , . @ _ - only; no spaces.";
    }

    [GeneratedRegex(@"\A[a-zA-Z0-9_+=,.@-]+\z")]
    private static partial Regex Allowed();
}
