using IamConsole.Core.PolicyLanguage;

namespace IamConsole.Core.PolicyAssistance;

/// <summary>A sentence about each element and operator of the policy language.</summary>
internal static class ElementTexts
{
    public static string? Of(string element) => element switch
    {
        "Version" => "The version of the policy language. Policy variables need 2012-10-17.",
        "Id" => "An identifier of the whole policy.",
        "Statement" => "The statements of the policy. Each says what is allowed or denied, on what, and when.",
        "Sid" => "A name for this statement, unique in the policy.",
        "Effect" => "Whether what the statement describes is allowed or denied.",
        "Principal" => "Who is allowed or denied: accounts, users, roles, federated users or AWS services.",
        "NotPrincipal" => "Everybody whom the statement does not concern; all others it does.",
        "Action" => "The actions that the statement concerns, such as s3:GetObject. The wildcards * and ? stand for parts of a name.",
        "NotAction" => "The actions that the statement does not concern; it concerns every other action of every service.",
        "Resource" => "The ARNs of the resources that the statement concerns, or * for all.",
        "NotResource" => "The ARNs of the resources that the statement does not concern; it concerns every other resource.",
        "Condition" => "When the statement applies. All operators and all keys must match; of a key's values any one.",
        "AWS" => "AWS accounts, users, roles and sessions, or * for everybody.",
        "Service" => "AWS services, by their service principals.",
        "Federated" => "Users who signed in with a SAML or OpenID Connect provider.",
        "CanonicalUser" => "AWS accounts by the canonical user ids of Amazon S3.",
        _ => null,
    };

    public static string? Effect(string effect) => effect switch
    {
        "Allow" => "Allows what the statement describes, unless a Deny matches too.",
        "Deny" => "Denies what the statement describes, whatever else allows it.",
        _ => null,
    };

    /// <summary>What an operator demands, in one line.</summary>
    public static string Of(ConditionOperator op)
    {
        if (op.Family is ConditionFamily.Null)
        {
            return "With \"true\" the request must lack the key; with \"false\" it must carry the key.";
        }

        var who = op.Quantifier switch
        {
            ConditionQuantifier.ForAllValues => "Every value in the request",
            ConditionQuantifier.ForAnyValue => "At least one value in the request",
            _ => "The value in the request",
        };
        var rest = (op.IfExists, op.Quantifier) switch
        {
            (true, _) => " It matches too when the request lacks the key.",
            (_, ConditionQuantifier.ForAllValues) => " It matches too when the request carries no value.",
            (_, ConditionQuantifier.None) when op.IsNegated => " It matches too when the request lacks the key.",
            _ => "",
        };
        return $"{who} {Comparison(op)}.{rest}";
    }

    private static string Comparison(ConditionOperator op) => (op.Family, op.Comparison, op.IsNegated) switch
    {
        (ConditionFamily.Text, ConditionComparison.Equal, false) => "must be one of these texts exactly",
        (ConditionFamily.Text, ConditionComparison.Equal, true) => "must be none of these texts",
        (ConditionFamily.Text, ConditionComparison.EqualIgnoreCase, false) => "must be one of these texts, ignoring case",
        (ConditionFamily.Text, ConditionComparison.EqualIgnoreCase, true) => "must be none of these texts, ignoring case",
        (ConditionFamily.Text, _, false) => "must match one of these texts, in which * and ? are wildcards",
        (ConditionFamily.Text, _, true) => "must match none of these texts, in which * and ? are wildcards",
        (ConditionFamily.IpAddress, _, false) => "must be an address in one of these ranges",
        (ConditionFamily.IpAddress, _, true) => "must be an address outside of all these ranges",
        (ConditionFamily.Arn, _, false) => "must match one of these ARNs, in whose parts * and ? are wildcards",
        (ConditionFamily.Arn, _, true) => "must match none of these ARNs, in whose parts * and ? are wildcards",
        (ConditionFamily.Bool, _, _) => "must be this: true or false",
        (ConditionFamily.Binary, _, _) => "must be one of these byte sequences, written as base64",
        (var family, ConditionComparison.LessThan, _) => family is ConditionFamily.Date ? "must be earlier" : "must be less",
        (var family, ConditionComparison.LessThanEqual, _) => family is ConditionFamily.Date ? "must not be later" : "must not be more",
        (var family, ConditionComparison.GreaterThan, _) => family is ConditionFamily.Date ? "must be later" : "must be more",
        (var family, ConditionComparison.GreaterThanEqual, _) => family is ConditionFamily.Date ? "must not be earlier" : "must not be less",
        (var family, _, false) => family is ConditionFamily.Date ? "must be one of these points in time" : "must be one of these numbers",
        (var family, _, true) => family is ConditionFamily.Date ? "must be none of these points in time" : "must be none of these numbers",
    };
}
