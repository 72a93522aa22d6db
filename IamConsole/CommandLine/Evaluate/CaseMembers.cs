using System.Text.Json;

namespace IamConsole.CommandLine.Evaluate;

/// <summary>Names that a case's members may have. Others are remarks, unless they look like a slip of the pen.</summary>
internal static class CaseMembers
{
    private static readonly string[] OfRequest = ["principal", "action", "resource", "resourceAccount", "context"];

    private static readonly string[] OfLine =
    [
        "request", "requests", "identityPolicies", "permissionsBoundary", "sessionPolicies", "serviceControlPolicies",
        "resourceControlPolicies", "resourcePolicy", "vpcEndpointPolicy",
    ];

    private static readonly string[] OfBoth = ["id", "expected"];

    /// <summary>The member's value; none when it is absent or null.</summary>
    public static JsonElement? Find(JsonElement json, string name) =>
        json.TryGetProperty(name, out var value) && value.ValueKind != JsonValueKind.Null ? value : null;

    /// <summary>What is wrong with a line's member names.</summary>
    public static string? FindMisnamedOfLine(JsonElement line) => FindMisnamed(line, OfLine, OfRequest, "belongs in the request");

    /// <summary>What is wrong with a request's member names.</summary>
    public static string? FindMisnamedOfRequest(JsonElement request) => FindMisnamed(request, OfRequest, OfLine, "belongs beside the request");

    private static string? FindMisnamed(JsonElement json, string[] here, string[] elsewhere, string whatElsewhereMeans)
    {
        foreach (var member in json.EnumerateObject())
        {
            var name = member.Name;
            if (Array.IndexOf(here, name) >= 0 || Array.IndexOf(OfBoth, name) >= 0)
            {
                continue;
            }

            if (Array.IndexOf(elsewhere, name) >= 0)
            {
                return $"{name} {whatElsewhereMeans}.";
            }

            var meant = here.Concat(elsewhere).Concat(OfBoth).FirstOrDefault(known => known.Equals(name, StringComparison.OrdinalIgnoreCase));
            if (meant is not null)
            {
                return $"{name} must be written {meant}.";
            }

            if (name.Contains("polic", StringComparison.OrdinalIgnoreCase) || name.Contains("boundary", StringComparison.OrdinalIgnoreCase))
            {
                return $"{name} is no kind of policy; known are {string.Join(", ", OfLine[2..])}.";
            }
        }

        return null;
    }
}
