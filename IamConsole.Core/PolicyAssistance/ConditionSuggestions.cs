using IamConsole.Core.Catalog;
using IamConsole.Core.PolicyLanguage;
using IamConsole.Core.Validation;

namespace IamConsole.Core.PolicyAssistance;

/// <summary>Condition operators, keys and values that fit each other and the statement's actions.</summary>
internal static class ConditionSuggestions
{
    private static readonly string[] Qualifiers = ["ForAnyValue:", "ForAllValues:"];

    private static readonly Dictionary<string, string[]> KnownValues = new(StringComparer.OrdinalIgnoreCase)
    {
        ["aws:PrincipalType"] = ["Account", "User", "FederatedUser", "AssumedRole", "Anonymous"],
        ["iam:AWSServiceName"] = ServicePrincipals.All,
        ["iam:PassedToService"] = ServicePrincipals.All,
        ["aws:CalledVia"] = ServicePrincipals.All,
        ["aws:CalledViaFirst"] = ServicePrincipals.All,
        ["aws:CalledViaLast"] = ServicePrincipals.All,
        ["aws:PrincipalServiceName"] = ServicePrincipals.All,
        ["s3:x-amz-acl"] = ["private", "public-read", "public-read-write", "authenticated-read", "bucket-owner-read", "bucket-owner-full-control", "log-delivery-write"],
        ["s3:x-amz-server-side-encryption"] = ["AES256", "aws:kms", "aws:kms:dsse"],
        ["s3:TlsVersion"] = ["1.2", "1.3"],
    };

    /// <summary>Operators; those that fit the keys below this one, where there are any.</summary>
    public static IEnumerable<Suggestion> Operators(DraftCursor cursor, ServiceCatalog catalog)
    {
        var present = cursor.OtherNames();
        var keys = cursor.NamesIn(cursor.Slot.Value).Select(catalog.FindConditionKey).OfType<CatalogConditionKey>().ToList();
        return ConditionOperator.Names
            .Concat(ConditionOperator.Names.Where(name => name != "Null").Select(name => name + "IfExists"))
            .Concat(Qualifiers.SelectMany(qualifier => ConditionOperator.Names.Where(name => name != "Null").Select(name => qualifier + name)))
            .Where(name => !present.Contains(name) && keys.TrueForAll(key => Fits(name, key)))
            .Select(name => new Suggestion(PolicyCompletionKind.Operator, name, null, Explain(name)) { Value = "{\n\t$1\n}", Continues = true });
    }

    /// <summary>Keys: those of the statement's actions, then the global ones, of the operator's type.</summary>
    public static IEnumerable<Suggestion> Keys(DraftCursor cursor, ServiceCatalog catalog)
    {
        var operatorName = cursor.Path[^1];
        var present = cursor.OtherNames();
        var actions = StatementActions.Around(cursor, catalog);
        var ofActions = actions.ConditionKeys().Select(pair => (pair.Key, Text: $"Requests for {Count(pair.Actions, actions.Actions.Count)} carry it."));
        var ofService = actions.Actions.Count == 0 && cursor.Typed.Split(':') is [{ Length: > 0 } prefix, _, ..] && catalog.FindService(prefix) is { } service
            ? service.ConditionKeys.Select(key => (key, Text: $"A key of {service.Name}."))
            : [];
        return ofActions.Concat(ofService).Concat(GlobalConditionKeys.All.Select(key => (key, Text: "A global key; not every request carries it.")))
            .DistinctBy(pair => pair.Item1.Name, StringComparer.OrdinalIgnoreCase)
            .Where(pair => !present.Contains(pair.Item1.Name) && Fits(operatorName, pair.Item1))
            .Select(pair => Key(pair.Item1, pair.Text, operatorName));
    }

    /// <summary>Values that the key is known to have.</summary>
    public static IEnumerable<Suggestion> Values(string operatorName, string keyName, ServiceCatalog catalog)
    {
        var key = catalog.FindConditionKey(keyName);
        return Family(operatorName) is ConditionFamily.Null ? [ElementSuggestions.Value("true", null, "The request lacks the key."), ElementSuggestions.Value("false", null, "The request carries the key.")]
            : Family(operatorName) is ConditionFamily.Bool || key?.Type is ConditionKeyType.Bool ? [ElementSuggestions.Value("true", null, null), ElementSuggestions.Value("false", null, null)]
            : KnownValues.TryGetValue(keyName, out var values) ? values.Select(value => ElementSuggestions.Value(value, null, null))
            : key?.Type switch
            {
                ConditionKeyType.Date => [Example("2030-01-31T00:00:00Z", "a date in UTC")],
                ConditionKeyType.IpAddress => [Example("203.0.113.0/24", "an address range")],
                _ => [],
            };
    }

    /// <summary>What to say of a key's type: "String", "ARN, multivalued".</summary>
    public static string TypeOf(CatalogConditionKey key)
    {
        var type = key.Type switch
        {
            ConditionKeyType.Arn => "ARN",
            ConditionKeyType.IpAddress => "IP address",
            var other => other.ToString(),
        };
        return key.IsMultivalued ? $"{type}, multivalued" : type;
    }

    private static Suggestion Key(CatalogConditionKey key, string text, string operatorName) =>
        new(PolicyCompletionKind.ConditionKey, key.Name, TypeOf(key), text)
        {
            Snippet = Suggestion.Placeholders(key.Name),
            Value = key.Type is ConditionKeyType.Bool || Family(operatorName) is ConditionFamily.Null ? "\"${9|true,false|}\"" : "\"$9\"",
            Continues = !key.Name.Contains("${", StringComparison.Ordinal) && key.Type is not ConditionKeyType.Bool,
        };

    private static Suggestion Example(string value, string detail) =>
        ElementSuggestions.Value(value, detail, null) with { Snippet = $"${{1:{value}}}" };

    private static bool Fits(string operatorName, CatalogConditionKey key) =>
        !ConditionOperator.TryParse(operatorName, out var parsed)
        || parsed.Family is ConditionFamily.Null
        || (ConditionKeyChecks.Fits(parsed.Family, key) && key.IsMultivalued == parsed.Quantifier is not ConditionQuantifier.None);

    private static ConditionFamily? Family(string operatorName) => ConditionOperator.TryParse(operatorName, out var parsed) ? parsed.Family : null;

    private static string? Explain(string name) => ConditionOperator.TryParse(name, out var parsed) ? ElementTexts.Of(parsed) : null;

    private static string Count(int some, int all) => all == 1 ? "this statement's action" : $"{some} of this statement's {all} actions";
}
