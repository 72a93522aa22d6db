using IamConsole.Core.PolicyLanguage;

namespace IamConsole.Core.Validation;

/// <summary>What only resource control policies can get wrong (AWS Organizations User Guide, RCP syntax).</summary>
internal static class ResourceControlChecks
{
    private const string IsService = "aws:PrincipalIsAWSService";

    /// <summary>Prefixes of the services whose resources such policies reach; the guide adds some from time to time.</summary>
    private static readonly string[] Supported =
        ["s3", "sts", "kms", "sqs", "secretsmanager", "ecr", "aoss", "dynamodb", "logs", "cognito-idp", "cognito-identity"];

    private static readonly string[] PrincipalKeys = ["aws:PrincipalOrgID", "aws:PrincipalOrgPaths", "aws:PrincipalAccount", "aws:PrincipalArn"];

    private static readonly string[] SourceKeys = ["aws:SourceOrgID", "aws:SourceOrgPaths", "aws:SourceAccount"];

    public static void Check(ValidationContext context)
    {
        if (context.Kind != PolicyKind.ResourceControl)
        {
            return;
        }

        foreach (var statement in context.Statements)
        {
            if (statement.Effect == PolicyEffect.Allow)
            {
                context.AtElement(PolicyFindingType.Error, "RCP_SYNTAX_ERROR_ALLOW", "A resource control policy of your own can only deny.", statement, "Effect");
                continue;
            }

            CheckActions(context, statement);
            CheckConditions(context, statement);
        }
    }

    private static void CheckActions(ValidationContext context, PolicyStatement statement)
    {
        if (statement.NotActions is not null)
        {
            context.AtElement(PolicyFindingType.Error, "RCP_SYNTAX_ERROR_NOTACTION", "Name the actions with Action.", statement, "NotAction");
        }

        foreach (var action in (statement.Actions ?? []).Where(action => !Supported.Contains(action.Value.Split(':')[0], StringComparer.OrdinalIgnoreCase)))
        {
            context.Error("RCP_SYNTAX_ERROR_ACTION", $"Name actions of services that resource control policies reach: {string.Join(", ", Supported)}.", action);
        }
    }

    /// <summary>A Deny of everybody outside must spare AWS services; one of services must concern only them, and only calls that name a source.</summary>
    private static void CheckConditions(ValidationContext context, PolicyStatement statement)
    {
        var saysService = statement.Conditions.Any(condition => condition.Is(IsService));
        var asksForSource = statement.Conditions.Any(condition => condition.Operator == "Null" && (condition.Is("aws:SourceAccount") || condition.Is("aws:SourceArn")));
        foreach (var condition in statement.Conditions.Where(IsNegated))
        {
            if (!saysService && Array.Exists(PrincipalKeys, condition.Is))
            {
                context.AtKey(PolicyFindingType.Warning, "RCP_MISSING_RELATED_PRINCIPAL_CONDITION_KEY", $"Add \"BoolIfExists\": {{\"{IsService}\": \"false\"}}, so that AWS services are not denied.", condition);
            }

            if (!Array.Exists(SourceKeys, condition.Is))
            {
                continue;
            }

            if (!saysService)
            {
                context.AtKey(PolicyFindingType.Warning, "RCP_MISSING_RELATED_SERVICE_PRINCIPAL_CONDITION_KEY", $"Add \"Bool\": {{\"{IsService}\": \"true\"}}: only services name a source.", condition);
            }

            if (!asksForSource)
            {
                context.AtKey(PolicyFindingType.Warning, "RCP_MISSING_SERVICE_CONDITION_KEY_NULL_CHECK", "Add \"Null\": {\"aws:SourceAccount\": \"false\"}, so that calls of services without a source are not denied.", condition);
            }
        }
    }

    private static bool IsNegated(PolicyCondition condition) => ConditionOperator.TryParse(condition.Operator, out var parsed) && parsed.IsNegated;
}
