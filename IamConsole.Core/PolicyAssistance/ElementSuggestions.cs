using IamConsole.Core.PolicyLanguage;

namespace IamConsole.Core.PolicyAssistance;

/// <summary>Elements of documents, statements and principals, as the kind of policy has them (IAM User Guide, IAM JSON policy elements reference).</summary>
internal static class ElementSuggestions
{
    private static readonly (string, string)[] Pairs = [("Action", "NotAction"), ("Resource", "NotResource"), ("Principal", "NotPrincipal")];
    private static readonly string[] PrincipalTypes = ["AWS", "Service", "Federated", "CanonicalUser"];

    public static IEnumerable<Suggestion> OfDocument(PolicyKind kind, HashSet<string> present) =>
        new[]
        {
            Element("Version", $"\"{PolicyDocument.CurrentVersion}\""),
            Element("Id", "\"$1\""),
            Element("Statement", $"[\n\t{StatementSnippet(kind, "\t")}\n]"),
        }.Where(element => !present.Contains(element.Name));

    public static IEnumerable<Suggestion> OfStatement(PolicyKind kind, HashSet<string> present) =>
        All(kind).Where(element => !present.Contains(element.Name) && !Pairs.Any(pair =>
            (pair.Item1 == element.Name && present.Contains(pair.Item2)) || (pair.Item2 == element.Name && present.Contains(pair.Item1))));

    /// <summary>A whole statement, where the list of statements wants one.</summary>
    public static Suggestion NewStatement(PolicyKind kind) =>
        new(PolicyCompletionKind.Element, "New statement", null, ElementTexts.Of("Statement")) { Value = StatementSnippet(kind, "") };

    public static IEnumerable<Suggestion> OfPrincipal(HashSet<string> present) =>
        PrincipalTypes
            .Where(name => !present.Contains(name))
            .Select(name => Element(name, "\"$1\"", continues: true));

    public static IEnumerable<Suggestion> Versions() =>
    [
        Value(PolicyDocument.CurrentVersion, "current", "The version of the policy language with policy variables."),
        Value(PolicyDocument.LegacyVersion, "older", "The version that a policy without this element has. Policy variables are plain text in it."),
    ];

    public static IEnumerable<Suggestion> Effects() =>
        [Value("Allow", null, ElementTexts.Effect("Allow")), Value("Deny", null, ElementTexts.Effect("Deny"))];

    public static Suggestion Value(string value, string? detail, string? text) => new(PolicyCompletionKind.Value, value, detail, text);

    private static IEnumerable<Suggestion> All(PolicyKind kind)
    {
        yield return Element("Sid", "\"${1:Statement1}\"");
        yield return Element("Effect", "\"${1|Allow,Deny|}\"");
        if (kind is PolicyKind.Trust or PolicyKind.Resource or PolicyKind.VpcEndpoint)
        {
            yield return Element("Principal", "{\n\t$1\n}", continues: true);
        }
        else if (kind is PolicyKind.ResourceControl)
        {
            yield return Element("Principal", "\"*\"");
        }

        if (kind is PolicyKind.Resource or PolicyKind.VpcEndpoint)
        {
            yield return Element("NotPrincipal", "{\n\t$1\n}", continues: true);
        }

        yield return Element("Action", "\"$1\"", continues: true);
        if (kind is not PolicyKind.ResourceControl)
        {
            yield return Element("NotAction", "\"$1\"", continues: true);
        }

        if (kind is not PolicyKind.Trust)
        {
            yield return Element("Resource", "\"$1\"", continues: true);
            yield return Element("NotResource", "\"$1\"", continues: true);
        }

        yield return Element("Condition", "{\n\t$1\n}", continues: true);
    }

    private static Suggestion Element(string name, string value, bool continues = false) =>
        new(PolicyCompletionKind.Element, name, null, ElementTexts.Of(name)) { Value = value, Continues = continues };

    private static string StatementSnippet(PolicyKind kind, string indent)
    {
        string[] members = kind switch
        {
            PolicyKind.Trust => ["\"Effect\": \"Allow\"", "\"Principal\": {\n\t\t\"${1|AWS,Service,Federated|}\": \"$2\"\n\t}", "\"Action\": \"sts:AssumeRole\""],
            PolicyKind.Resource or PolicyKind.VpcEndpoint =>
                ["\"Effect\": \"${1|Allow,Deny|}\"", "\"Principal\": {\n\t\t\"AWS\": \"$2\"\n\t}", "\"Action\": \"$3\"", "\"Resource\": \"$4\""],
            PolicyKind.ResourceControl => ["\"Effect\": \"Deny\"", "\"Principal\": \"*\"", "\"Action\": \"$1\"", "\"Resource\": \"$2\""],
            _ => ["\"Effect\": \"${1|Allow,Deny|}\"", "\"Action\": \"$2\"", "\"Resource\": \"$3\""],
        };
        return $"{{\n\t{string.Join(",\n\t", members)}\n}}".Replace("\n", "\n" + indent, StringComparison.Ordinal);
    }
}
