using IamConsole.Core.PolicyLanguage;

namespace IamConsole.Core.Validation;

/// <summary>Principals of resource-based and trust policies.</summary>
internal static class PrincipalChecks
{
    private static readonly string[] SourceKeys = ["aws:SourceArn", "aws:SourceAccount", "aws:SourceOrgID", "aws:SourceOrgPaths"];

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

            if (statement.Effect == PolicyEffect.Allow)
            {
                CheckAllow(context, statement);
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
            case PolicyPrincipalType.Service when !IsServicePrincipal(entry.Value):
                context.Error("INVALID_SERVICE_PRINCIPAL_FORMAT", "Write a service principal as service.amazonaws.com.", entry);
                break;
            case PolicyPrincipalType.Federated when context.Kind is PolicyKind.Resource or PolicyKind.VpcEndpoint:
                context.Error("FEDERATED_PRINCIPAL_NOT_SUPPORTED", "Name the role that federated users assume.", entry);
                break;
        }
    }

    private static void CheckAllow(ValidationContext context, PolicyStatement statement)
    {
        if (statement.NotPrincipal is not null)
        {
            context.AtElement(PolicyFindingType.SecurityWarning, "ALLOW_WITH_NOT_PRINCIPAL", "Name who is allowed with Principal: NotPrincipal allows everybody else, anonymous callers too.", statement, "NotPrincipal");
        }

        var service = statement.Principal?.Entries.FirstOrDefault(entry => entry.Type == PolicyPrincipalType.Service);
        if (context.Kind == PolicyKind.Resource && service is not null && !statement.Conditions.Any(condition => SourceKeys.Contains(condition.Key, StringComparer.OrdinalIgnoreCase)))
        {
            context.Security("RESTRICT_ACCESS_TO_SERVICE_PRINCIPAL", "Add a condition on aws:SourceArn or aws:SourceAccount, so that the service acts for you alone.", service);
        }
    }

    private static bool IsServicePrincipal(string value) =>
        value.All(character => char.IsAsciiLetterLower(character) || char.IsAsciiDigit(character) || character is '.' or '-' or '*')
        && (value.EndsWith(".amazonaws.com", StringComparison.Ordinal)
            || value.EndsWith(".amazonaws.com.cn", StringComparison.Ordinal)
            || value.EndsWith(".amazon.com", StringComparison.Ordinal)
            || value.EndsWith(".aws.internal", StringComparison.Ordinal));
}
