using IamConsole.Core.Catalog;
using IamConsole.Core.PolicyLanguage;

namespace IamConsole.Core.Validation;

/// <summary>Whether actions exist.</summary>
internal static class ActionChecks
{
    public static void Check(ValidationContext context)
    {
        foreach (var statement in context.Statements)
        {
            CheckList(context, statement, statement.Actions, "Action");
            CheckList(context, statement, statement.NotActions, "NotAction");
        }
    }

    private static void CheckList(ValidationContext context, PolicyStatement statement, IReadOnlyList<PolicyString>? actions, string element)
    {
        if (actions is { Count: 0 })
        {
            context.AtElement(PolicyFindingType.Suggestion, "EMPTY_ARRAY_ACTION", "Name actions: with an empty list the statement never applies.", statement, element);
        }

        foreach (var action in actions ?? [])
        {
            if (action.Value != "*")
            {
                CheckAction(context, action);
            }
        }
    }

    private static void CheckAction(ValidationContext context, PolicyString action)
    {
        var value = action.Value;
        if (PolicyVariables.AreIn(value))
        {
            context.Error("VARIABLE_UNSUPPORTED_IN_ELEMENT", "Policy variables work in Resource and Condition only.", action);
            return;
        }

        var colon = value.IndexOf(':');
        if (colon < 0 || value.IndexOf(':', colon + 1) >= 0)
        {
            context.Error("INVALID_ACTION", "Write an action as service:Action." + DidYouMean(context.Catalog.SuggestActions(value, 1)), action);
            return;
        }

        var prefix = value[..colon];
        if (Patterns.HasWildcard(prefix))
        {
            context.Suggest("WILDCARD_IN_SERVICE_NAME", "Name the service in full.", action);
            return;
        }

        if (context.Catalog.FindService(prefix) is not { } service)
        {
            context.Error("INVALID_SERVICE_IN_ACTION", $"There is no service '{prefix}'." + DidYouMean(context.Catalog.SuggestServices(prefix, 1)), action);
        }
        else if (!Exists(service, value.AsSpan(colon + 1)))
        {
            var isPattern = Patterns.HasWildcard(value);
            context.Error(
                "INVALID_ACTION",
                isPattern ? $"No action of {service.Prefix} fits '{value}'." : $"There is no action '{value}'." + DidYouMean(context.Catalog.SuggestActions(value, 1)),
                action);
        }
    }

    private static bool Exists(CatalogService service, ReadOnlySpan<char> name)
    {
        if (!Patterns.HasWildcard(name))
        {
            return service.FindAction(name) is not null;
        }

        var found = new Found();
        service.ForEachMatch(name, found, static (state, _) => state.Any = true);
        return found.Any;
    }

    private static string DidYouMean(IReadOnlyList<string> names) => names.Count == 0 ? "" : $" Did you mean {names[0]}?";

    private sealed class Found
    {
        public bool Any { get; set; }
    }
}
