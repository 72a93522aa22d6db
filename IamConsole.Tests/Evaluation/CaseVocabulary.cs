using IamConsole.Core.PolicyLanguage;

namespace IamConsole.Tests.Evaluation;

/// <summary>The words of generated cases: few, so that they often meet.</summary>
internal static class CaseVocabulary
{
    public const string Own = "111111111111";
    public const string Other = "222222222222";

    public const string Provider = "accounts.google.com";

    /// <summary>
    /// Requesters; <c>service</c> stands for a service principal, <c>provider</c> for somebody whom a provider vouches for and <c>*</c> for
    /// an anonymous caller.
    /// </summary>
    public static readonly string[] Principals =
    [
        $"arn:aws:iam::{Own}:user/ann", $"arn:aws:iam::{Own}:user/x/bob", $"arn:aws:iam::{Own}:root",
        $"arn:aws:sts::{Own}:assumed-role/app/s1", $"arn:aws:sts::{Own}:federated-user/ann",
        $"arn:aws:iam::{Other}:user/ann", $"arn:aws:sts::{Other}:assumed-role/app/s1", $"arn:aws:iam::{Other}:root",
        $"arn:aws:sts::{Own}:assumed-role/AWSServiceRoleForX/s1", "*", "service", "provider",
    ];

    public static readonly string[] Named =
    [
        "*", Own, Other, $"arn:aws:iam::{Own}:root", $"arn:aws:iam::{Own}:user/ann", $"arn:aws:iam::{Own}:role/app",
        $"arn:aws:sts::{Own}:assumed-role/app/s1", $"arn:aws:sts::{Own}:federated-user/ann", $"arn:aws:iam::{Other}:user/ann", $"arn:aws:iam::{Other}:role/app",
    ];

    public static readonly string[] Actions = ["s3:GetObject", "s3:PutObject", "kms:Decrypt", "iam:GetUser", "sts:GetCallerIdentity"];

    public static readonly string[] ActionPatterns =
        ["*", "s3:*", "S3:get*", "s3:?etObject", "s3:PutObject", "kms:*", "sts:Assume*", "iam:GetUser", "*:*Object", "s3:*t*t", "sts:*", "k?s:Decrypt", "GetObject"];

    public static readonly string[] Resources =
        ["*", "arn:aws:s3:::b/k", "arn:aws:s3:::b/ann/k", $"arn:aws:iam::{Own}:role/app", $"arn:aws:kms:eu-west-1:{Own}:key/1", $"arn:aws:sqs:eu-west-1:{Other}:q:x"];

    public static readonly string[] ResourcePatterns =
    [
        "*", "arn:aws:s3:::b/*", "arn:aws:s3:::b/${aws:username}/*", "arn:aws:s3:::?/k", "arn:aws:s3:::b/${k:s}", "arn:aws:s3:::b/${k:s, 'k'}", "arn:*:s3:::*",
        $"arn:aws:iam::{Own}:role/*", "arn:aws:iam::*:*", $"arn:aws:iam::{Own}:ro*/app", "arn:aws:kms:*:*:key/?", $"arn:aws:*:eu-*:{Own}:*", $"arn:aws:sqs:eu-west-1:{Other}:q:*",
        "arn:aws:s3:::b/${*}", "arn:aws:s3:::b/${?}", "arn:aws:s3:::b/${$}", "arn:aws:s3", "arn:aws:s3:::b/${k:s",
    ];

    public static readonly string[] Operators =
    [
        "StringEquals", "StringNotEquals", "StringEqualsIgnoreCase", "StringNotEqualsIgnoreCase", "StringLike", "StringNotLike", "NumericEquals", "NumericNotEquals",
        "NumericLessThan", "NumericLessThanEquals", "NumericGreaterThan", "NumericGreaterThanEquals", "DateEquals", "DateNotEquals", "DateLessThan", "DateLessThanEquals",
        "DateGreaterThan", "DateGreaterThanEquals", "Bool", "BinaryEquals", "IpAddress", "NotIpAddress", "ArnEquals", "ArnLike", "ArnNotEquals", "ArnNotLike", "Null",
    ];

    /// <summary>Keys that a request is given at random, with the values that they mostly have.</summary>
    public static readonly IReadOnlyDictionary<string, string[]> RequestKeys = new Dictionary<string, string[]>
    {
        ["k:s"] = ["k", "ann", "K", "axx", "", "a*", "?", "$", "*"],
        ["k:n"] = ["5", "5.0", "-1", "10", "007", "abc"],
        ["k:d"] = ["2026-01-01", "2026-01-01T00:00:00Z", "1767225600", "2026-06-01T10:00:00+02:00", "soon"],
        ["k:ip"] = ["10.0.0.1", "10.9.0.7", "2001:db8::1", "2001:db9::1", "here"],
        ["k:t"] = ["true", "TRUE", "false", "yes"],
        ["k:x"] = ["QQ==", "Qg==", "%%"],
        ["k:a"] = ["arn:aws:s3:::b/k", $"arn:aws:iam::{Own}:user/ann", $"arn:aws:sqs:eu-west-1:{Other}:q:x", "b"],
        ["k:m"] = ["k", "ann", "5", "2026-01-01", "10.0.0.1", "true", "QQ==", "arn:aws:s3:::b/k", "zzz"],
    };

    /// <summary>Keys that follow from the requester and the resource.</summary>
    public static readonly string[] DerivedKeys = ["aws:username", "aws:PrincipalArn", "aws:PrincipalType", "aws:ResourceAccount", "aws:PrincipalAccount", "K:S", "k:none"];

    /// <summary>The key and the values that go with a family of operators.</summary>
    public static readonly IReadOnlyDictionary<ConditionFamily, (string Key, string[] Values)> Fitting = new Dictionary<ConditionFamily, (string, string[])>
    {
        [ConditionFamily.Text] = ("k:s", ["k", "ann", "a*", "?nn", "*", "K", "", "${aws:username}", "${k:s}", "${k:s, 'ann'}", "${k:none, 'k'}", "a${*}", "${?}", "${$}", "${aws:PrincipalArn}", "User", Own, "${k:s"]),
        [ConditionFamily.Numeric] = ("k:n", ["5", "5.0", "-1", "+10", "007", "10.5", "abc"]),
        [ConditionFamily.Date] = ("k:d", ["2026-01-01", "2026-01-01T00:00:00Z", "1767225600", "2026-06-01T10:00:00+02:00", "2026", "soon"]),
        [ConditionFamily.IpAddress] = ("k:ip", ["10.0.0.1", "10.0.0.0/8", "10.9.0.9/16", "2001:db8::1", "2001:db8::/32", "2001:db8::1/32", "0.0.0.0/0"]),
        [ConditionFamily.Bool] = ("k:t", ["true", "TRUE", "false", "yes", "${k:t}"]),
        [ConditionFamily.Binary] = ("k:x", ["QQ==", "Qg=="]),
        [ConditionFamily.Arn] = ("k:a", ["arn:aws:s3:::b/k", "arn:aws:s3:::*", $"arn:aws:iam::{Own}:user/*", "arn:aws:*:*:*:*", "${aws:PrincipalArn}", "arn:aws:s3:::b/${k:s}", "*", "b"]),
        [ConditionFamily.Null] = ("k:s", ["true", "false"]),
    };
}
