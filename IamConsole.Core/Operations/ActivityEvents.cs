using System.Buffers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using IamConsole.Core.Arns;
using IamConsole.Core.Authorization;
using IamConsole.Core.Model;
using IamConsole.Core.Operations.ServiceModel;

namespace IamConsole.Core.Operations;

/// <summary>Makes the event of a request: who, what, from where, with which parameters and how it went.</summary>
internal static class ActivityEvents
{
    private const int LongestText = 1024;

    // CloudTrail's word for somebody of another account.
    private const string ForeignIdentity = "AWSAccount";

    private static readonly JsonSerializerOptions Camel = new() { PropertyNamingPolicy = JsonNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull };

    public static ActivityEvent Of(Caller caller, IamOperation operation, string? resourceArn, IamError? error, DateTimeOffset now) =>
        New(caller, operation.OperationName, operation.Service, operation.IsReadOnly, Parameters(operation), resourceArn, error, now);

    /// <summary>The event as the account sees it whose resource somebody of another account has used.</summary>
    public static ActivityEvent OfForeigner(Caller caller, IamOperation operation, string? resourceArn, DateTimeOffset now) =>
        New(caller, operation.OperationName, operation.Service, operation.IsReadOnly, Parameters(operation), resourceArn, null, now, isForeign: true);

    /// <param name="caller">Who asked.</param>
    /// <param name="action">The first action that the query stands for; its name is the event's.</param>
    /// <param name="resourceArn">What was refused, or none.</param>
    /// <param name="error">The refusal, or none.</param>
    /// <param name="now">The account clock's time.</param>
    public static ActivityEvent OfQuery(Caller caller, string action, string? resourceArn, IamError? error, DateTimeOffset now)
    {
        var (service, name) = Split(action);
        return New(caller, name, service, true, null, resourceArn, error, now);
    }

    public static IReadOnlyList<LastAccess> Accesses(Caller caller, IReadOnlyList<string> actions, DateTimeOffset now) =>
        caller.Kind is CallerKind.Unsigned ? [] : [.. actions.Select(Split).Select(action => new LastAccess { PrincipalId = caller.PrincipalId, Service = action.Service, Action = action.Name, Time = now, Region = Arn.HomeRegion })];

    private static (string Service, string Name) Split(string action)
    {
        var colon = action.IndexOf(':', StringComparison.Ordinal);
        return (action[..colon], action[(colon + 1)..]);
    }

    private static ActivityEvent New(Caller caller, string name, string service, bool readOnly, string? parameters, string? resourceArn, IamError? error, DateTimeOffset now, bool isForeign = false) => new()
    {
        // Those of one time lie together in the index.
        EventId = Guid.CreateVersion7(now).ToString(),
        Time = now,
        EventName = name,
        EventSource = $"{service}.amazonaws.com",
        IdentityType = caller.Kind switch
        {
            _ when isForeign => ForeignIdentity,
            CallerKind.Root => "Root",
            CallerKind.User => "IAMUser",
            CallerKind.AssumedRole => "AssumedRole",
            CallerKind.Unsigned => name == "AssumeRoleWithSAML" ? "SAMLUser" : "WebIdentityUser",
            _ => "FederatedUser",
        },
        PrincipalId = caller.PrincipalId,
        PrincipalArn = caller.Arn,
        UserName = caller.UserName ?? caller.Session?.Name,
        AccessKeyId = caller.AccessKeyId,
        SourceIp = caller.SourceIp,
        UserAgent = Short(caller.UserAgent),
        ReadOnly = readOnly,
        RequestParameters = parameters,
        ErrorCode = error?.Code,
        ErrorMessage = error is null ? null : Short(error.Message),
        ResourceArn = resourceArn == "*" ? null : resourceArn,
        Session = isForeign ? null : SessionText.Write(caller),
        RefusedRequest = error is AccessDenied { Request: { } refused } ? RefusedRequestText.Write(refused) : null,
    };

    /// <summary>The members as CloudTrail writes them: names in camel case, secrets left out.</summary>
    private static string? Parameters(IamOperation operation)
    {
        ArrayBufferWriter<byte>? text = null;
        Utf8JsonWriter? json = null;
        foreach (var member in AwsServiceModel.Of(operation.Service).Operations[operation.OperationName].Input.Members)
        {
            if (member.Shape.IsSensitive || RequestValidator.PropertyOf(operation, member.Name)?.GetValue(operation) is not { } value)
            {
                continue;
            }

            if (json is null)
            {
                json = new Utf8JsonWriter(text = new ArrayBufferWriter<byte>(256));
                json.WriteStartObject();
            }

            json.WritePropertyName(member.CamelName);
            JsonSerializer.Serialize(json, value, value.GetType(), Camel);
        }

        if (json is null)
        {
            return null;
        }

        json.WriteEndObject();
        json.Dispose();
        return Encoding.UTF8.GetString(text!.WrittenSpan);
    }

    private static string Short(string text) => text.Length <= LongestText ? text : text[..LongestText];
}
