using IamConsole.Core.PolicyLanguage;

namespace IamConsole.Core.Validation;

/// <summary>
/// The narrower language of service control policies (AWS Organizations User Guide, SCP syntax). Organizations are said to have
/// had the full language since 2025, so these findings do not keep the engine from evaluating such a policy.
/// </summary>
internal static class ServiceControlChecks
{
    public static void Check(ValidationContext context)
    {
        if (context.Kind != PolicyKind.ServiceControl)
        {
            return;
        }

        foreach (var statement in context.Statements)
        {
            foreach (var action in (statement.Actions ?? statement.NotActions ?? []).Where(action => HasInnerWildcard(action.Value)))
            {
                context.Error("SCP_SYNTAX_ERROR_ACTION_WILDCARD", "Put the wildcard at the end of the action, as in ec2:Describe*.", action);
            }

            if (statement.NotResources is not null)
            {
                context.AtElement(PolicyFindingType.Error, "SCP_SYNTAX_ERROR_NOTRESOURCE", "Name the resources with Resource.", statement, "NotResource");
            }

            if (statement.Effect == PolicyEffect.Allow)
            {
                CheckAllow(context, statement);
            }
        }
    }

    private static void CheckAllow(ValidationContext context, PolicyStatement statement)
    {
        if (ValidationContext.Element(statement, "Condition") is not null)
        {
            context.AtElement(PolicyFindingType.Error, "SCP_SYNTAX_ERROR_ALLOW_CONDITION", "Move the condition to a statement that denies.", statement, "Condition");
        }

        if (statement.NotActions is not null)
        {
            context.AtElement(PolicyFindingType.Error, "SCP_SYNTAX_ERROR_ALLOW_NOTACTION", "Name the allowed actions with Action, or deny the others.", statement, "NotAction");
        }

        foreach (var resource in (statement.Resources ?? []).Where(resource => resource.Value != "*"))
        {
            context.Error("SCP_SYNTAX_ERROR_ALLOW_RESOURCE", "Allow on \"*\" and deny the resources that are not meant.", resource);
        }
    }

    private static bool HasInnerWildcard(string action)
    {
        var wildcard = action.AsSpan().IndexOfAny('*', '?');
        return wildcard >= 0 && (wildcard < action.Length - 1 || action[wildcard] == '?');
    }
}
