using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using IamConsole.Core.Arns;
using IamConsole.Core.Model;

namespace IamConsole.Core.EventHistory;

/// <summary>Writes an event as CloudTrail would (CloudTrail User Guide, CloudTrail record contents).</summary>
internal static class CloudTrailRecord
{
    private const string ConsoleLogin = "ConsoleLogin";

    // The text is shown as text and never becomes markup, so that '<root_account>' and '+' stay readable.
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string Of(ActivityEvent entry)
    {
        var isSignIn = entry.EventName == ConsoleLogin;
        var parameters = entry.RequestParameters is { } text ? JsonNode.Parse(text) as JsonObject : null;
        var record = new JsonObject
        {
            ["eventVersion"] = "1.08",
            ["userIdentity"] = Identity(entry),
            ["eventTime"] = entry.Time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture),
            ["eventSource"] = entry.EventSource,
            ["eventName"] = entry.EventName,
            ["awsRegion"] = Arn.HomeRegion,
            ["sourceIPAddress"] = entry.SourceIp,
            ["userAgent"] = entry.UserAgent,
        };

        // A sign-in that failed has CloudTrail's message and no code.
        if (entry.ErrorCode is { } code && !isSignIn)
        {
            record["errorCode"] = code;
        }

        if (entry.ErrorMessage is { } message)
        {
            record["errorMessage"] = message;
        }

        record["requestParameters"] = isSignIn ? null : parameters;
        record["responseElements"] = isSignIn && parameters?[ConsoleLogin] is { } outcome ? new JsonObject { [ConsoleLogin] = outcome.DeepClone() } : null;
        if (isSignIn && parameters?["MFAUsed"] is { } mfa)
        {
            record["additionalEventData"] = new JsonObject { ["MFAUsed"] = mfa.DeepClone() };
        }

        record["eventID"] = entry.EventId;
        record["readOnly"] = entry.ReadOnly;
        if (entry.ResourceArn is { } arn)
        {
            record["resources"] = new JsonArray(new JsonObject { ["accountId"] = entry.AccountId, ["ARN"] = arn });
        }

        record["eventType"] = isSignIn ? "AwsConsoleSignIn" : "AwsApiCall";
        record["managementEvent"] = true;
        record["recipientAccountId"] = entry.AccountId;
        record["eventCategory"] = "Management";
        return record.ToJsonString(Indented);
    }

    private static JsonObject Identity(ActivityEvent entry)
    {
        var identity = new JsonObject { ["type"] = entry.IdentityType };
        if (entry.IdentityType == "AWSAccount")
        {
            // Somebody of another account, of whom CloudTrail tells no more.
            identity["principalId"] = entry.PrincipalId;
            identity["accountId"] = Arn.TryParse(entry.PrincipalArn, out var foreign) ? foreign.Account : "";
            return identity;
        }

        var session = SessionText.Read(entry.Session);
        if (entry.PrincipalId.Length > 0)
        {
            identity["principalId"] = session is null ? entry.PrincipalId
                : entry.IdentityType == "FederatedUser" ? $"{entry.AccountId}:{session.Session.Name}" : $"{entry.PrincipalId}:{session.Session.Name}";
            identity["arn"] = entry.PrincipalArn;
        }

        identity["accountId"] = entry.AccountId;
        if (entry.AccessKeyId is { } accessKeyId)
        {
            identity["accessKeyId"] = accessKeyId;
        }

        if (session is not null)
        {
            identity["sessionContext"] = Context(entry, session);
        }
        else if (entry.UserName is { } userName)
        {
            identity["userName"] = userName;
        }

        return identity;
    }

    private static JsonObject Context(ActivityEvent entry, RecordedSession recorded)
    {
        var isFederated = entry.IdentityType == "FederatedUser";
        var context = new JsonObject
        {
            ["sessionIssuer"] = new JsonObject
            {
                ["type"] = !isFederated ? "Role" : recorded.Session.Source?.UserName is null ? "Root" : "IAMUser",
                ["principalId"] = entry.PrincipalId,
                ["arn"] = isFederated ? recorded.Session.Source?.Arn : $"arn:aws:iam::{entry.AccountId}:role/{RoleIn(entry.PrincipalArn)}",
                ["accountId"] = entry.AccountId,
                ["userName"] = isFederated ? recorded.Session.Source?.UserName : RoleIn(entry.PrincipalArn),
            },
            ["attributes"] = new JsonObject
            {
                ["creationDate"] = recorded.IssuedAt?.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture),
                ["mfaAuthenticated"] = recorded.IsMfaAuthenticated ? "true" : "false",
            },
        };
        if (recorded.Session.SourceIdentity is { } sourceIdentity)
        {
            context["sourceIdentity"] = sourceIdentity;
        }

        return context;
    }

    /// <summary>The role's name in a session's ARN.</summary>
    internal static string RoleIn(string sessionArn) => sessionArn.Split('/') is [_, var role, ..] ? role : "";
}
