using IamConsole.Core.PolicyLanguage;

namespace IamConsole.Core.Validation;

/// <summary>Actions and resources that the policy of a resource cannot be about.</summary>
internal static class ResourcePolicyChecks
{
    public static void Check(ValidationContext context)
    {
        if (context.Kind != PolicyKind.Resource)
        {
            return;
        }

        foreach (var statement in context.Statements)
        {
            foreach (var action in (statement.Actions ?? []).Where(action => context.Catalog.FindAction(action.Value) is { SupportsResourceLevelPermissions: false }))
            {
                context.Error("UNSUPPORTED_ACTION_IN_POLICY", "Move the action to an identity-based policy: it does not work on a resource.", action);
            }

            CheckResources(context, statement);
        }
    }

    /// <summary>The resources must be of the services whose actions the statement names.</summary>
    private static void CheckResources(ValidationContext context, PolicyStatement statement)
    {
        if (statement is not { Actions: { Count: > 0 } actions, Resources: { } resources })
        {
            return;
        }

        var services = actions.Select(action => context.Catalog.FindService(action.Value.Split(':')[0])).ToList();
        if (services.Contains(null))
        {
            return;
        }

        foreach (var resource in resources)
        {
            var parts = resource.Value.Split(':');
            if (parts.Length >= ArnSegments.Count && context.Arns.IsService(parts[2]) && !services.Exists(service => service!.ArnServices.Contains(parts[2])))
            {
                context.Error("UNSUPPORTED_RESOURCE_ARN_IN_POLICY", "Name the resource that has this policy: the actions work on another service's.", resource);
            }
        }
    }
}
