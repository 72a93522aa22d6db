using System.Text.Json;
using System.Text.RegularExpressions;

namespace IamConsole.Tests.Evaluation.Reference;

/// <summary>The requester and the context keys, given and derived.</summary>
internal sealed partial class ReferenceRequest
{
    public ReferenceRequest(PolicyCase policyCase)
    {
        Action = policyCase.Action;
        Resource = policyCase.Resource;
        if (policyCase.Principal.ValueKind == JsonValueKind.Object && policyCase.Principal.TryGetProperty("federated", out var provider))
        {
            Kind = "stranger";
            Provider = provider.GetString();
            Derive("aws:PrincipalType", "Anonymous");
        }
        else if (policyCase.Principal.ValueKind == JsonValueKind.Object)
        {
            Kind = "service";
            Service = policyCase.Principal.GetProperty("service").GetString();
            Derive("aws:PrincipalType", "AWSService");
            Derive("aws:PrincipalIsAWSService", "true");
            Derive("aws:PrincipalServiceName", Service!);
            Keys["aws:PrincipalServiceNamesList"] = (true, [Service!]);
        }
        else if (policyCase.Principal.GetString() == "*")
        {
            Kind = "anonymous";
            Derive("aws:PrincipalType", "Anonymous");
            Derive("aws:PrincipalAccount", "anonymous");
            Derive("aws:userid", "anonymous");
        }
        else
        {
            ReadArn(policyCase.Principal.GetString()!);
        }

        var resourceParts = Resource.Split(':');
        var inArn = resourceParts.Length >= 6 && resourceParts[0] == "arn" ? resourceParts[4] : "";
        ResourceAccount = policyCase.ResourceAccount ?? (inArn is "" or "aws" ? Account : inArn);
        if (ResourceAccount is not null)
        {
            Derive("aws:ResourceAccount", ResourceAccount);
        }

        foreach (var key in policyCase.Context)
        {
            var isList = key.Value.ValueKind == JsonValueKind.Array;
            Keys[key.Name] = (isList, isList ? key.Value.EnumerateArray().Select(PolicyCase.TextOf).ToArray() : [PolicyCase.TextOf(key.Value)]);
        }

        foreach (var empty in Keys.Where(key => key.Value.Values.Length == 0).Select(key => key.Key).ToList())
        {
            Keys.Remove(empty);
        }
    }

    public string Action { get; }

    public string Resource { get; }

    public string? ResourceAccount { get; }

    public string Kind { get; private set; } = "";

    public string? Arn { get; private set; }

    public string? Account { get; private set; }

    public string? Service { get; }

    public string? Provider { get; }

    public string? RoleName { get; private set; }

    public bool IsServiceLinked => RoleName?.StartsWith("AWSServiceRoleFor", StringComparison.Ordinal) == true;

    public Dictionary<string, (bool IsList, string[] Values)> Keys { get; } = new(StringComparer.OrdinalIgnoreCase);

    private void ReadArn(string arn)
    {
        Arn = arn;
        var match = Principals().Match(arn);
        Account = match.Groups["account"].Value;
        var type = match.Groups["type"].Value;
        var name = match.Groups["name"].Value;
        Derive("aws:PrincipalAccount", Account);
        Derive("aws:PrincipalIsAWSService", "false");
        switch (type)
        {
            case "root":
                Kind = "root";
                Derive("aws:PrincipalType", "Account");
                Derive("aws:PrincipalArn", arn);
                Derive("aws:userid", Account);
                break;
            case "user":
                Kind = "user";
                Derive("aws:PrincipalType", "User");
                Derive("aws:PrincipalArn", arn);
                Derive("aws:username", name.Split('/')[^1]);
                break;
            case "assumed-role":
                Kind = "role";
                RoleName = name.Split('/')[0];
                Derive("aws:PrincipalType", "AssumedRole");
                Derive("aws:PrincipalArn", $"arn:aws:iam::{Account}:role/{RoleName}");
                break;
            default:
                Kind = "federated";
                Derive("aws:PrincipalType", "FederatedUser");
                Derive("aws:PrincipalArn", arn);
                Derive("aws:userid", $"{Account}:{name}");
                break;
        }
    }

    private void Derive(string key, string value) => Keys[key] = (false, [value]);

    [GeneratedRegex("^arn:aws:(iam|sts)::(?<account>[0-9]+):(?<type>[a-z-]+)(/(?<name>.*))?$")]
    private static partial Regex Principals();
}
