using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using IamConsole.Core.Evaluation;

namespace IamConsole.Core.Authorization;

/// <summary>Writes a refused request for the event history and reads it back: action, resource and condition keys, as the engine saw them.</summary>
/// <remarks>No secret is a condition key. Address, agent and <c>iam:ResourceTag/KEY</c>, which repeats <c>aws:ResourceTag/KEY</c>, are left out where the event says them already.</remarks>
public static class RefusedRequestText
{
    private const string SourceIp = "aws:SourceIp";
    private const string UserAgent = "aws:UserAgent";
    private const string Tag = "aws:ResourceTag/";
    private const string OlderTag = "iam:ResourceTag/";

    private static readonly JsonSerializerOptions Compact = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>The request as one line of JSON.</summary>
    public static string Write(RefusedRequest refused)
    {
        ArgumentNullException.ThrowIfNull(refused);
        var request = refused.Context;
        var principal = request.Principal;
        var keys = request.Keys
            .Where(key => key is not (SourceIp or UserAgent) && !RepeatsTag(request, key) && request.ValuesOf(key).Count > 0)
            .ToDictionary(key => key, key => JsonSerializer.SerializeToElement(request.Find(new ContextKey(key))));
        return JsonSerializer.Serialize(
            new Written(refused.Principal.Revision, principal.Arn, principal.Kind == RequestPrincipalKind.RoleSession ? principal.RoleArn : null, principal.UserArn, principal.UserId, request.Action, request.Resource, keys),
            Compact);
    }

    /// <summary>The request and the account's policy revision at that time.</summary>
    /// <param name="text">What <see cref="Write"/> gave.</param>
    /// <param name="account">The account, twelve digits.</param>
    /// <param name="sourceIp">The event's address.</param>
    /// <param name="userAgent">The event's agent.</param>
    public static (RequestContext Request, long Revision) Read(string text, string account, string sourceIp, string userAgent)
    {
        var written = JsonSerializer.Deserialize<Written>(text, Compact) ?? throw new JsonException("An empty refused request.");
        var asksForRole = written.Action.StartsWith("sts:", StringComparison.OrdinalIgnoreCase) && written.Resource.Contains(":role/", StringComparison.Ordinal);
        var request = new RequestContext(PrincipalOf(written), written.Action, written.Resource, asksForRole ? null : account) { AsksForRole = asksForRole };
        request.Add(SourceIp, sourceIp).Add(UserAgent, userAgent);
        foreach (var (key, value) in written.Keys)
        {
            Add(request, key, value);
            if (key.StartsWith(Tag, StringComparison.Ordinal))
            {
                Add(request, OlderTag + key[Tag.Length..], value);
            }
        }

        return (request, written.Revision);
    }

    private static void Add(RequestContext request, string key, JsonElement value)
    {
        if (value.ValueKind == JsonValueKind.Array)
        {
            request.Add(key, [.. value.EnumerateArray().Select(item => item.GetString()!)]);
        }
        else
        {
            request.Add(key, value.GetString()!);
        }
    }

    private static bool RepeatsTag(RequestContext request, string key) =>
        key.StartsWith(OlderTag, StringComparison.Ordinal) && request.ValuesOf(Tag + key[OlderTag.Length..]).SequenceEqual(request.ValuesOf(key));

    private static RequestPrincipal PrincipalOf(Written written) => (written.Principal, written.Role, written.User) switch
    {
        ({ } session, { } role, _) => RequestPrincipal.RoleSession(session, role, written.UserId),
        ({ } session, _, { } user) => RequestPrincipal.FederatedUser(session, user),
        ({ } arn, _, _) => RequestPrincipal.TryFromArn(arn, written.UserId) ?? RequestPrincipal.Anonymous,
        _ => RequestPrincipal.Anonymous,
    };

    private sealed record Written(long Revision, string? Principal, string? Role, string? User, string? UserId, string Action, string Resource, IReadOnlyDictionary<string, JsonElement> Keys);
}
