using System.Globalization;
using IamConsole.Components.Shared;
using IamConsole.Core.AccessAnalyzer;
using IamConsole.Core.Model;

namespace IamConsole.Components.Pages.AccessAnalyzer;

/// <summary>An analyzer while it is entered.</summary>
internal sealed class NewAnalyzer
{
    private const int LongestAge = 365;

    private readonly string _id = Guid.NewGuid().ToString();
    private string? _name;

    /// <summary>AWS's word.</summary>
    public string Type { get; set; } = Analyzer.ExternalAccess;

    public bool IsUnused => Type == Analyzer.UnusedAccess;

    /// <summary>The console's own name for the type, until another is entered.</summary>
    public string Name
    {
        get => _name ?? (IsUnused ? $"UnusedAccess-ConsoleAnalyzer-{_id}" : $"ConsoleAnalyzer-{_id}");
        set => _name = value.Trim();
    }

    /// <summary>In days, as typed.</summary>
    public string Age { get; set; } = UnusedAccessConfiguration.DefaultAge.ToString(CultureInfo.InvariantCulture);

    public IReadOnlyList<IReadOnlyList<TagRow>> Exclusions { get; set; } = [];

    public IReadOnlyList<TagRow> Tags { get; set; } = [];

    public string? NameError { get; private set; }

    public string? AgeError { get; private set; }

    /// <summary>Finds what is wrong.</summary>
    /// <returns>Whether it may be sent.</returns>
    public bool Check()
    {
        NameError = AnalyzerWords.NameProblem("analyzer", Name);
        AgeError = !IsUnused || (Days is >= 1 and <= LongestAge) ? null : $"Enter a whole number of days from 1 to {LongestAge}.";
        return NameError is null && AgeError is null && (!IsUnused || ExclusionForm.IsValid(Exclusions)) && TagHints.AllValid(Tags, caseSensitive: true);
    }

    public CreateAnalyzer Operation() => new(Name, Type)
    {
        Configuration = !IsUnused ? null : new AnalyzerConfiguration
        {
            UnusedAccess = new UnusedAccessConfiguration { UnusedAccessAge = Days, AnalysisRule = Exclusions.Count == 0 ? null : ExclusionForm.Rule(Exclusions) },
        },
        Tags = Tags.Count == 0 ? null : Tags.ToDictionary(tag => tag.Key, tag => tag.Value),
    };

    private int? Days => int.TryParse(Age, NumberStyles.None, CultureInfo.InvariantCulture, out var days) ? days : null;
}
