using IamConsole.Core.PolicyLanguage;

namespace IamConsole.Core.Validation;

/// <summary>Allows that reach iam:PassRole or iam:CreateServiceLinkedRole over too many resources.</summary>
internal static class SensitiveActionChecks
{
    public static void Check(ValidationContext context)
    {
        if (context.Kind is not (PolicyKind.Identity or PolicyKind.Session))
        {
            return;
        }

        foreach (var statement in context.Statements.Where(statement => statement.Effect == PolicyEffect.Allow))
        {
            CheckReach(context, statement, PolicyFindingType.SecurityWarning, "PASS_ROLE", "iam:PassRole", "iam:PassedToService");
            CheckReach(context, statement, PolicyFindingType.Warning, "CREATE_SLR", "iam:CreateServiceLinkedRole", "iam:AWSServiceName");
        }
    }

    private static void CheckReach(ValidationContext context, PolicyStatement statement, PolicyFindingType type, string code, string action, string key)
    {
        if (HowReached(statement, action) is not { } reach
            || statement.Conditions.Any(condition => condition.Key.Equals(key, StringComparison.OrdinalIgnoreCase)))
        {
            return;
        }

        var element = statement.NotResources is not null ? "NotResource" : "Resource";
        if (statement.NotResources is not null)
        {
            var suffix = reach switch
            {
                Reach.Named => "_WITH_NOT_RESOURCE",
                Reach.Wildcard => "_WITH_STAR_IN_ACTION_AND_NOT_RESOURCE",
                _ => "_WITH_NOT_ACTION_AND_NOT_RESOURCE",
            };
            context.AtElement(type, code + suffix, $"Name the roles with Resource, or add a condition on {key}: NotResource reaches all others with {action}.", statement, element);
        }
        else if (statement.Resources?.Any(resource => IsOpen(resource.Value)) == true)
        {
            var suffix = reach switch
            {
                Reach.Named => "_WITH_STAR_IN_RESOURCE",
                Reach.Wildcard => "_WITH_STAR_IN_ACTION_AND_RESOURCE",
                _ => "_WITH_STAR_IN_RESOURCE_AND_NOT_ACTION",
            };
            context.AtElement(type, code + suffix, $"Name the roles, or add a condition on {key}: the wildcard reaches any role with {action}.", statement, element);
        }
    }

    private enum Reach
    {
        Named,
        Wildcard,
        NotAction,
    }

    private static Reach? HowReached(PolicyStatement statement, string action)
    {
        if (statement.NotActions is { } notActions)
        {
            return notActions.Any(pattern => Patterns.Covers(pattern.Value, action, ignoreCase: true)) ? null : Reach.NotAction;
        }

        var reaching = (statement.Actions ?? []).Where(pattern => Patterns.Covers(pattern.Value, action, ignoreCase: true)).ToList();
        return reaching.Count == 0 ? null
            : reaching.Exists(pattern => !Patterns.HasWildcard(pattern.Value)) ? Reach.Named : Reach.Wildcard;
    }

    /// <summary>Whether the resource takes in roles of any name; a fixed beginning of path or name is tolerated.</summary>
    private static bool IsOpen(string resource)
    {
        if (resource == "*")
        {
            return true;
        }

        Span<Range> segments = stackalloc Range[ArnSegments.Count];
        return ArnSegments.Split(resource, hasVariables: true, segments) == ArnSegments.Count
            && Patterns.Covers(resource[segments[2]], "iam", ignoreCase: false)
            && Patterns.Covers(resource[segments[5]], "role/*", ignoreCase: false);
    }
}
