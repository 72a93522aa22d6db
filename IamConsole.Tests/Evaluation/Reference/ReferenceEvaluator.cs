using System.Text.Json;

namespace IamConsole.Tests.Evaluation.Reference;

/// <summary>
/// The rules once more, slow and obvious: reads the JSON itself, follows the steps of the evaluation order one after
/// the other, and shares no code with the engine.
/// </summary>
internal static class ReferenceEvaluator
{
    private static readonly string[] Order = ["rcp", "scp", "vpcEndpoint", "resource", "trust", "identity", "boundary", "session"];

    public static (string Result, string DecidedBy) Decide(PolicyCase policyCase)
    {
        var request = new ReferenceRequest(policyCase);
        var isTrust = request.Action.StartsWith("sts:AssumeRole", StringComparison.OrdinalIgnoreCase);
        var resourceName = isTrust ? "trust" : "resource";
        if (request.Account is not null && request.Action.Equals("sts:GetCallerIdentity", StringComparison.OrdinalIgnoreCase))
        {
            return ("allowed", "identity");
        }

        var layers = new Dictionary<string, List<List<JsonElement>>?>
        {
            ["rcp"] = request.IsServiceLinked ? null : Levels(policyCase.ResourceControl),
            ["scp"] = request.IsServiceLinked || request.Account is null ? null : Levels(policyCase.ServiceControl),
            ["vpcEndpoint"] = One(policyCase.VpcEndpoint),
            [resourceName] = One(policyCase.ResourcePolicy),
            ["identity"] = [policyCase.Identity.ToList()],
            ["boundary"] = One(policyCase.Boundary),
            ["session"] = policyCase.Session is { Count: > 0 } session ? [session.ToList()] : null,
        };
        var hasBoundary = policyCase.Boundary is not null && request.Kind is "user" or "role";
        var matched = layers.ToDictionary(
            layer => layer.Key,
            layer => layer.Value?.Select(level => level.SelectMany(policy => ReferenceStatements.Matching(policy, request, hasBoundary)).ToList()).ToList());

        // 1. Any applicable Deny in any kind.
        foreach (var name in Order)
        {
            if (matched.GetValueOrDefault(name)?.Any(level => level.Any(statement => statement.Effect == "Deny")) == true)
            {
                return ("explicitDeny", name);
            }
        }

        bool IsAbsent(string name) => matched.GetValueOrDefault(name) is null;
        bool Allows(string name) => matched.GetValueOrDefault(name)?.All(level => level.Any(statement => statement.Effect == "Allow")) == true;

        // 2, 3, 3b. Each level of RCPs and SCPs, and the endpoint, must allow.
        foreach (var name in Order.Take(3))
        {
            if (!IsAbsent(name) && !Allows(name))
            {
                return ("implicitDeny", name);
            }
        }

        var isSameAccount = request.Account is not null && request.Account == request.ResourceAccount;
        var forms = (matched.GetValueOrDefault(resourceName) ?? []).SelectMany(level => level).SelectMany(statement => statement.Forms).ToHashSet();
        var mustResourceAllow = !isSameAccount || (!IsAbsent(resourceName) && (isTrust || request.Action.StartsWith("kms:", StringComparison.OrdinalIgnoreCase)));
        if (mustResourceAllow && forms.Count == 0)
        {
            return ("implicitDeny", resourceName);
        }

        if (request.Account is null)
        {
            return ("allowed", resourceName);
        }

        if (request.Kind == "root")
        {
            return isTrust ? ("implicitDeny", "trust") : ("allowed", isSameAccount ? "root" : resourceName);
        }

        // 4. A resource-based Allow that names the requester itself, or everyone, within the account.
        if (isSameAccount && forms.Contains("direct"))
        {
            return ("allowed", resourceName);
        }

        // 5. Identity-based Allow, or a resource-based one that names the role.
        var isRoleNamed = isSameAccount && forms.Contains("limited");
        if (!Allows("identity") && !isRoleNamed)
        {
            return ("implicitDeny", "identity");
        }

        // 6. The boundary.
        if (!IsAbsent("boundary") && !Allows("boundary"))
        {
            return ("implicitDeny", "boundary");
        }

        // 7, 8. The session's policies.
        if (!IsAbsent("session") && !Allows("session"))
        {
            return ("implicitDeny", "session");
        }

        if (IsAbsent("session") && request.Kind == "federated")
        {
            return ("implicitDeny", "session");
        }

        return ("allowed", Allows("identity") ? "identity" : resourceName);
    }

    private static List<List<JsonElement>>? One(JsonElement? policy) => policy is null ? null : [[policy.Value]];

    private static List<List<JsonElement>>? Levels(IReadOnlyList<IReadOnlyList<JsonElement>>? levels) => levels?.Select(level => level.ToList()).ToList();
}
