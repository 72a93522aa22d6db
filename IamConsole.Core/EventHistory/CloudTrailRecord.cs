using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
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
            ["awsRegion"] = "us-east-1",
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
        if (entry.PrincipalId.Length > 0)
        {
            identity["principalId"] = entry.PrincipalId;
            identity["arn"] = entry.PrincipalArn;
        }

        identity["accountId"] = entry.AccountId;
        if (entry.AccessKeyId is { } accessKeyId)
        {
            identity["accessKeyId"] = accessKeyId;
        }

        if (entry.UserName is { } userName)
        {
            identity["userName"] = userName;
        }

        return identity;
    }
}
