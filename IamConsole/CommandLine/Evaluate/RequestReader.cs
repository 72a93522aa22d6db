using System.Text.Json;
using IamConsole.Core.Arns;
using IamConsole.Core.Evaluation;

namespace IamConsole.CommandLine.Evaluate;

/// <summary>Reads the request of a case.</summary>
internal static class RequestReader
{
    /// <summary>The request, or the first reason why it cannot be read.</summary>
    public static RequestContext? Read(JsonElement json, out string? problem)
    {
        if (json.ValueKind != JsonValueKind.Object)
        {
            problem = "A request must be an object.";
            return null;
        }

        problem = null;
        var principal = ReadPrincipal(CaseMembers.Find(json, "principal"), ref problem);
        var action = ReadText(json, "action", ref problem);
        var resource = ReadText(json, "resource", ref problem);
        var account = CaseMembers.Find(json, "resourceAccount") is null ? null : ReadText(json, "resourceAccount", ref problem);
        if (action is not null && !IsAction(action))
        {
            problem ??= "action must be SERVICE:NAME, such as s3:GetObject.";
        }

        if (account is not null && !AccountId.IsValid(account))
        {
            problem ??= "resourceAccount must be twelve digits.";
        }

        if (problem is not null)
        {
            return null;
        }

        var request = new RequestContext(principal!, action!, resource!, account);
        problem = AddContext(request, CaseMembers.Find(json, "context"));
        return problem is null ? request : null;
    }

    private static bool IsAction(string text)
    {
        var colon = text.IndexOf(':', StringComparison.Ordinal);
        return colon > 0 && colon < text.Length - 1;
    }

    private static string? ReadText(JsonElement json, string member, ref string? problem)
    {
        if (CaseMembers.Find(json, member) is { ValueKind: JsonValueKind.String } value && value.GetString() is { Length: > 0 } text)
        {
            return text;
        }

        problem ??= $"{member} must be a string that is not empty.";
        return null;
    }

    private static RequestPrincipal? ReadPrincipal(JsonElement? json, ref string? problem)
    {
        switch (json)
        {
            case { ValueKind: JsonValueKind.String } value when value.GetString() is { } text:
                if (text == "*")
                {
                    return RequestPrincipal.Anonymous;
                }

                if (RequestPrincipal.TryFromArn(text) is { } principal && AccountId.IsValid(principal.AccountId))
                {
                    return principal;
                }

                break;
            case { ValueKind: JsonValueKind.Object } value when OnlyMember(value) is ("service", { Length: > 0 } service):
                return RequestPrincipal.Service(service);
            case { ValueKind: JsonValueKind.Object } value when OnlyMember(value) is ("federated", { Length: > 0 } provider):
                return RequestPrincipal.Federated(provider);
        }

        problem ??= """principal must be the ARN of a user, role session, root or federated user, {"service":"NAME"}, {"federated":"PROVIDER"} or "*".""";
        return null;
    }

    private static (string Name, string Value) OnlyMember(JsonElement json)
    {
        var members = json.EnumerateObject();
        return members.MoveNext() && members.Current is { Value.ValueKind: JsonValueKind.String } member && !members.MoveNext()
            ? (member.Name, member.Value.GetString()!)
            : ("", "");
    }

    private static string? AddContext(RequestContext request, JsonElement? context)
    {
        if (context is not { } keys)
        {
            return null;
        }

        if (keys.ValueKind != JsonValueKind.Object)
        {
            return "context must be an object.";
        }

        var count = 0;
        foreach (var key in keys.EnumerateObject())
        {
            if (key.Value.ValueKind == JsonValueKind.Array)
            {
                var values = new string[key.Value.GetArrayLength()];
                for (var index = 0; index < values.Length; index++)
                {
                    if (TextOf(key.Value[index]) is not { } text)
                    {
                        return $"context: the values of {key.Name} must be strings, numbers or bools.";
                    }

                    values[index] = text;
                }

                request.Add(key.Name, values);
            }
            else if (TextOf(key.Value) is { } text)
            {
                request.Add(key.Name, text);
            }
            else
            {
                return $"context: {key.Name} must be a string, a number, a bool or a list of them.";
            }

            if (request.KeyCount == count)
            {
                return $"context: {key.Name} is given twice; names of keys are compared without regard to case.";
            }

            count++;
        }

        return null;
    }

    private static string? TextOf(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => value.GetString(),
        JsonValueKind.Number or JsonValueKind.True or JsonValueKind.False => value.GetRawText(),
        _ => null,
    };
}
