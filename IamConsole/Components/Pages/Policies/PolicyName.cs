using System.Text.RegularExpressions;

namespace IamConsole.Components.Pages.Policies;

/// <summary>IAM's rule for policy names as a hint in forms; the operation checks it again.</summary>
internal static partial class PolicyName
{
    public const string Constraint = "Up to 128 characters: letters, digits and + = , . @ _ -";

    /// <summary>What is wrong with a name and what to do, or none.</summary>
    public static string? Problem(string name) => name.Length switch
    {
        0 => "Enter a policy name.",
        > 128 => $"A policy name has at most 128 characters; this one has {name.Length}.",
        _ => Allowed().IsMatch(name) ? null : "Use letters without accents, digits and + = , . @ _ - only; no spaces.",
    };

    [GeneratedRegex(@"\A[a-zA-Z0-9_+=,.@-]+\z")]
    private static partial Regex Allowed();
}
