using System.Text.Json;
using System.Text.Json.Nodes;
using IamConsole.Core.PolicyLanguage;
using static IamConsole.Tests.Evaluation.CaseVocabulary;

namespace IamConsole.Tests.Evaluation;

/// <summary>
/// Makes policies and requests from a small vocabulary. Reaches every operator, quantifier and kind of policy, which
/// <see cref="CoverageTests"/> counts; a seed always gives the same cases.
/// </summary>
internal sealed class CaseGenerator(int seed)
{
    private const int RequestsPerPool = 40;
    private const int SetsPerPool = 25;

    private static readonly ConditionFamily[] Families = Enum.GetValues<ConditionFamily>();

    private readonly Random _random = new(seed);

    private bool _isTrust;
    private int _setsLeft;
    private JsonElement[] _requests = [];

    /// <summary>The next policies, with each of a pool of requests that they share with some sets before and after them.</summary>
    public IReadOnlyList<PolicyCase> Next()
    {
        if (_setsLeft-- == 0)
        {
            _setsLeft = SetsPerPool - 1;
            _isTrust = Chance(0.15);
            _requests = [.. Enumerable.Range(0, RequestsPerPool).Select(_ => JsonSerializer.SerializeToElement(Request(_isTrust)))];
        }

        var root = new JsonObject();
        AddList(root, "identityPolicies", 0.9);
        AddList(root, "sessionPolicies", 0.25);
        Add(root, "permissionsBoundary", 0.25, () => Policy(Naming.Nobody));
        Add(root, "resourcePolicy", 0.5, () => Policy(_isTrust ? Naming.Trust : Naming.Resource));
        Add(root, "vpcEndpointPolicy", 0.1, () => Policy(Naming.Endpoint));
        Add(root, "serviceControlPolicies", 0.15, () => Levels(Naming.Nobody));
        Add(root, "resourceControlPolicies", 0.15, () => Levels(Naming.Everyone));
        var json = JsonSerializer.SerializeToElement(root);
        return [.. _requests.Select(request => new PolicyCase(json, request))];
    }

    /// <summary>Whom the statements of a kind of policy name.</summary>
    private enum Naming
    {
        Nobody,
        Everyone,
        Resource,
        Endpoint,
        Trust,
    }

    private JsonObject Request(bool isTrust)
    {
        var principal = Pick(Principals);
        var request = new JsonObject
        {
            ["principal"] = principal switch
            {
                "service" => new JsonObject { ["service"] = "ec2.amazonaws.com" },
                "provider" => new JsonObject { ["federated"] = Provider },
                _ => JsonValue.Create(principal),
            },
            ["action"] = isTrust ? Chance(0.8) ? "sts:AssumeRole" : "sts:AssumeRoleWithWebIdentity" : Pick(Actions),
            ["resource"] = Pick(Resources),
        };
        if (Chance(0.6))
        {
            request["resourceAccount"] = Chance(0.8) ? Own : Other;
        }

        var context = new JsonObject();
        foreach (var (key, values) in RequestKeys)
        {
            if (Chance(0.6))
            {
                context[key] = key == "k:m" || Chance(0.1) ? new JsonArray([.. Many(0, 3, () => (JsonNode)Pick(values))]) : Pick(values);
            }
        }

        request["context"] = context;
        return request;
    }

    private JsonArray Levels(Naming naming) => new([.. Many(1, 2, JsonNode () => new JsonArray([.. Many(0, 2, JsonNode () => Policy(naming))]))]);

    private JsonObject Policy(Naming naming)
    {
        var policy = new JsonObject();
        if (Chance(0.9))
        {
            policy["Version"] = Chance(0.9) ? "2012-10-17" : "2008-10-17";
        }

        policy["Statement"] = Chance(0.1) ? Statement(naming) : new JsonArray([.. Many(1, 3, JsonNode () => Statement(naming))]);
        return policy;
    }

    private JsonObject Statement(Naming naming)
    {
        var statement = new JsonObject
        {
            ["Effect"] = Chance(0.8) ? "Allow" : "Deny",
            [Chance(0.9) ? "Action" : "NotAction"] = Texts(ActionPatterns, 0),
        };
        if (naming != Naming.Trust && !(naming is Naming.Resource or Naming.Endpoint && Chance(0.1)))
        {
            statement[Chance(0.9) ? "Resource" : "NotResource"] = Chance(0.4) ? "*" : Texts(ResourcePatterns, 0);
        }

        AddPrincipal(statement, naming);
        if (Chance(0.6))
        {
            var condition = new JsonObject();
            foreach (var name in Many(1, 2, () => Pick(Operators)))
            {
                var (key, values) = KeyAndValues(name);
                condition[Decorate(name)] = new JsonObject { [key] = Texts(values, 0) };
            }

            statement["Condition"] = condition;
        }

        return statement;
    }

    private void AddPrincipal(JsonObject statement, Naming naming)
    {
        if (naming == Naming.Everyone)
        {
            statement["Principal"] = "*";
        }
        else if (naming != Naming.Nobody && !(naming == Naming.Endpoint && Chance(0.3)))
        {
            statement[naming == Naming.Trust || Chance(0.9) ? "Principal" : "NotPrincipal"] = Chance(0.15) ? "*"
                : Chance(0.15) ? new JsonObject { ["Service"] = "ec2.amazonaws.com" }
                : Chance(0.1) ? new JsonObject { ["Federated"] = Provider } : new JsonObject { ["AWS"] = Texts(Named, 1) };
        }
    }

    /// <summary>Mostly a key and values that the operator is made for, so that it can hold; sometimes any.</summary>
    private (string Key, string[] Values) KeyAndValues(string name)
    {
        var fitting = ConditionOperator.TryParse(name, out var parsed) ? Fitting[parsed.Family] : throw new ArgumentException(name, nameof(name));
        var key = Chance(0.6) ? fitting.Key : Chance(0.4) ? "k:m" : Pick(DerivedKeys);
        return (key, Chance(0.9) ? fitting.Values : Fitting[Pick(Families)].Values);
    }

    private string Decorate(string name)
    {
        if (Chance(0.02))
        {
            return "Bogus";
        }

        name = Chance(0.35) && name != "Null" ? name + "IfExists" : name;
        return Chance(0.45) ? (Chance(0.5) ? "ForAllValues:" : "ForAnyValue:") + name : name;
    }

    private JsonNode Texts(string[] from, int fewest) =>
        Chance(0.6) ? JsonValue.Create(Pick(from)) : new JsonArray([.. Many(fewest, 3, () => (JsonNode)Pick(from))]);

    private void AddList(JsonObject root, string name, double chance) =>
        Add(root, name, chance, () => new JsonArray([.. Many(0, 3, JsonNode () => Policy(Naming.Nobody))]));

    private void Add(JsonObject root, string name, double chance, Func<JsonNode> make)
    {
        if (Chance(chance))
        {
            root[name] = make();
        }
    }

    private List<T> Many<T>(int fewest, int most, Func<T> make)
    {
        var count = Chance(0.05) ? fewest : _random.Next(Math.Max(1, fewest), most + 1);
        return Enumerable.Range(0, count).Select(_ => make()).ToList();
    }

    private T Pick<T>(T[] from) => from[_random.Next(from.Length)];

    private bool Chance(double chance) => _random.NextDouble() < chance;
}
