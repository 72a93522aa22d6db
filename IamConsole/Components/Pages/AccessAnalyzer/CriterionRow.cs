using IamConsole.Core.AccessAnalyzer;

namespace IamConsole.Components.Pages.AccessAnalyzer;

/// <summary>How a criterion compares.</summary>
public enum CriterionOperator
{
    Equal,
    NotEqual,
    Contains,
    Exists,
}

/// <summary>A line of an archive rule while it is edited: one property, one comparison, its values.</summary>
public sealed class CriterionRow
{
    /// <summary>AWS's name; of a condition its prefix alone.</summary>
    public string Property { get; set; } = "resource";

    /// <summary>The key, where it is about a condition.</summary>
    public string ConditionKey { get; set; } = "";

    public CriterionOperator Operator { get; set; }

    /// <summary>One of which it is or contains; of <see cref="CriterionOperator.Exists"/> <c>true</c> or <c>false</c>.</summary>
    public List<string> Values { get; set; } = [""];

    public bool IsCondition => Property == CriterionWords.ConditionPrefix;

    /// <summary>AWS's name of the property.</summary>
    public string Name => IsCondition ? CriterionWords.ConditionPrefix + ConditionKey.Trim() : Property;

    /// <summary>The lines of a filter, by property; properties that this editor does not offer too.</summary>
    public static IReadOnlyList<CriterionRow> Of(IReadOnlyDictionary<string, Criterion> filter) =>
        [.. filter.OrderBy(criterion => PlaceOf(criterion.Key)).ThenBy(criterion => criterion.Key, StringComparer.Ordinal).SelectMany(criterion => Of(criterion.Key, criterion.Value))];

    /// <summary>As operations take it. Lines about one property become one criterion.</summary>
    public static IReadOnlyDictionary<string, Criterion> Filter(IEnumerable<CriterionRow> rows) =>
        rows.GroupBy(row => row.Name).ToDictionary(same => same.Key, same => same.Aggregate(new Criterion(), (criterion, row) => row.AddTo(criterion)));

    /// <summary>What is wrong with the line, or none.</summary>
    /// <param name="others">The lines before it.</param>
    public string? Problem(IEnumerable<CriterionRow> others) =>
        IsCondition && ConditionKey.Trim().Length == 0 ? "Enter the condition key, such as aws:SourceIp."
        : others.Any(other => other.Name == Name && other.Operator == Operator) ? "There is a criterion for this property and operator already. Add the values there."
        : Operator is CriterionOperator.Exists ? null
        : Trimmed.Count == 0 ? "Enter a value."
        : null;

    private List<string> Trimmed => [.. Values.Select(value => value.Trim()).Where(value => value.Length > 0).Distinct()];

    private Criterion AddTo(Criterion criterion) => Operator switch
    {
        CriterionOperator.NotEqual => criterion with { Neq = Trimmed },
        CriterionOperator.Contains => criterion with { Contains = Trimmed },
        CriterionOperator.Exists => criterion with { Exists = Values is not ["false"] },
        _ => criterion with { Eq = Trimmed },
    };

    private static IEnumerable<CriterionRow> Of(string name, Criterion criterion)
    {
        (CriterionOperator Operator, IReadOnlyList<string>? Values)[] parts =
        [
            (CriterionOperator.Equal, criterion.Eq),
            (CriterionOperator.NotEqual, criterion.Neq),
            (CriterionOperator.Contains, criterion.Contains),
            (CriterionOperator.Exists, criterion.Exists is { } exists ? [exists ? "true" : "false"] : null),
        ];
        var isCondition = name.StartsWith(CriterionWords.ConditionPrefix, StringComparison.Ordinal);
        return parts.Where(part => part.Values is not null).Select(part => new CriterionRow
        {
            Property = isCondition ? CriterionWords.ConditionPrefix : name,
            ConditionKey = isCondition ? name[CriterionWords.ConditionPrefix.Length..] : "",
            Operator = part.Operator,
            Values = [.. part.Values!],
        });
    }

    private static int PlaceOf(string name)
    {
        for (var index = 0; index < CriterionWords.Properties.Count; index++)
        {
            var (property, _) = CriterionWords.Properties[index];
            if (name == property || (property == CriterionWords.ConditionPrefix && name.StartsWith(property, StringComparison.Ordinal)))
            {
                return index;
            }
        }

        return int.MaxValue;
    }
}
