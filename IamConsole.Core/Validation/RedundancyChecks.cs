using IamConsole.Core.PolicyLanguage;

namespace IamConsole.Core.Validation;

/// <summary>Values and statements that others make pointless.</summary>
internal static class RedundancyChecks
{
    public static void Check(ValidationContext context)
    {
        foreach (var statement in context.Statements)
        {
            CheckActions(context, statement.Actions ?? statement.NotActions ?? []);
            CheckResources(context, statement.Resources ?? statement.NotResources ?? []);
        }

        CheckStatements(context);
    }

    private static void CheckActions(ValidationContext context, IReadOnlyList<PolicyString> actions)
    {
        if (actions.Count < 2)
        {
            return;
        }

        var seen = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        var wide = actions.Where(action => Patterns.HasWildcard(action.Value)).ToLookup(action => ServiceOf(action.Value), StringComparer.OrdinalIgnoreCase);
        foreach (var action in actions)
        {
            var isRepeated = !seen.Add(action.Value);
            var wider = wide[ServiceOf(action.Value)].Concat(wide["*"])
                .FirstOrDefault(other => !other.Value.Equals(action.Value, StringComparison.OrdinalIgnoreCase) && Patterns.Covers(other.Value, action.Value, ignoreCase: true));
            if (isRepeated || wider is not null)
            {
                context.Suggest("REDUNDANT_ACTION", isRepeated ? "Remove the action: it is listed already." : $"Remove the action: {wider!.Value} covers it.", action);
            }
        }
    }

    private static string ServiceOf(string action)
    {
        var colon = action.IndexOf(':');
        return colon < 0 || Patterns.HasWildcard(action.AsSpan(0, colon)) ? "*" : action[..colon];
    }

    private static void CheckResources(ValidationContext context, IReadOnlyList<PolicyString> resources)
    {
        if (resources.Count < 2)
        {
            return;
        }

        var seen = new HashSet<string>(StringComparer.Ordinal);
        var wide = resources.Where(resource => Patterns.HasWildcard(resource.Value) && !PolicyVariables.AreIn(resource.Value)).ToList();
        foreach (var resource in resources)
        {
            var isRepeated = !seen.Add(resource.Value);
            var wider = wide.Find(other => other.Value != resource.Value && CoversArn(other.Value, resource.Value));
            if (isRepeated || wider is not null)
            {
                context.Suggest("REDUNDANT_RESOURCE", isRepeated ? "Remove the resource: it is listed already." : $"Remove the resource: {wider!.Value} covers it.", resource);
            }
        }
    }

    private static bool CoversArn(string wider, string narrower)
    {
        if (wider == "*" || narrower == "*")
        {
            return wider == "*";
        }

        Span<Range> left = stackalloc Range[ArnSegments.Count];
        Span<Range> right = stackalloc Range[ArnSegments.Count];
        if (ArnSegments.Split(wider, hasVariables: true, left) < ArnSegments.Count || ArnSegments.Split(narrower, hasVariables: true, right) < ArnSegments.Count)
        {
            return false;
        }

        for (var index = 0; index < ArnSegments.Count; index++)
        {
            if (!Patterns.Covers(wider.AsSpan()[left[index]], narrower.AsSpan()[right[index]], ignoreCase: false))
            {
                return false;
            }
        }

        return true;
    }

    private static void CheckStatements(ValidationContext context)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var statement in context.Statements)
        {
            var members = statement.Syntax.Children
                .Where(member => member.Name != "Sid")
                .OrderBy(member => member.Name, StringComparer.Ordinal)
                .Select(member => member.Name + member.Span.Of(context.Document.Text));
            if (!seen.Add(string.Join('\n', members)))
            {
                context.Suggest("REDUNDANT_STATEMENT", "Remove the statement: another one says the same.", statement);
            }
        }
    }
}
