using System.Buffers;
using IamConsole.Core.Catalog;

namespace IamConsole.Core.PolicyAssistance;

/// <summary>Policy variables inside a string (IAM User Guide, Policy variables and tags): keys with one value, and the three escapes.</summary>
internal static class VariableSuggestions
{
    private static readonly SearchValues<char> NameCharacters =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789:/-_.");

    /// <summary>Where in the typed text a variable begins that is still open; -1 where none does.</summary>
    public static int OpenAt(string typed)
    {
        if (typed.EndsWith('$'))
        {
            return typed.Length - 1;
        }

        var open = typed.LastIndexOf("${", StringComparison.Ordinal);
        return open >= 0 && typed.IndexOf('}', open) < 0 ? open : -1;
    }

    /// <summary>How much of the text behind the cursor belongs to the variable that is typed.</summary>
    public static int LengthAfter(ReadOnlySpan<char> rest)
    {
        var end = rest.IndexOfAnyExcept(NameCharacters);
        var length = end < 0 ? rest.Length : end;
        return length < rest.Length && rest[length] == '}' ? length + 1 : 0;
    }

    public static IEnumerable<Suggestion> For(DraftCursor cursor, ServiceCatalog catalog) =>
        GlobalConditionKeys.All
            .Concat(StatementActions.Around(cursor, catalog).ConditionKeys().Select(pair => pair.Key))
            .Where(key => !key.IsMultivalued)
            .DistinctBy(key => key.Name, StringComparer.OrdinalIgnoreCase)
            .OrderByDescending(key => key.Name is "aws:username" or "aws:userid" or "aws:PrincipalTag/${TagKey}")
            .Select(Variable)
            .Concat([Escape('*'), Escape('?'), Escape('$')]);

    private static Suggestion Variable(CatalogConditionKey key) =>
        new(PolicyCompletionKind.Variable, $"${{{key.Name}}}", ConditionSuggestions.TypeOf(key), "Stands for the value in the request; where the request has none, the statement does not match.")
        {
            Snippet = $"\\${{{Suggestion.Placeholders(key.Name)}\\}}",
        };

    private static Suggestion Escape(char c) =>
        new(PolicyCompletionKind.Variable, $"${{{c}}}", "the character itself", $"A literal {c}, which would otherwise have its meaning.");
}
