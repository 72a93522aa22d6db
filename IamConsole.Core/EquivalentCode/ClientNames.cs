using System.Text.RegularExpressions;

namespace IamConsole.Core.EquivalentCode;

/// <summary>How AWS's Python clients, the CLI among them, spell the model's names.</summary>
internal static partial class ClientNames
{
    /// <summary>What the clients call a service: its prefix without hyphens.</summary>
    public static string Service(string prefix) => prefix.Replace("-", "", StringComparison.Ordinal);

    /// <summary><c>CreateUser</c> as <c>create_user</c>, <c>EnableMFADevice</c> as <c>enable_mfa_device</c>.</summary>
    public static string Snake(string name) => Spelled(name, '_');

    /// <summary><c>CreateUser</c> as <c>create-user</c>.</summary>
    public static string Kebab(string name) => Spelled(name, '-');

    private static string Spelled(string name, char separator)
    {
        // A plural of capitals at the end, as in URLs, is one word.
        if (PluralOfCapitals().Match(name) is { Success: true } plural)
        {
            name = $"{name[..plural.Index]}{separator}{plural.Value.ToLowerInvariant()}";
        }

        var between = $"$1{separator}$2";
        return LowerAndCapital().Replace(WordStart().Replace(name, between), between).ToLowerInvariant();
    }

    [GeneratedRegex("(.)([A-Z][a-z]+)")]
    private static partial Regex WordStart();

    [GeneratedRegex("([a-z0-9])([A-Z])")]
    private static partial Regex LowerAndCapital();

    [GeneratedRegex("[A-Z]{2,}s$")]
    private static partial Regex PluralOfCapitals();
}
