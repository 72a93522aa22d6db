using IamConsole.Core.Catalog;
using IamConsole.Core.PolicyLanguage;

namespace IamConsole.Core.PolicyAssistance;

/// <summary>Suggests what fits at a place of a policy's text, and explains what stands there. Takes any text, finished or not.</summary>
public static class PolicyAssistant
{
    /// <summary>More are not sent; typing on narrows them down.</summary>
    private const int MostItems = 250;

    /// <summary>What fits at the offset; best first.</summary>
    /// <param name="text">Any text.</param>
    /// <param name="offset">UTF-16 units from the start; taken into the text's bounds.</param>
    /// <param name="kind">What the policy is for.</param>
    public static PolicyCompletions Complete(string text, int offset, PolicyKind kind)
    {
        var cursor = DraftCursor.At(text, offset);
        if (Variables(text, cursor) is { } variables)
        {
            return variables;
        }

        if (Suggestions(cursor, kind) is not { } suggestions)
        {
            return PolicyCompletions.None;
        }

        var place = new CompletionPlace(cursor);
        var items = suggestions.Take(MostItems + 1).Select(place.Fit).ToList();
        var isComplete = items.Count <= MostItems && !AsksAgain(cursor);
        return new PolicyCompletions(place.Start, place.End, isComplete, items.Count <= MostItems ? items : items[..MostItems]);
    }

    /// <summary>What is known about the word at the offset; <see langword="null"/> where that is nothing.</summary>
    /// <param name="text">Any text.</param>
    /// <param name="offset">UTF-16 units from the start; taken into the text's bounds.</param>
    public static PolicyHover? Explain(string text, int offset) => HoverTexts.At(text, DraftCursor.At(text, offset), ServiceCatalog.Current);

    // Until the colon is there, further letters bring further actions; behind it, letters of a name's middle do.
    private static bool AsksAgain(DraftCursor cursor) => cursor.IsValue && cursor.Path is ["Statement", "Action" or "NotAction" or "Resource" or "NotResource"];

    private static IEnumerable<Suggestion>? Suggestions(DraftCursor cursor, PolicyKind kind) =>
        cursor.IsName ? Names(cursor, kind) : cursor.IsValue ? Values(cursor, kind) : null;

    private static IEnumerable<Suggestion>? Names(DraftCursor cursor, PolicyKind kind) => cursor.Path switch
    {
        [] => ElementSuggestions.OfDocument(kind, cursor.OtherNames()),
        ["Statement"] => ElementSuggestions.OfStatement(kind, cursor.OtherNames()),
        ["Statement", "Principal" or "NotPrincipal"] => ElementSuggestions.OfPrincipal(cursor.OtherNames()),
        ["Statement", "Condition"] => ConditionSuggestions.Operators(cursor, ServiceCatalog.Current),
        ["Statement", "Condition", _] => ConditionSuggestions.Keys(cursor, ServiceCatalog.Current),
        _ => null,
    };

    private static IEnumerable<Suggestion>? Values(DraftCursor cursor, PolicyKind kind) => cursor.Path switch
    {
        ["Version"] => ElementSuggestions.Versions(),
        ["Statement"] when cursor is { Container.Kind: DraftKind.Array, Token: null } => [ElementSuggestions.NewStatement(kind)],
        ["Statement", "Effect"] => ElementSuggestions.Effects(),
        ["Statement", "Principal" or "NotPrincipal"] => PrincipalSuggestions.Forms(kind).Where(form => form.Value is null || cursor.Token is not { Kind: DraftKind.Text }),
        ["Statement", "Principal" or "NotPrincipal", var type] => PrincipalSuggestions.Values(type),
        ["Statement", "Action" or "NotAction"] => ActionSuggestions.For(ServiceCatalog.Current, kind, cursor.Typed, [.. cursor.TextsOf(cursor.Statement, cursor.Path[^1])]),
        ["Statement", "Resource" or "NotResource"] when kind is not PolicyKind.Trust => ResourceSuggestions.For(cursor, ServiceCatalog.Current),
        ["Statement", "Condition", var operatorName, var key] => ConditionSuggestions.Values(operatorName, key, ServiceCatalog.Current),
        _ => null,
    };

    private static PolicyCompletions? Variables(string text, DraftCursor cursor)
    {
        if (cursor is not { IsValue: true, Token: { Kind: DraftKind.Text } token, Path: ["Statement", "Resource" or "NotResource"] or ["Statement", "Condition", _, _] })
        {
            return null;
        }

        var open = VariableSuggestions.OpenAt(cursor.Typed);
        if (open < 0 || !cursor.TextsOf(cursor.Document, "Version").Contains(PolicyDocument.CurrentVersion))
        {
            return null;
        }

        var end = cursor.Offset + VariableSuggestions.LengthAfter(text.AsSpan(cursor.Offset, Math.Max(0, token.ContentEnd - cursor.Offset)));
        return new PolicyCompletions(token.ContentStart + open, end, true, [.. VariableSuggestions.For(cursor, ServiceCatalog.Current).Select(variable =>
            new PolicyCompletion(variable.Kind, variable.Name, variable.Detail, variable.Text, variable.ContentSnippet, variable.Name, Continues: false))]);
    }
}
