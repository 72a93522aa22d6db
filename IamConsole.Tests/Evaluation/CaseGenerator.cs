using System.Text.Json;
using System.Text.Json.Nodes;

namespace IamConsole.Tests.Evaluation;

/// <summary>
/// Makes policies and requests from small vocabularies, so that they often meet. Reaches every operator, quantifier and
/// kind of policy; a seed always gives the same cases.
/// </summary>
internal sealed class CaseGenerator(int seed)
{
    private const int RequestsPerSet = 8;
    private const string Own = "111111111111";
    private const string Other = "222222222222";

    private static readonly string[] Principals =
    [
        $"arn:aws:iam::{Own}:user/ann", $"arn:aws:iam::{Own}:user/x/bob", $"arn:aws:iam::{Own}:root",
        $"arn:aws:sts::{Own}:assumed-role/app/s1", $"arn:aws:sts::{Own}:federated-user/ann",
        $"arn:aws:iam::{Other}:user/ann", $"arn:aws:sts::{Other}:assumed-role/app/s1", $"arn:aws:iam::{Other}:root",
        $"arn:aws:sts::{Own}:assumed-role/AWSServiceRoleForX/s1", "*", "service",
    ];

    private static readonly string[] Named =
    [
        "*", Own, Other, $"arn:aws:iam::{Own}:root", $"arn:aws:iam::{Own}:user/ann", $"arn:aws:iam::{Own}:role/app",
        $"arn:aws:sts::{Own}:assumed-role/app/s1", $"arn:aws:sts::{Own}:federated-user/ann", $"arn:aws:iam::{Other}:user/ann", $"arn:aws:iam::{Other}:role/app",
    ];

    private static readonly string[] Actions = ["s3:GetObject", "s3:PutObject", "kms:Decrypt", "iam:GetUser", "sts:GetCallerIdentity"];

    private static readonly string[] ActionPatterns =
        ["*", "s3:*", "S3:get*", "s3:?etObject", "s3:PutObject", "kms:*", "sts:Assume*", "iam:GetUser", "*:*Object", "s3:*t*t", "sts:*", "k?s:Decrypt", "GetObject"];

    private static readonly string[] Resources =
        ["*", "arn:aws:s3:::b/k", "arn:aws:s3:::b/ann/k", $"arn:aws:iam::{Own}:role/app", $"arn:aws:kms:eu-west-1:{Own}:key/1", $"arn:aws:sqs:eu-west-1:{Other}:q:x"];

    private static readonly string[] ResourcePatterns =
    [
        "*", "arn:aws:s3:::b/*", "arn:aws:s3:::b/${aws:username}/*", "arn:aws:s3:::?/k", "arn:aws:s3:::b/${k:s}", "arn:aws:s3:::b/${k:s, 'k'}", "arn:*:s3:::*",
        $"arn:aws:iam::{Own}:role/*", $"arn:aws:iam::*:*", "arn:aws:kms:*:*:key/?", $"arn:aws:*:eu-*:{Own}:*", $"arn:aws:sqs:eu-west-1:{Other}:q:*", "arn:aws:s3:::b/${*}", "arn:aws:s3", "arn:aws:s3:::b/${k:s",
    ];

    private static readonly string[] Keys = ["k:s", "k:n", "K:S", "aws:username", "aws:PrincipalArn", "aws:PrincipalType", "aws:ResourceAccount", "k:m", "aws:PrincipalAccount"];

    private static readonly string[] Values =
    [
        "k", "ann", "a*", "?nn", "*", "K", "", "5", "5.0", "-1", "10", "abc", "true", "TRUE", "false", "2026-01-01", "2026-01-01T00:00:00Z", "1767225600", "2026-06-01T10:00:00+02:00",
        "10.0.0.1", "10.0.0.0/8", "10.9.0.0/16", "2001:db8::1", "2001:db8::/32", "2001:db8::1/32", "QQ==", "Qg==", "arn:aws:s3:::b/k", "arn:aws:s3:::*", $"arn:aws:iam::{Own}:user/*",
        "arn:aws:*:*:*:*", "${aws:username}", "${k:s}", "${k:s, 'ann'}", "x${*}", "${aws:PrincipalArn}", "${k:s", "User", Own,
    ];

    private static readonly string[] Operators =
    [
        "StringEquals", "StringNotEquals", "StringEqualsIgnoreCase", "StringNotEqualsIgnoreCase", "StringLike", "StringNotLike", "NumericEquals", "NumericNotEquals",
        "NumericLessThan", "NumericLessThanEquals", "NumericGreaterThan", "NumericGreaterThanEquals", "DateEquals", "DateNotEquals", "DateLessThan", "DateLessThanEquals",
        "DateGreaterThan", "DateGreaterThanEquals", "Bool", "BinaryEquals", "IpAddress", "NotIpAddress", "ArnEquals", "ArnLike", "ArnNotEquals", "ArnNotLike", "Null", "Bogus",
    ];

