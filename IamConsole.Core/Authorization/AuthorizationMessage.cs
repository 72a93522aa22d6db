using System.Buffers.Text;
using System.IO.Compression;
using System.Text;
using System.Text.Json.Nodes;
using IamConsole.Core.Arns;
using IamConsole.Core.Evaluation;
using IamConsole.Core.PolicyLanguage;
using IamConsole.Core.Storage;

namespace IamConsole.Core.Authorization;

/// <summary>The details of a refusal as STS's <c>DecodeAuthorizationMessage</c> tells them, and their encoded form, which who was refused may pass on but not read.</summary>
/// <remarks>
/// The form is that of the STS API Reference and of decoded messages that were published; of statements with NotAction or NotResource
/// none is known, so that their members' names are unverified. An encoded message is encrypted for the account and can be opened by nobody else.
/// </remarks>
internal static class AuthorizationMessage
{
    /// <summary>The longest message that the operation takes. In characters.</summary>
    public const int LongestEncoded = 10_240;

    /// <summary>
    /// The encoded message of a refusal. Where it would be too long, matched statements are left out from the end; none where it is
    /// too long without any, or where the request is allowed.
    /// </summary>
    public static string? Encode(SecretProtector secrets, AccountId account, Explanation explanation, RequestContext request)
    {
        if (explanation.Decision.IsAllowed)
        {
            return null;
        }

        var isDenied = explanation.Decision.Result == DecisionResult.ExplicitDeny;
        var statements = explanation.Matched.Where(matched => !isDenied || matched.Statement.Effect == PolicyEffect.Deny).Select(matched => matched.Statement).ToList();
        while (true)
        {
            var encoded = Base64Url.EncodeToString(secrets.ProtectAuthorizationMessage(account, Compress(Write(isDenied, statements, request))));
            if (encoded.Length <= LongestEncoded)
            {
                return encoded;
            }

            if (statements.Count == 0)
            {
                return null;
            }

            statements.RemoveAt(statements.Count - 1);
        }
    }

    /// <summary>The JSON in an encoded message; none where it is not one of this account or has been altered.</summary>
    public static string? Decode(SecretProtector secrets, AccountId account, string encoded) =>
        Base64Url.IsValid(encoded) && secrets.FindAuthorizationMessage(account, Base64Url.DecodeFromChars(encoded)) is { } content ? Decompress(content) : null;

    private static string Write(bool isDenied, IEnumerable<PolicyStatement> statements, RequestContext request) => new JsonObject
    {
        ["allowed"] = false,
        ["explicitDeny"] = isDenied,
        ["matchedStatements"] = Items(statements.Select(statement => StatementOf(statement, request))),
        ["failures"] = Items([]),
        ["context"] = new JsonObject
        {
            ["principal"] = PrincipalOf(request.Principal),
            ["action"] = request.Action,
            ["resource"] = request.Resource,
            ["conditions"] = Items(request.Keys.Select(key => Condition(key, request.ValuesOf(key)))),
        },
    }.ToJsonString();

    private static JsonObject StatementOf(PolicyStatement statement, RequestContext request)
    {
        // An identity-based policy names no principal: it is whom the policy is attached to.
        var written = new JsonObject
        {
            ["statementId"] = statement.Sid ?? "",
            ["effect"] = statement.Effect == PolicyEffect.Deny ? "DENY" : "ALLOW",
            ["principals"] = Values(statement.Principal?.Entries.Select(entry => entry.Value) ?? [request.Principal.UserId ?? ""]),
            ["principalGroups"] = Items([]),
        };
        Add(written, "actions", statement.Actions);
        Add(written, "notActions", statement.NotActions);
        Add(written, "resources", statement.Resources);
        Add(written, "notResources", statement.NotResources);
        written["conditions"] = Items(statement.Conditions.Select(condition => Condition(condition.Key, condition.Values.Select(value => value.Value))));
        return written;
    }

    private static JsonObject PrincipalOf(RequestPrincipal principal)
    {
        var written = new JsonObject { ["id"] = principal.UserId };
        if (principal.Kind == RequestPrincipalKind.User)
        {
            written["name"] = principal.Name;
        }

        written["arn"] = principal.Arn;
        return written;
    }

    private static void Add(JsonObject written, string name, IReadOnlyList<PolicyString>? values)
    {
        if (values is not null)
        {
            written[name] = Values(values.Select(value => value.Value));
        }
    }

    private static JsonObject Condition(string key, IEnumerable<string> values) => new() { ["key"] = key, ["values"] = Values(values) };

    private static JsonObject Values(IEnumerable<string> values) => Items(values.Select(value => new JsonObject { ["value"] = value }));

    private static JsonObject Items(IEnumerable<JsonObject> items) => new() { ["items"] = new JsonArray([.. items]) };

    private static byte[] Compress(string text)
    {
        using var compressed = new MemoryStream();
        using (var writer = new BrotliStream(compressed, CompressionLevel.Optimal))
        {
            writer.Write(Encoding.UTF8.GetBytes(text));
        }

        return compressed.ToArray();
    }

    private static string Decompress(byte[] content)
    {
        using var text = new StreamReader(new BrotliStream(new MemoryStream(content), CompressionMode.Decompress), Encoding.UTF8);
        return text.ReadToEnd();
    }
}
