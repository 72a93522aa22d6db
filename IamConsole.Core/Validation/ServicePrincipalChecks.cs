using IamConsole.Core.PolicyLanguage;

namespace IamConsole.Core.Validation;

/// <summary>Statements that let AWS services in: their names, and conditions that keep them from acting for strangers.</summary>
internal static class ServicePrincipalChecks
{
    private static readonly string[] SourceKeys = ["aws:SourceArn", "aws:SourceAccount", "aws:SourceOrgID", "aws:SourceOrgPaths"];

    /// <summary>Older ways to say for whom a service acts.</summary>
    private static readonly string[] WeakerKeys = ["aws:SourceOwner", "aws:referer"];

    /// <summary>Keys whose values are names of services.</summary>
    private static readonly string[] NameKeys = ["iam:PassedToService", "iam:AWSServiceName"];

    /// <summary>Keys of principals that have an account, which services do not.</summary>
    private static readonly string[] IdentityKeys =
        ["aws:username", "aws:userid", "aws:PrincipalArn", "aws:PrincipalOrgID", "aws:PrincipalOrgPaths", "aws:MultiFactorAuthPresent", "aws:MultiFactorAuthAge", "aws:FederatedProvider"];

    public static void Check(ValidationContext context)
    {
        foreach (var statement in context.Statements)
        {
            CheckNames(context, statement);
            if (statement.Principal is not { Entries: { Count: > 0 } entries })
            {
                continue;
            }

            if (entries.All(entry => entry.Type == PolicyPrincipalType.Service))
            {
                CheckIdentityKeys(context, statement);
            }

            if (context.Kind == PolicyKind.Resource && statement.Effect == PolicyEffect.Allow && entries.FirstOrDefault(entry => entry.Type == PolicyPrincipalType.Service) is { } service)
            {
                CheckSource(context, statement, service);
            }
        }
    }

    private static void CheckNames(ValidationContext context, PolicyStatement statement)
    {
        foreach (var entry in (statement.Principal ?? statement.NotPrincipal)?.Entries ?? [])
        {
            if (entry.Type == PolicyPrincipalType.Service && !IsName(entry.Value))
            {
                Report(context, entry);
            }
        }

        foreach (var value in statement.Conditions.Where(condition => Array.Exists(NameKeys, condition.Is)).SelectMany(condition => condition.Values))
        {
            if (!Patterns.HasWildcard(value.Value) && !PolicyVariables.AreIn(value.Value) && value.Syntax.IsText && !value.Value.Equals("true", StringComparison.OrdinalIgnoreCase) && !value.Value.Equals("false", StringComparison.OrdinalIgnoreCase) && !IsName(value.Value))
            {
                Report(context, value);
            }
        }
    }

    private static void Report(ValidationContext context, PolicyNode node) =>
        context.Error("INVALID_SERVICE_PRINCIPAL_FORMAT", "Write a service principal as service.amazonaws.com.", node);

    private static void CheckIdentityKeys(ValidationContext context, PolicyStatement statement)
    {
        foreach (var condition in statement.Conditions.Where(condition => condition.NeedsItsKey()))
        {
            if (Array.Exists(IdentityKeys, condition.Is) || condition.Key.StartsWith("aws:PrincipalTag/", StringComparison.OrdinalIgnoreCase))
            {
                context.AtKey(PolicyFindingType.Error, "UNSUPPORTED_CONDITION_KEY_FOR_SERVICE_PRINCIPAL", $"Remove {condition.Key}, or use aws:SourceAccount: requests of services do not carry it.", condition);
            }
        }
    }

    private static void CheckSource(ValidationContext context, PolicyStatement statement, PolicyPrincipalEntry service)
    {
        var source = statement.Conditions.FirstOrDefault(condition => condition.Is("aws:SourceArn"));
        if (source is not null)
        {
            if (source.Values.Any(HasNoAccount) && !statement.Conditions.Any(condition => condition.Is("aws:SourceAccount")))
            {
                context.AtKey(PolicyFindingType.SecurityWarning, "MISSING_PAIRED_CONDITION_KEYS", "Add a condition on aws:SourceAccount: the ARN does not say whose resource it is.", source);
            }
        }
        else if (!statement.Conditions.Any(condition => Array.Exists(SourceKeys, condition.Is)))
        {
            if (statement.Conditions.FirstOrDefault(condition => Array.Exists(WeakerKeys, condition.Is)) is { } weaker)
            {
                context.AtKey(PolicyFindingType.Suggestion, "RECOMMENDED_CONDITION_KEY_FOR_SERVICE_PRINCIPAL", $"Use aws:SourceArn or aws:SourceAccount instead of {weaker.Key}.", weaker);
            }
            else
            {
                context.Security("RESTRICT_ACCESS_TO_SERVICE_PRINCIPAL", "Add a condition on aws:SourceArn or aws:SourceAccount, so that the service acts for you alone.", service);
            }
        }
    }

    /// <summary>Whether an ARN has no account, as those of buckets.</summary>
    private static bool HasNoAccount(PolicyString value)
    {
        var parts = value.Value.Split(':', ArnSegments.Count);
        return parts.Length == ArnSegments.Count && parts[4] is "" or "*";
    }

    private static bool IsName(string value) =>
        value.All(character => char.IsAsciiLetterLower(character) || char.IsAsciiDigit(character) || character is '.' or '-' or '*')
        && (value.EndsWith(".amazonaws.com", StringComparison.Ordinal)
            || value.EndsWith(".amazonaws.com.cn", StringComparison.Ordinal)
            || value.EndsWith(".amazon.com", StringComparison.Ordinal)
            || value.EndsWith(".aws.internal", StringComparison.Ordinal));
}
