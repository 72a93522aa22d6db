using IamConsole.Core.PolicyLanguage;

namespace IamConsole.Core.PolicyAssistance;

/// <summary>Principals (IAM User Guide, AWS JSON policy elements: Principal).</summary>
internal static class PrincipalSuggestions
{
    /// <summary>What a Principal element itself may be.</summary>
    public static IEnumerable<Suggestion> Forms(PolicyKind kind)
    {
        if (kind is not PolicyKind.Trust)
        {
            yield return Principal("*", "everybody", "Everybody, also without signing in.");
        }

        if (kind is not PolicyKind.ResourceControl)
        {
            foreach (var type in new[] { "AWS", "Service", "Federated" })
            {
                yield return Principal(type, null, ElementTexts.Of(type)) with { Value = $"{{\n\t\"{type}\": \"$1\"\n}}", Continues = true };
            }
        }
    }

    public static IEnumerable<Suggestion> Values(string type) => type switch
    {
        "AWS" =>
        [
            Arn("root", "an account", "The account, which then says who of it."),
            Arn("role/${RoleName}", "a role", null),
            Arn("user/${UserName}", "a user", null),
            Principal("arn:aws:sts::${AccountId}:assumed-role/${RoleName}/${SessionName}", "a role session", null) with
            {
                Snippet = Suggestion.Placeholders("arn:aws:sts::${AccountId}:assumed-role/${RoleName}/${SessionName}"),
            },
            Principal("*", "everybody", "Everybody; limit it with a condition."),
        ],
        "Service" => ServicePrincipals.All.Select(name => Principal(name, "service", null)),
        "Federated" =>
        [
            Arn("saml-provider/${ProviderName}", "a SAML provider", null),
            Arn("oidc-provider/${ProviderUrl}", "an OpenID Connect provider", null),
            Principal("cognito-identity.amazonaws.com", "Amazon Cognito", null),
            Principal("accounts.google.com", "Google", null),
            Principal("graph.facebook.com", "Facebook", null),
            Principal("www.amazon.com", "Login with Amazon", null),
        ],
        _ => [],
    };

    private static Suggestion Arn(string resource, string detail, string? text)
    {
        var pattern = $"arn:aws:iam::${{AccountId}}:{resource}";
        return Principal(pattern, detail, text) with { Snippet = Suggestion.Placeholders(pattern) };
    }

    private static Suggestion Principal(string name, string? detail, string? text) => new(PolicyCompletionKind.Principal, name, detail, text);
}
