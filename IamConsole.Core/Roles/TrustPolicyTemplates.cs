using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace IamConsole.Core.Roles;

/// <summary>The trust policies that the console writes for the usual trusted entities (IAM User Guide, Creating IAM roles).</summary>
public static class TrustPolicyTemplates
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true, IndentSize = 4, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Lets an AWS service act for you.</summary>
    /// <param name="servicePrincipal">Such as <c>ec2.amazonaws.com</c>.</param>
    public static string ForService(string servicePrincipal) => Document("Service", servicePrincipal, null);

    /// <summary>Lets the principals of an account assume the role, as far as their own policies allow it.</summary>
    /// <param name="accountId">12 digits.</param>
    /// <param name="externalId">What a third party has to present, or none.</param>
    /// <param name="requireMfa">Whether who assumes it has to have signed in with MFA.</param>
    public static string ForAccount(string accountId, string? externalId, bool requireMfa)
    {
        var condition = new JsonObject();
        if (externalId is not null)
        {
            condition["StringEquals"] = new JsonObject { ["sts:ExternalId"] = externalId };
        }

        if (requireMfa)
        {
            condition["Bool"] = new JsonObject { ["aws:MultiFactorAuthPresent"] = "true" };
        }

        return Document("AWS", $"arn:aws:iam::{accountId}:root", condition.Count == 0 ? null : condition);
    }

    /// <summary>Lets who signed in with an OpenID Connect provider assume the role.</summary>
    /// <param name="providerArn">The provider's ARN, or the name of one that every account knows, such as <c>accounts.google.com</c>.</param>
    /// <param name="url">The provider's URL without its scheme, which its condition keys begin with.</param>
    /// <param name="audience">The audience that the token has to be for.</param>
    /// <param name="conditions">Further conditions: operator, key and value.</param>
    public static string ForWebIdentity(string providerArn, string url, string audience, IEnumerable<(string Operator, string Key, string Value)> conditions)
    {
        var all = new JsonObject { ["StringEquals"] = new JsonObject { [$"{url}:{AudienceKey(url)}"] = audience } };
        Add(all, conditions);
        return Document("Federated", providerArn, all, "sts:AssumeRoleWithWebIdentity");
    }

    /// <summary>Lets who signed in with a SAML 2.0 provider assume the role.</summary>
    /// <param name="providerArn">The provider's ARN.</param>
    /// <param name="attribute">The condition key that limits it, such as <c>SAML:aud</c>.</param>
    /// <param name="value">What the attribute has to be.</param>
    /// <param name="conditions">Further conditions: operator, key and value.</param>
    public static string ForSaml(string providerArn, string attribute, string value, IEnumerable<(string Operator, string Key, string Value)> conditions)
    {
        var all = new JsonObject { ["StringEquals"] = new JsonObject { [attribute] = value } };
        Add(all, conditions);
        return Document("Federated", providerArn, all, "sts:AssumeRoleWithSAML");
    }

    private static string AudienceKey(string url) => url is "graph.facebook.com" or "www.amazon.com" ? "app_id" : "aud";

    private static void Add(JsonObject all, IEnumerable<(string Operator, string Key, string Value)> conditions)
    {
        foreach (var (name, key, value) in conditions)
        {
            if (all[name] is not JsonObject block)
            {
                all[name] = block = [];
            }

            block[key] = block[key] switch
            {
                null => value,
                JsonArray values => new JsonArray([.. values.Select(one => one!.DeepClone()), value]),
                var one => new JsonArray(one.DeepClone(), value),
            };
        }
    }

    private static string Document(string principalType, string principal, JsonObject? condition, string action = "sts:AssumeRole")
    {
        var statement = new JsonObject
        {
            ["Effect"] = "Allow",
            ["Principal"] = new JsonObject { [principalType] = principal },
            ["Action"] = action,
        };
        if (condition is not null)
        {
            statement["Condition"] = condition;
        }

        return new JsonObject { ["Version"] = "2012-10-17", ["Statement"] = new JsonArray(statement) }.ToJsonString(Indented);
    }
}
