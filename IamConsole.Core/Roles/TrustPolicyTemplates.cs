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

    private static string Document(string principalType, string principal, JsonObject? condition)
    {
        var statement = new JsonObject
        {
            ["Effect"] = "Allow",
            ["Principal"] = new JsonObject { [principalType] = principal },
            ["Action"] = "sts:AssumeRole",
        };
        if (condition is not null)
        {
            statement["Condition"] = condition;
        }

        return new JsonObject { ["Version"] = "2012-10-17", ["Statement"] = new JsonArray(statement) }.ToJsonString(Indented);
    }
}