    private readonly Random _random = new(seed);

    /// <summary>Several requests under the same policies.</summary>
    public IReadOnlyList<PolicyCase> Next()
    {
        var isTrust = Chance(0.15);
        var root = new JsonObject { ["requests"] = new JsonArray([.. Many(RequestsPerSet, RequestsPerSet, JsonNode () => Request(isTrust))]) };
        AddList(root, "identityPolicies", 0.9);
        AddList(root, "sessionPolicies", 0.25);
        Add(root, "permissionsBoundary", 0.25, () => Policy(hasPrincipal: false));
        Add(root, "resourcePolicy", 0.5, () => Policy(hasPrincipal: true, isTrust: isTrust));
        Add(root, "vpcEndpointPolicy", 0.1, () => Policy(hasPrincipal: true));
        Add(root, "serviceControlPolicies", 0.15, () => Levels(everyone: false));
        Add(root, "resourceControlPolicies", 0.15, () => Levels(everyone: true));
        var json = JsonSerializer.SerializeToElement(root);
        return json.GetProperty("requests").EnumerateArray().Select(request => new PolicyCase(json, request)).ToList();
    }

    private JsonObject Request(bool isTrust)
    {
        var principal = Pick(Principals);
        var request = new JsonObject
        {
            ["principal"] = principal == "service" ? new JsonObject { ["service"] = "ec2.amazonaws.com" } : JsonValue.Create(principal),
            ["action"] = isTrust ? "sts:AssumeRole" : Pick(Actions),
            ["resource"] = Pick(Resources),
        };
        if (Chance(0.6))
        {
            request["resourceAccount"] = Chance(0.8) ? Own : Other;
        }

        var context = new JsonObject();
        foreach (var key in (string[])["k:s", "k:n", "k:m"])
        {
            if (Chance(0.6))
            {
                context[key] = key == "k:m" || Chance(0.1) ? new JsonArray([.. Many(0, 3, () => (JsonNode)Value())]) : Value();
            }
        }

        request["context"] = context;
        return request;
    }

    private JsonArray Levels(bool everyone) => new([.. Many(1, 2, JsonNode () => new JsonArray([.. Many(0, 2, JsonNode () => Policy(false, everyone))]))]);

    private JsonObject Policy(bool hasPrincipal, bool everyone = false, bool isTrust = false)
    {
        var policy = new JsonObject();
        if (Chance(0.9))
        {
            policy["Version"] = Chance(0.9) ? "2012-10-17" : "2008-10-17";
        }

        policy["Statement"] = new JsonArray([.. Many(1, 3, JsonNode () => Statement(hasPrincipal, everyone, isTrust))]);
        return policy;
    }

    private JsonObject Statement(bool hasPrincipal, bool everyone, bool isTrust)
    {
        var statement = new JsonObject
        {
            ["Effect"] = Chance(0.8) ? "Allow" : "Deny",
            [Chance(0.9) ? "Action" : "NotAction"] = Texts(ActionPatterns, 0),
        };
        if (!isTrust)
        {
            statement[Chance(0.9) ? "Resource" : "NotResource"] = Chance(0.4) ? "*" : Texts(ResourcePatterns, 0);
        }

        if (everyone)
        {
            statement["Principal"] = "*";
        }
        else if (hasPrincipal)
        {
            statement[isTrust || Chance(0.9) ? "Principal" : "NotPrincipal"] = Chance(0.15) ? "*"
                : Chance(0.15) ? new JsonObject { ["Service"] = "ec2.amazonaws.com" } : new JsonObject { ["AWS"] = Texts(Named, 1) };
        }

        if (Chance(0.5))
        {
            var condition = new JsonObject();
            foreach (var name in Many(1, 2, Operator))
            {
                condition[name] = new JsonObject { [Pick(Keys)] = Texts(Values, 0) };
            }

            statement["Condition"] = condition;
        }

        return statement;
    }

    private string Operator()
    {
        var name = Pick(Operators);
        name = Chance(0.2) && name != "Null" ? name + "IfExists" : name;
        return Chance(0.3) ? (Chance(0.5) ? "ForAllValues:" : "ForAnyValue:") + name : name;
    }

    private string Value() => Pick(Values).Replace("${k:s", "k").Replace("*", "x");

    private JsonNode Texts(string[] from, int fewest) =>
        Chance(0.6) ? JsonValue.Create(Pick(from)) : new JsonArray([.. Many(fewest, 3, () => (JsonNode)Pick(from))]);

    private void AddList(JsonObject root, string name, double chance) =>
        Add(root, name, chance, () => new JsonArray([.. Many(0, 3, JsonNode () => Policy(hasPrincipal: false))]));

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
