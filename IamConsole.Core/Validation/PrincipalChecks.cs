using IamConsole.Core.PolicyLanguage;

namespace IamConsole.Core.Validation;

/// <summary>Principals of resource-based and trust policies.</summary>
internal static class PrincipalChecks
{
    public static void Check(ValidationContext context)
    {
        foreach (var statement in context.Statements)
        {
            if ((statement.Principal ?? statement.NotPrincipal) is not { } principal)
            {
                continue;
            }

            CheckEmpty(context, principal);
            foreach (var entry in principal.Entries)
            {
                CheckEntry(context, entry);
            }

            if (statement is { Effect: PolicyEffect.Allow, NotPrincipal: not null })
            {
                context.AtElement(PolicyFindingType.SecurityWarning, "ALLOW_WITH_NOT_PRINCIPAL", "Name who is allowed with Principal: NotPrincipal allows everybody else, anonymous callers too.", statement, "NotPrincipal");
            }
        }
    }

    private static void CheckEmpty(ValidationContext context, PolicyPrincipal principal)
    {
        if (principal.IsBareWildcard)
        {
            return;
        }

        if (principal.Syntax.Children.Count == 0)
        {
            context.Suggest("EMPTY_OBJECT_PRINCIPAL", "Name principals: an empty object names nobody.", principal);
        }
        else if (principal.Entries.Count == 0)
        {
            context.Suggest("EMPTY_ARRAY_PRINCIPAL", "Name principals: an empty list names nobody.", principal);
        }
    }

    private static void CheckEntry(ValidationContext context, PolicyPrincipalEntry entry)
    {
        if (PolicyVariables.AreIn(entry.Value))
        {
            context.Error("VARIABLE_UNSUPPORTED_IN_ELEMENT", "Policy variables work in Resource and Condition only.", entry);
        }

        switch (entry.Type)
        {
            case PolicyPrincipalType.Aws when entry.Value.StartsWith("AROA", StringComparison.Ordinal):
                context.Warn("INVALID_ROLE_REFERENCE", "The role was deleted. Name one that exists, or remove the id.", entry);
                break;
            case PolicyPrincipalType.Aws when entry.Value.StartsWith("AIDA", StringComparison.Ordinal):
                context.Warn("INVALID_USER_REFERENCE", "The user was deleted. Name one that exists, or remove the id.", entry);
                break;
            case PolicyPrincipalType.Federated when context.Kind is PolicyKind.Resource or PolicyKind.VpcEndpoint:
                context.Error("FEDERATED_PRINCIPAL_NOT_SUPPORTED", "Name the role that federated users assume.", entry);
                break;
        }
    }
}
