using IamConsole.Core.PolicyLanguage;

namespace IamConsole.Core.Validation;

/// <summary>What only trust policies of roles can get wrong.</summary>
internal static class TrustChecks
{
    private const string GitHub = "token.actions.githubusercontent.com";

    private const string RolesAnywhere = "rolesanywhere.amazonaws.com";

    private static readonly string[] RolesAnywhereActions = ["sts:AssumeRole", "sts:SetSourceIdentity", "sts:TagSession"];

    private static readonly string[] WebIdentityHosts = ["accounts.google.com", "graph.facebook.com", "www.amazon.com", "cognito-identity.amazonaws.com"];

    public static void Check(ValidationContext context)
    {
        if (context.Kind != PolicyKind.Trust)
        {
            return;
        }

        foreach (var statement in context.Statements.Where(statement => statement.Principal is not null))
        {
            foreach (var entry in statement.Principal!.Entries)
            {
                if (entry.Type == PolicyPrincipalType.Federated)
                {
                    CheckFederated(context, statement, entry);
                }
                else if (entry.Type == PolicyPrincipalType.Aws)
                {
                    CheckSession(context, statement.Principal, entry);
                }
            }

            CheckActions(context, statement);
            CheckActionsOfKeys(context, statement);
        }
    }

    private static void CheckActions(ValidationContext context, PolicyStatement statement)
    {
        foreach (var action in (statement.Actions ?? []).Where(action => !action.Value.StartsWith("sts:", StringComparison.OrdinalIgnoreCase)))
        {
            context.Error("UNSUPPORTED_ACTION_IN_POLICY", "A trust policy is about sts actions only, such as sts:AssumeRole.", action);
        }

        if (statement is { Effect: PolicyEffect.Allow, Actions: { } actions }
            && statement.Principal!.Entries.Any(entry => entry is { Type: PolicyPrincipalType.Service, Value: RolesAnywhere })
            && !Array.TrueForAll(RolesAnywhereActions, needed => actions.Any(action => Patterns.Covers(action.Value, needed, ignoreCase: true))))
        {
            context.AtElement(PolicyFindingType.Error, "MISSING_ACTION_FOR_ROLES_ANYWHERE_TRUST_POLICY", $"IAM Roles Anywhere needs {string.Join(", ", RolesAnywhereActions)}.", statement, "Action");
        }
    }

    private static void CheckFederated(ValidationContext context, PolicyStatement statement, PolicyPrincipalEntry entry)
    {
        var provider = ProviderOf(entry.Value, out var isSaml);
        if (provider is null)
        {
            context.Error("INVALID_FEDERATED_PRINCIPAL_SYNTAX_IN_ROLE_TRUST_POLICY", "Name a provider by its domain or by its SAML or OpenID Connect ARN.", entry);
            return;
        }

        var wanted = isSaml ? "sts:AssumeRoleWithSAML" : "sts:AssumeRoleWithWebIdentity";
        if (statement.Actions is { Count: > 0 } actions && !actions.Any(action => Patterns.Covers(action.Value, wanted, ignoreCase: true)))
        {
            context.AtElement(PolicyFindingType.Error, "MISMATCHED_ACTION_FOR_PRINCIPAL", $"Use {wanted} for this provider.", statement, "Action");
        }

        if (isSaml || statement.Effect == PolicyEffect.Deny)
        {
            return;
        }

        var conditions = statement.Conditions.Where(condition => condition.Key.StartsWith(provider + ":", StringComparison.OrdinalIgnoreCase)).ToList();
        if (conditions.Count == 0)
        {
            context.Security("MISSING_CONDITION_KEY_FOR_OIDC_PRINCIPAL", $"Add a condition on {provider}:aud or {provider}:sub; else any identity of the provider can assume the role.", entry);
        }

        if (provider == GitHub)
        {
            CheckGitHub(context, entry, conditions);
        }
    }

    private static void CheckGitHub(ValidationContext context, PolicyPrincipalEntry entry, List<PolicyCondition> conditions)
    {
        var subjects = conditions.Where(condition => condition.Key.Equals(GitHub + ":sub", StringComparison.OrdinalIgnoreCase)).ToList();
        if (subjects.Count == 0)
        {
            context.Security("MISSING_GITHUB_REPO_CONDITION_KEY", $"Add a condition on {GitHub}:sub that names your repository.", entry);
        }

        foreach (var value in subjects.SelectMany(condition => condition.Values).Where(value => value.Value.Contains('*')))
        {
            context.Warn("SPECIFIC_GITHUB_REPO_AND_BRANCH_RECOMMENDED", "Name the repository and the branch in full.", value);
        }
    }

    private static void CheckSession(ValidationContext context, PolicyPrincipal principal, PolicyPrincipalEntry entry)
    {
        var parts = entry.Value.Split(':');
        if (parts.Length != 6 || !parts[5].StartsWith("assumed-role/", StringComparison.Ordinal))
        {
            return;
        }

        var name = parts[5].Split('/')[1];
        if (principal.Entries.Any(other => other.Value.StartsWith($"arn:{parts[1]}:iam::{parts[4]}:role/", StringComparison.Ordinal) && other.Value.EndsWith("/" + name, StringComparison.Ordinal)))
        {
            context.Suggest("REDUNDANT_PRINCIPAL_IN_ROLE_TRUST_POLICY", "Remove the session: its role is listed and covers it.", entry);
        }
    }

    private static void CheckActionsOfKeys(ValidationContext context, PolicyStatement statement)
    {
        if (statement.Actions is not { } actions || statement.Effect == PolicyEffect.Deny)
        {
            return;
        }

        foreach (var condition in statement.Conditions)
        {
            var needed = condition.Key.ToLowerInvariant() switch
            {
                "sts:sourceidentity" => "sts:SetSourceIdentity",
                "sts:transitivetagkeys" => "sts:TagSession",
                _ => null,
            };
            if (needed is not null && !actions.Any(action => Patterns.Covers(action.Value, needed, ignoreCase: true)))
            {
                context.AtKey(PolicyFindingType.Error, "MISSING_ACTION_FOR_CONDITION_KEY", $"Add the action {needed}: without it the key is never there.", condition);
            }
        }
    }

    private static string? ProviderOf(string value, out bool isSaml)
    {
        isSaml = false;
        var parts = value.Split(':', 6);
        if (parts.Length == 6 && parts[0] == "arn" && parts[2] == "iam")
        {
            isSaml = parts[5].StartsWith("saml-provider/", StringComparison.Ordinal);
            return isSaml || parts[5].StartsWith("oidc-provider/", StringComparison.Ordinal) ? parts[5][(parts[5].IndexOf('/') + 1)..] : null;
        }

        return WebIdentityHosts.Contains(value) || (value.Contains('.') && !value.Contains(':')) ? value : null;
    }
}
