using IamConsole.Core.Catalog;

namespace IamConsole.Components.Pages.Simulator;

/// <summary>What the page knows of a condition key: its type, and how a value is written.</summary>
internal static class ContextKeyWords
{
    /// <summary>AWS's types of single values, as <c>ContextKeyType</c> names them.</summary>
    public static IReadOnlyList<string> Types { get; } = ["string", "numeric", "boolean", "ip", "date", "binary"];

    /// <summary>The type of a key of the catalogue; text for others.</summary>
    public static string TypeOf(string key) => ServiceCatalog.Current.FindConditionKey(key) is { } known
        ? Name(known.Type) + (known.IsMultivalued ? "List" : "")
        : "string";

    /// <summary>An example of a value.</summary>
    public static string? Example(string type) => type switch
    {
        "numeric" or "numericList" => "5",
        "ip" or "ipList" => "203.0.113.7",
        "date" or "dateList" => "2026-03-01T12:00:00Z",
        "binary" or "binaryList" => "QmFzZTY0",
        _ => null,
    };

    private static string Name(ConditionKeyType type) => type switch
    {
        ConditionKeyType.Numeric => "numeric",
        ConditionKeyType.Bool => "boolean",
        ConditionKeyType.IpAddress => "ip",
        ConditionKeyType.Date => "date",
        ConditionKeyType.Binary => "binary",
        _ => "string",
    };
}
