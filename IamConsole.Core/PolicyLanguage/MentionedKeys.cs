namespace IamConsole.Core.PolicyLanguage;

/// <summary>The condition keys whose values a policy asks for, in conditions and as policy variables, in the order of the text.</summary>
public static class MentionedKeys
{
    /// <summary>Every key of a document once, in its first spelling; names ignore case.</summary>
    public static IEnumerable<string> Of(PolicyDocument document) => document.Statements
        .SelectMany(statement => InResources(statement, document.HasVariables).Concat(InConditions(statement, document.HasVariables)))
        .Distinct(StringComparer.OrdinalIgnoreCase);

    /// <summary>The keys of the policy variables in a statement's Resource or NotResource.</summary>
    public static IEnumerable<string> InResources(PolicyStatement statement, bool hasVariables) =>
        hasVariables ? InVariables(statement.Resources ?? statement.NotResources ?? []) : [];

    /// <summary>The keys of a statement's conditions, and those of the policy variables in their values.</summary>
    public static IEnumerable<string> InConditions(PolicyStatement statement, bool hasVariables)
    {
        foreach (var condition in statement.Conditions)
        {
            yield return condition.Key;
            foreach (var key in hasVariables ? InVariables(condition.Values) : [])
            {
                yield return key;
            }
        }
    }

    private static IEnumerable<string> InVariables(IEnumerable<PolicyString> values)
    {
        foreach (var value in values.Where(value => PolicyVariables.AreIn(value.Value)))
        {
            var parts = new List<VariablePart>();
            PolicyVariables.Split(value.Value, parts);
            foreach (var part in parts)
            {
                if (part.Key is { } key)
                {
                    yield return key;
                }
            }
        }
    }
}
