using IamConsole.Core.PolicyLanguage;

namespace IamConsole.Tests.PolicyLanguage;

public sealed class PolicyParserTests
{
    private const string Plain = "\"Effect\":\"Allow\",\"Action\":\"s3:*\"";

    [Fact]
    public void Keeps_what_the_author_wrote()
    {
        const string Text = """
            {
              "Id": "x", "Version": "2012-10-17",
              "Statement": [{
                "Sid": "One", "Effect": "Deny",
                "NotAction": ["s3:Get*", "iam:*"],
                "NotResource": "arn:aws:s3:::b",
                "Condition": {"Bool": {"aws:SecureTransport": false}, "NumericEquals": {"k:n": [1, 2.5]}}
              }]
            }
            """;
        var document = Parse(Text);

        Assert.Equal(("2012-10-17", "x", true), (document.Version, document.Id, document.HasVariables));
        var statement = Assert.Single(document.Statements);
        Assert.Equal(("One", PolicyEffect.Deny), (statement.Sid, statement.Effect));
        Assert.Null(statement.Actions);
        Assert.Equal(["s3:Get*", "iam:*"], statement.NotActions!.Select(action => action.Value));
        Assert.Equal(["arn:aws:s3:::b"], statement.NotResources!.Select(resource => resource.Value));
        Assert.Equal(["Bool", "NumericEquals"], statement.Conditions.Select(condition => condition.Operator));
        Assert.Equal(["1", "2.5"], statement.Conditions[1].Values.Select(value => value.Value));
        Assert.Equal(new TextPosition(Text.IndexOf("iam:", StringComparison.Ordinal) - 1, 5, 30), statement.NotActions![1].Span.Start);
        Assert.Equal("Statement[0].NotAction[1]", statement.NotActions[1].Path);
        Assert.Equal("Statement[0].Condition.NumericEquals[\"k:n\"][1]", statement.Conditions[1].Values[1].Path);
    }

    [Theory]
    [InlineData("\n", 3)]
    [InlineData("\r\n", 3)]
    [InlineData("\r", 3)]
    public void Counts_lines_whatever_ends_them(string newLine, int line)
    {
        var text = $"{{{newLine}\"Version\":\"2012-10-17\",{newLine}\"Statement\":5}}";
        var finding = Assert.Single(Findings(text, PolicyKind.Identity));
        Assert.Equal((line, 13), (finding.Span.Start.Line, finding.Span.Start.Column));
    }

    [Theory]
    [InlineData("")]
    [InlineData("   ")]
    [InlineData("{")]
    [InlineData("{]")]
    [InlineData("nonsense")]
    [InlineData("{\"Version\":\"2012-10-17\",}")]
    [InlineData("{\"Version\":\"2012-10-17\"} {}")]
    [InlineData("{\"Version\":\"2012-10-17\"}x")]
    [InlineData("/* c */{}")]
    [InlineData("{// c\n}")]
    [InlineData("{'Version':'2012-10-17'}")]
    [InlineData("{Version:1}")]
    [InlineData("{\"Version\" \"x\"}")]
    [InlineData("{\"Version\":}")]
    [InlineData("{\"Version\":tru}")]
    [InlineData("{\"Version\":01}")]
    [InlineData("{\"Version\":1.}")]
    [InlineData("{\"Version\":+1}")]
    [InlineData("{\"Version\":NaN}")]
    [InlineData("{\"Version\":\"a\nb\"}")]
    [InlineData("{\"Version\":\"\\x\"}")]
    [InlineData("{\"Version\":\"\\u12g4\"}")]
    [InlineData("{\"Version\":\"\\u12")]
    [InlineData("{\"Version\":\"open}")]
    [InlineData("{\"a\":[1,]}")]
    [InlineData("{\"a\":[1 2]}")]
    [InlineData("{\"a\":1,\"a\":2}")]
    [InlineData("\uFEFF{}")]
    public void Refuses_what_is_not_strict_JSON(string text)
    {
        var result = PolicyParser.Parse(text, PolicyKind.Identity);

        Assert.False(result.IsUsable);
        Assert.Equal(FindingCodes.JsonSyntaxError, Assert.Single(result.Findings).Code);
    }

