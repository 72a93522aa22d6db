using System.Globalization;
using IamConsole.Core.Operations;

namespace IamConsole.Components.Shared;

/// <summary>A property by which a table's filter narrows it.</summary>
/// <param name="Key">The query's name of it.</param>
/// <param name="Label">'Password age (days)'.</param>
/// <param name="Operators">How it can be compared, the usual way first.</param>
/// <param name="Options">The values there are; none where one is typed.</param>
public sealed record TableProperty(string Key, string Label, IReadOnlyList<PropertyOperator> Operators, IReadOnlyList<TableFilterOption> Options)
{
    private const int MostDigits = 5;
    private const int LongestValue = 200;

    public static TableProperty Text(string key, string label) =>
        new(key, label, [PropertyOperator.Contains, PropertyOperator.NotContains, PropertyOperator.Equal, PropertyOperator.NotEqual, PropertyOperator.StartsWith, PropertyOperator.NotStartsWith], []);

    /// <summary>A text that is too long to be given as a whole: a part of it is looked for.</summary>
    public static TableProperty Part(string key, string label) => new(key, label, [PropertyOperator.Contains, PropertyOperator.NotContains], []);

    public static TableProperty Number(string key, string label) =>
        new(key, label, [PropertyOperator.AtLeast, PropertyOperator.AtMost, PropertyOperator.More, PropertyOperator.Less, PropertyOperator.Equal, PropertyOperator.NotEqual], []);

    /// <summary>What is on or off, in the page's words for it.</summary>
    public static TableProperty Switch(string key, string label, string on, string off) =>
        new(key, label, [PropertyOperator.Equal, PropertyOperator.NotEqual], [new("on", on), new("off", off)]);

    private bool IsNumber => Operators[0] is PropertyOperator.AtLeast;

    /// <summary>What is wrong with a value and what to do, or null.</summary>
    public string? ProblemOf(string value)
    {
        ArgumentNullException.ThrowIfNull(value);
        return value switch
        {
            { Length: 0 } => "Enter a value.",
            { Length: > LongestValue } => $"Enter at most {LongestValue} characters.",
            _ when Options.Count > 0 && Options.All(option => option.Value != value) => "Choose a value.",
            _ when IsNumber && !(value.Length <= MostDigits && int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out _)) => "Enter a whole number from 0 to 99999.",
            _ => null,
        };
    }

    /// <summary>A value in the page's words.</summary>
    public string TextOf(string value) => Options.FirstOrDefault(option => option.Value == value)?.Text ?? value;
}
