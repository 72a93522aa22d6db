using System.Text.Json;

namespace IamConsole.Tests.Evaluation.Reference;

/// <summary>A statement that matched: its effect, and the forms under which it names the requester.</summary>
internal sealed record ReferenceMatch(string Effect, IReadOnlyCollection<string> Forms);

/// <summary>Which statements of a policy apply to a request.</summary>
internal static class ReferenceStatements
{
    public static IEnumerable<ReferenceMatch> Matching(JsonElement policy, ReferenceRequest request, bool hasBoundary)
    {
        var hasVariables = policy.TryGetProperty("Version", out var version) && version.GetString() == "2012-10-17";
        var element = policy.GetProperty("Statement");
        foreach (var statement in element.ValueKind == JsonValueKind.Array ? element.EnumerateArray().ToArray() : [element])
        {
            var effect = statement.GetProperty("Effect").GetString()!;
            var forms = Forms(statement, request, effect, hasBoundary);
            if (forms.Count > 0 && Actions(statement, request, effect) && Resources(statement, request, effect, hasVariables) && Conditions(statement, request, effect, hasVariables))
            {
                yield return new ReferenceMatch(effect, forms);
            }
        }
    }

    public static string[] Texts(JsonElement element) =>
        element.ValueKind == JsonValueKind.Array ? element.EnumerateArray().Select(PolicyCase.TextOf).ToArray() : [PolicyCase.TextOf(element)];

    private static bool Actions(JsonElement statement, ReferenceRequest request, string effect)
    {
        var isNot = statement.TryGetProperty("NotAction", out var element);
        var patterns = Texts(isNot ? element : statement.GetProperty("Action"));
        if (patterns.Length == 0)
        {
            return false;
        }

        if (patterns.Any(pattern => pattern != "*" && (pattern.Split(':').Length != 2 || pattern.StartsWith(':'))))
        {
            return effect == "Deny";
        }

        return patterns.Any(pattern => ReferenceText.Glob(pattern.ToLowerInvariant(), request.Action.ToLowerInvariant())) != isNot;
    }

    private static bool Resources(JsonElement statement, ReferenceRequest request, string effect, bool hasVariables)
    {
        var isNot = statement.TryGetProperty("NotResource", out var element);
        if (!isNot && !statement.TryGetProperty("Resource", out element))
        {
            return true;
        }

        var patterns = Texts(element);
        if (patterns.Length == 0)
        {
            return false;
        }

        if (patterns.Any(pattern => !ReferenceText.IsResource(pattern, hasVariables)))
        {
            return effect == "Deny";
        }

        return patterns.Any(pattern => pattern == "*" || ReferenceText.Arn(pattern, request.Resource, request, hasVariables)) != isNot;
    }

    private static bool Conditions(JsonElement statement, ReferenceRequest request, string effect, bool hasVariables)
    {
        if (!statement.TryGetProperty("Condition", out var block))
        {
            return true;
        }

        foreach (var operation in block.EnumerateObject())
        {
            foreach (var key in operation.Value.EnumerateObject())
            {
                var holds = ReferenceConditions.Holds(operation.Name, key.Name, Texts(key.Value), request, hasVariables) ?? effect == "Deny";
                if (!holds)
                {
                    return false;
                }
            }
        }

        return true;
    }

    private static List<string> Forms(JsonElement statement, ReferenceRequest request, string effect, bool hasBoundary)
    {
        if (statement.TryGetProperty("Principal", out var principal))
        {
            return Named(principal, request);
        }

        if (!statement.TryGetProperty("NotPrincipal", out var notPrincipal))
        {
            return ["direct"];
        }

        var named = Named(notPrincipal, request);
        if (effect == "Allow")
        {
            return named.Count > 0 ? [] : ["direct"];
        }

        if (hasBoundary)
        {
            return ["direct"];
        }

        var isExcepted = named.Contains("everyone") || request.Kind switch
        {
            "user" or "federated" => named.Contains("itself") && named.Contains("account"),
            "role" => named.Contains("itself") && named.Contains("account") && named.Contains("limited"),
            _ => named.Contains("direct"),
        };
        return isExcepted ? [] : ["direct"];
    }

    private static List<string> Named(JsonElement element, ReferenceRequest request)
    {
        if (element.ValueKind == JsonValueKind.String)
        {
            return ["everyone", "direct"];
        }

        var forms = new List<string>();
        foreach (var member in element.EnumerateObject())
        {
            foreach (var value in Texts(member.Value))
            {
                if (member.Name is "Service" or "Federated")
                {
                    forms.AddRange(value == (member.Name == "Service" ? request.Service : request.Provider) ? ["direct"] : (string[])[]);
                }
                else if (value == "*")
                {
                    forms.AddRange(["everyone", "direct"]);
                }
                else if (request.Account is not null && (value == request.Account || value == $"arn:aws:iam::{request.Account}:root"))
                {
                    forms.Add(request.Kind == "root" ? "direct" : "account");
                }
                else if (request.Arn is not null && value == request.Arn)
                {
                    forms.AddRange(["itself", "direct"]);
                }
                else if (request.RoleName is not null && value == $"arn:aws:iam::{request.Account}:role/{request.RoleName}")
                {
                    forms.Add("limited");
                }
            }
        }

        return forms;
    }
}