    [Fact]
    public void Refuses_a_duplicate_member_among_many()
    {
        var members = string.Join(',', Enumerable.Range(0, 20).Select(index => $"\"m{index}\":1"));
        var finding = Assert.Single(Findings($"{{{members},\"m3\":2}}", PolicyKind.Identity));
        Assert.Contains("'m3' appears twice", finding.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Refuses_a_duplicate_that_is_spelt_with_an_escape() =>
        Assert.Equal(FindingCodes.JsonSyntaxError, Assert.Single(Findings("{\"Version\":\"2012-10-17\",\"\\u0056ersion\":\"2012-10-17\"}", PolicyKind.Identity)).Code);

    [Fact]
    public void Deep_nesting_is_a_finding_and_no_crash()
    {
        var text = string.Concat(Enumerable.Repeat("{\"a\":", 100_000));
        Assert.Equal(FindingCodes.JsonSyntaxError, Assert.Single(Findings(text, PolicyKind.Identity)).Code);
    }

    [Theory]
    [InlineData("[]", FindingCodes.DataTypeMismatch)]
    [InlineData("\"text\"", FindingCodes.DataTypeMismatch)]
    [InlineData("""{"Version":"2012-10-17"}""", FindingCodes.MissingStatement)]
    [InlineData("""{"version":"2012-10-17","Statement":[]}""", FindingCodes.InvalidPolicyElement)]
    [InlineData("""{"Version":"2012-10-18","Statement":[]}""", FindingCodes.InvalidVersion)]
    [InlineData("""{"Version":20121017,"Statement":[]}""", FindingCodes.DataTypeMismatch)]
    [InlineData("""{"Id":["x"],"Statement":[]}""", FindingCodes.DataTypeMismatch)]
    [InlineData("""{"Statement":"x"}""", FindingCodes.DataTypeMismatch)]
    [InlineData("""{"Statement":["x"]}""", FindingCodes.DataTypeMismatch)]
    [InlineData("""{"Statement":null}""", FindingCodes.DataTypeMismatch)]
    [InlineData("""{"Statement":{"Effect":"allow","Action":"*","Resource":"*"}}""", FindingCodes.InvalidEffect)]
    [InlineData("""{"Statement":{"Effect":["Allow"],"Action":"*","Resource":"*"}}""", FindingCodes.DataTypeMismatch)]
    [InlineData("""{"Statement":{"Action":"*","Resource":"*"}}""", FindingCodes.MissingEffect)]
    [InlineData("""{"Statement":{"Effect":"Allow","Resource":"*"}}""", FindingCodes.MissingAction)]
    [InlineData("""{"Statement":{"Effect":"Allow","Action":"*"}}""", FindingCodes.MissingResource)]
    [InlineData("""{"Statement":{"Effect":"Allow","Action":"*","NotAction":"*","Resource":"*"}}""", FindingCodes.UnsupportedElementCombination)]
    [InlineData("""{"Statement":{"Effect":"Allow","Action":"*","Resource":"*","NotResource":"*"}}""", FindingCodes.UnsupportedElementCombination)]
    [InlineData("""{"Statement":{"Effect":"Allow","Action":"*","Resource":"*","Principal":"*"}}""", FindingCodes.UnsupportedPrincipal)]
    [InlineData("""{"Statement":{"Effect":"Allow","Action":5,"Resource":"*"}}""", FindingCodes.DataTypeMismatch)]
    [InlineData("""{"Statement":{"Effect":"Allow","Action":["*",true],"Resource":"*"}}""", FindingCodes.DataTypeMismatch)]
    [InlineData("""{"Statement":{"Effect":"Allow","Action":[["*"]],"Resource":"*"}}""", FindingCodes.DataTypeMismatch)]
    [InlineData("""{"Statement":{"Effect":"Allow","Action":"*","Resource":{}}}""", FindingCodes.DataTypeMismatch)]
    [InlineData("""{"Statement":{"Effect":"Allow","Action":"*","Resource":"*","Sid":1}}""", FindingCodes.DataTypeMismatch)]
    [InlineData("""{"Statement":{"Effect":"Allow","Action":"*","Resource":"*","Comment":"x"}}""", FindingCodes.InvalidPolicyElement)]
    [InlineData("""{"Statement":{"Effect":"Allow","Action":"*","Resource":"*","Condition":[]}}""", FindingCodes.DataTypeMismatch)]
    [InlineData("""{"Statement":{"Effect":"Allow","Action":"*","Resource":"*","Condition":{"Bool":"x"}}}""", FindingCodes.DataTypeMismatch)]
    [InlineData("""{"Statement":{"Effect":"Allow","Action":"*","Resource":"*","Condition":{"Bool":{"a:b":null}}}}""", FindingCodes.DataTypeMismatch)]
    [InlineData("""{"Statement":{"Effect":"Allow","Action":"*","Resource":"*","Condition":{"Bool":{"a:b":[{}]}}}}""", FindingCodes.DataTypeMismatch)]
    public void Refuses_what_the_grammar_of_an_identity_policy_does_not_have(string text, string code)
    {
        var result = PolicyParser.Parse(text, PolicyKind.Identity);

        Assert.False(result.IsUsable);
        Assert.Contains(result.Findings, finding => finding.Code == code && finding.Type == PolicyFindingType.Error);
    }

    [Theory]
    [InlineData(PolicyKind.Resource, "", FindingCodes.MissingPrincipal)]
    [InlineData(PolicyKind.Trust, "", FindingCodes.MissingPrincipal)]
    [InlineData(PolicyKind.ResourceControl, ",\"Resource\":\"*\"", FindingCodes.MissingPrincipal)]
    [InlineData(PolicyKind.Trust, ",\"Principal\":{\"AWS\":\"123456789012\"},\"Resource\":\"*\"", FindingCodes.TrustResource)]
    [InlineData(PolicyKind.Trust, ",\"Principal\":{\"AWS\":\"123456789012\"},\"NotResource\":\"*\"", FindingCodes.TrustResource)]
    [InlineData(PolicyKind.Trust, ",\"NotPrincipal\":{\"AWS\":\"123456789012\"}", FindingCodes.TrustNotPrincipal)]
    [InlineData(PolicyKind.Resource, ",\"Principal\":\"*\",\"NotPrincipal\":\"*\"", FindingCodes.UnsupportedElementCombination)]
    [InlineData(PolicyKind.Resource, ",\"Principal\":\"123456789012\"", FindingCodes.InvalidPrincipalFormat)]
    [InlineData(PolicyKind.Resource, ",\"Principal\":[\"*\"]", FindingCodes.InvalidPrincipalFormat)]
    [InlineData(PolicyKind.Resource, ",\"Principal\":{\"Aws\":\"*\"}", FindingCodes.InvalidPrincipalKey)]
    [InlineData(PolicyKind.Resource, ",\"Principal\":{\"AWS\":\"arn:aws:iam::123456789012:user/*\"}", FindingCodes.UnsupportedWildcardInPrincipal)]
    [InlineData(PolicyKind.Resource, ",\"Principal\":{\"Service\":\"*\"}", FindingCodes.UnsupportedWildcardInPrincipal)]
    [InlineData(PolicyKind.Resource, ",\"Principal\":{\"AWS\":5}", FindingCodes.DataTypeMismatch)]
    [InlineData(PolicyKind.ServiceControl, ",\"Resource\":\"*\",\"Principal\":\"*\"", FindingCodes.ServiceControlPrincipal)]
    [InlineData(PolicyKind.ResourceControl, ",\"Resource\":\"*\",\"Principal\":{\"AWS\":\"123456789012\"}", FindingCodes.ResourceControlPrincipal)]
    [InlineData(PolicyKind.ResourceControl, ",\"Resource\":\"*\",\"NotPrincipal\":\"*\"", FindingCodes.ResourceControlPrincipal)]
    [InlineData(PolicyKind.PermissionsBoundary, "", FindingCodes.MissingResource)]
    [InlineData(PolicyKind.Session, "", FindingCodes.MissingResource)]
    [InlineData(PolicyKind.ServiceControl, "", FindingCodes.MissingResource)]
    public void Refuses_what_the_grammar_of_another_kind_does_not_have(PolicyKind kind, string rest, string code)
    {
        var result = PolicyParser.Parse($"{{\"Statement\":{{{Plain}{rest}}}}}", kind);

        Assert.False(result.IsUsable);
        Assert.Contains(result.Findings, finding => finding.Code == code);
    }

    [Theory]
    [InlineData(PolicyKind.Resource, ",\"Principal\":\"*\"")]
    [InlineData(PolicyKind.Resource, ",\"NotPrincipal\":{\"CanonicalUser\":\"00ff\"},\"Resource\":\"*\"")]
    [InlineData(PolicyKind.Trust, ",\"Principal\":{\"AWS\":\"*\"}")]
    [InlineData(PolicyKind.Trust, ",\"Principal\":{\"Service\":[\"a.amazonaws.com\"],\"Federated\":\"www.amazon.com\"}")]
    [InlineData(PolicyKind.ResourceControl, ",\"Principal\":\"*\",\"Resource\":\"*\"")]
    [InlineData(PolicyKind.ServiceControl, ",\"NotResource\":\"*\"")]
    [InlineData(PolicyKind.VpcEndpoint, "")]
    [InlineData(PolicyKind.Session, ",\"Resource\":[]")]
    public void Accepts_what_each_kind_has(PolicyKind kind, string rest)
    {
        var result = PolicyParser.Parse($"{{\"Statement\":{{{Plain}{rest}}}}}", kind);

        Assert.True(result.IsUsable, string.Join("; ", result.Findings));
    }

    [Theory]
    [InlineData(",\"Condition\":{\"StringSame\":{\"a:b\":\"c\"}}", FindingCodes.InvalidConditionOperator)]
    [InlineData(",\"Condition\":{\"NullIfExists\":{\"a:b\":\"true\"}}", FindingCodes.NullWithIfExists)]
    [InlineData(",\"Condition\":{\"Bool\":{\"a:b\":\"true\",\"A:B\":\"true\"}}", FindingCodes.DuplicateKeysWithDifferentCase)]
    [InlineData(",\"Sid\":\"not allowed\"", FindingCodes.UnsupportedSid)]
    public void Leaves_a_document_with_a_finding_where_evaluation_can_fail_closed(string rest, string code)
    {
        var result = PolicyParser.Parse($"{{\"Statement\":{{{Plain},\"Resource\":\"*\"{rest}}}}}", PolicyKind.Identity);

        Assert.True(result.IsUsable);
        Assert.Equal(code, Assert.Single(result.Findings).Code);
    }

    [Fact]
    public void A_finding_underlines_what_is_wrong()
    {
        const string Text = """{"Statement":[{"Effect":"Permit","Action":"*","Resource":"*"}]}""";
        var finding = Assert.Single(Findings(Text, PolicyKind.Identity));

        Assert.Equal("\"Permit\"", finding.Span.Of(Text));
        Assert.Equal("Statement[0].Effect", finding.Path);
        Assert.Equal("Effect is Allow or Deny, with a capital letter.", finding.Message);
    }

    [Fact]
    public void Repeated_Sids_are_an_error_in_identity_policies_and_a_warning_in_resource_policies()
    {
        const string Identity = """{"Statement":[{"Sid":"A","Effect":"Allow","Action":"*","Resource":"*"},{"Sid":"A","Effect":"Allow","Action":"*","Resource":"*"}]}""";
        var resource = Identity.Replace("\"Resource\"", "\"Principal\":\"*\",\"Resource\"");

        Assert.Equal((FindingCodes.UniqueSidsRequired, PolicyFindingType.Error), CodeAndType(Assert.Single(Findings(Identity, PolicyKind.Identity))));
        Assert.Equal((FindingCodes.UniqueSidsRecommended, PolicyFindingType.Warning), CodeAndType(Assert.Single(Findings(resource, PolicyKind.Resource))));
    }

    private static (string, PolicyFindingType) CodeAndType(PolicyFinding finding) => (finding.Code, finding.Type);

    private static IReadOnlyList<PolicyFinding> Findings(string text, PolicyKind kind) => PolicyParser.Parse(text, kind).Findings;

    private static PolicyDocument Parse(string text)
    {
        var result = PolicyParser.Parse(text, PolicyKind.Identity);
        Assert.Empty(result.Findings);
        return result.Document!;
    }
}
