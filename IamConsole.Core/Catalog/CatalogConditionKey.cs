namespace IamConsole.Core.Catalog;

/// <summary>A condition key of a service or of all of AWS.</summary>
/// <param name="Name">The name as AWS writes it; a part such as <c>${TagKey}</c> stands for a text of the policy's author.</param>
/// <param name="Type">The type of each value.</param>
/// <param name="IsMultivalued">Whether a request may carry several values, so that a policy needs <c>ForAllValues</c> or <c>ForAnyValue</c>.</param>
public sealed record CatalogConditionKey(string Name, ConditionKeyType Type, bool IsMultivalued)
{
    /// <summary>Whether a key as a policy spells it (names ignore case) is this key.</summary>
    public bool Matches(string key)
    {
        var open = Name.IndexOf("${", StringComparison.Ordinal);
        if (open < 0)
        {
            return string.Equals(Name, key, StringComparison.OrdinalIgnoreCase);
        }

        var close = Name.IndexOf('}', open);
        var head = Name.AsSpan(0, open);
        var tail = Name.AsSpan(close + 1);
        return key.Length > head.Length + tail.Length
            && key.AsSpan().StartsWith(head, StringComparison.OrdinalIgnoreCase)
            && key.AsSpan().EndsWith(tail, StringComparison.OrdinalIgnoreCase);
    }
}
