using System.Text.Json;

namespace IamConsole.Tests.Support;

/// <summary>Identity-based policies that reach every element, wildcard and kind of condition, from a seeded source.</summary>
internal static class GeneratedPolicies
{
    private static readonly string[] Actions =
    [
        "*", "s3:*", "s3:Get*", "s3:GetObject", "s3:NoSuchAction", "s3:", "S3:listbucket", "iam:PassRole", "iam:*AccessKey*", "ec2:Run?nstances",
        "s2:*", "code*:List*", "*:Get*", "sqs:SendMessage", "dynamodb:*Item", "execute-api:Invoke", "zz?:x",
    ];

    private static readonly string[] Resources =
    [
        "*", "arn:aws:s3:::b", "arn:aws:s3:::b/*", "arn:*:s3:::*", "arn:aws:iam::123456789012:user/${aws:username}", "arn:aws:iam::*:role/*", "arn:aws:*:*:*:*",
        "arn:aws:ec2:us-west-2:123456789012:instance/i-?", "arn:aws:nosuch:::x", "arn:aws:sqs:*:*:q${*}", "arn:aws:dynamodb:*:*:table/t/index/*", "arn:aws:s3:::${aws:PrincipalTag/a:b, 'c'}/x",
    ];

    private static readonly string[] Conditions =
    [
        """{"Bool":{"aws:SecureTransport":"true"}}""", """{"StringLike":{"s3:prefix":["a*","b"]}}""", """{"Null":{"iam:PassedToService":"false"}}""",
        """{"ForAllValues:StringEquals":{"aws:TagKeys":["a"]},"IpAddressIfExists":{"aws:SourceIp":"10.0.0.0/8"}}""", """{"StringEquals":{"nosuch:key":"x"}}""",
    ];

    /// <summary>A document of these statements.</summary>
    public static string Policy(params string[] statements) => $$"""{"Version":"2012-10-17","Statement":[{{string.Join(',', statements)}}]}""";

    /// <summary>A statement; of either effect unless one is given.</summary>
    public static string Statement(Random random, string? effect = null)
    {
        var action = random.Next(4) == 0 ? "NotAction" : "Action";
        var resource = random.Next(4) == 0 ? "NotResource" : "Resource";
        var condition = random.Next(2) == 0 ? "" : $",\"Condition\":{Conditions[random.Next(Conditions.Length)]}";
        return $$"""{"Effect":"{{effect ?? (random.Next(3) == 0 ? "Deny" : "Allow")}}","{{action}}":{{Some(random, Actions)}},"{{resource}}":{{Some(random, Resources)}}{{condition}}}""";
    }

    private static string Some(Random random, string[] values) => JsonSerializer.Serialize(random.GetItems(values, random.Next(1, 4)));
}
