using System.Globalization;

namespace IamConsole.Components.Pages.Roles;

/// <summary>The words of the roles pages.</summary>
internal static class RoleWords
{
    public const int LongestDescription = 1000;

    /// <summary>Why a service-linked role cannot be changed.</summary>
    public const string OnlyTheService = "Only the service changes its service-linked role.";

    /// <summary>The lengths of a session that the console offers, in seconds.</summary>
    public static IReadOnlyList<int> Durations { get; } = [3600, 7200, 14400, 28800, 43200];

    /// <summary>'1 hour', '90 minutes'.</summary>
    public static string Duration(int seconds) => seconds switch
    {
        3600 => "1 hour",
        _ when seconds % 3600 == 0 => (seconds / 3600).ToString(CultureInfo.InvariantCulture) + " hours",
        _ when seconds % 60 == 0 => (seconds / 60).ToString(CultureInfo.InvariantCulture) + " minutes",
        _ => seconds.ToString(CultureInfo.InvariantCulture) + " seconds",
    };

    /// <summary>What is wrong with a description, or none.</summary>
    public static string? DescriptionProblem(string description) =>
        description.Length > LongestDescription ? $"A description has at most 1,000 characters; this one has {description.Length}." : null;
}
