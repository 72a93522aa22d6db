using IamConsole.Core.AccessAnalyzer;
using IamConsole.Core.Arns;

namespace IamConsole.Tests.AccessAnalyzer;

/// <summary>Who from outside the account 123456789012 a trust policy lets in.</summary>
public sealed class TrustAnalysisTests
{
    private static readonly AccountId Own = AccountId.Parse("123456789012");

    [Theory]
    [InlineData("an account by its id", """{"AWS":"999999999999"}""", "AWS 999999999999")]
    [InlineData("an account by its root", """{"AWS":"arn:aws:iam::999999999999:root"}""", "AWS 999999999999")]
    [InlineData("a role of another account", """{"AWS":"arn:aws:iam::999999999999:role/deploy"}""", "AWS arn:aws:iam::999999999999:role/deploy")]
    [InlineData("everyone", "\"*\"", "AWS *")]
    [InlineData("everyone of AWS", """{"AWS":"*"}""", "AWS *")]
    [InlineData("two accounts", """{"AWS":["888888888888","999999999999"]}""", "AWS 888888888888; AWS 999999999999")]
    [InlineData("the account itself", """{"AWS":"123456789012"}""", "")]
    [InlineData("a user of the account", """{"AWS":"arn:aws:iam::123456789012:user/alice"}""", "")]
    [InlineData("a user who is gone", """{"AWS":"AIDAABCDEFGHIJKLMNOPQ"}""", "")]
    [InlineData("a service", """{"Service":"ec2.amazonaws.com"}""", "")]
    [InlineData("own and other", """{"AWS":["123456789012","999999999999"],"Service":"ec2.amazonaws.com"}""", "AWS 999999999999")]
    public void It_lets_in(string what, string principal, string expected) =>
        Assert.True(expected == Text(Find($$"""{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{{principal}},"Action":"sts:AssumeRole"}]}""")), what);

    [Fact]
    public void Providers_are_outside_whoever_has_uploaded_them()
    {
        var found = Find("""
            {"Version":"2012-10-17","Statement":[
              {"Effect":"Allow","Principal":{"Federated":"arn:aws:iam::123456789012:saml-provider/staff"},"Action":"sts:AssumeRoleWithSAML","Condition":{"StringEquals":{"SAML:aud":"https://signin.aws.amazon.com/saml"}}},
              {"Effect":"Allow","Principal":{"Federated":"arn:aws:iam::123456789012:oidc-provider/token.example"},"Action":"sts:AssumeRoleWithWebIdentity"}]}
            """);

        Assert.Equal("Federated arn:aws:iam::123456789012:oidc-provider/token.example; Federated arn:aws:iam::123456789012:saml-provider/staff", Text(found));
        Assert.Equal([["sts:AssumeRoleWithWebIdentity"], ["sts:AssumeRoleWithSAML"]], found.Select(grant => grant.Actions));
        Assert.Equal("https://signin.aws.amazon.com/saml", found[1].Condition["SAML:aud"]);
    }

    [Fact]
    public void What_may_only_be_tagged_lets_nobody_in() =>
        Assert.Empty(Find("""{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"AWS":"999999999999"},"Action":"sts:TagSession"}]}"""));

    [Fact]
    public void A_provider_cannot_ask_as_an_account_does() =>
        Assert.Empty(Find("""{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"Federated":"arn:aws:iam::123456789012:saml-provider/staff"},"Action":"sts:AssumeRole"}]}"""));

    [Fact]
    public void Statements_that_say_the_same_of_one_principal_are_one()
    {
        var grant = Assert.Single(Find("""
            {"Version":"2012-10-17","Statement":[
              {"Effect":"Allow","Principal":{"AWS":"999999999999"},"Action":"sts:AssumeRole"},
              {"Effect":"Allow","Principal":{"AWS":"arn:aws:iam::999999999999:root"},"Action":["sts:TagSession","sts:AssumeRole"]}]}
            """));

        Assert.Equal(["sts:AssumeRole", "sts:TagSession"], grant.Actions);
    }

    [Theory]
    [InlineData("""{"StringEquals":{"sts:ExternalId":"four words"}}""", "sts:ExternalId=four words", true)]
    [InlineData("""{"Bool":{"aws:MultiFactorAuthPresent":"true"}}""", "aws:MultiFactorAuthPresent=true", true)]
    [InlineData("""{"StringEquals":{"aws:PrincipalOrgID":"o-sample"}}""", "aws:PrincipalOrgID=o-sample", false)]
    [InlineData("""{"StringLike":{"aws:PrincipalOrgID":"*"}}""", "aws:PrincipalOrgID=*", true)]
    [InlineData("""{"StringEqualsIfExists":{"aws:PrincipalOrgID":"o-sample"}}""", "aws:PrincipalOrgID=o-sample", true)]
    [InlineData("""{"ForAllValues:StringEquals":{"aws:PrincipalOrgPaths":"o-sample/r-sample/"}}""", "aws:PrincipalOrgPaths=o-sample/r-sample/", true)]
    [InlineData("""{"IpAddress":{"aws:SourceIp":["10.0.0.0/8","192.168.0.0/16"]}}""", "aws:SourceIp=10.0.0.0/8,192.168.0.0/16", false)]
    [InlineData("""{"IpAddress":{"aws:SourceIp":"0.0.0.0/0"}}""", "aws:SourceIp=0.0.0.0/0", true)]
    [InlineData("""{"StringNotEquals":{"aws:PrincipalAccount":"888888888888"}}""", "aws:PrincipalAccount=not 888888888888", true)]
    [InlineData("""{"Null":{"aws:TokenIssueTime":"false"}}""", "aws:TokenIssueTime=present", true)]
    public void Access_for_everyone_is_public_unless_a_condition_says_who(string condition, string shown, bool isPublic)
    {
        var grant = Assert.Single(Find($$"""{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":"*","Action":"sts:AssumeRole","Condition":{{condition}}}]}"""));

        Assert.Equal(shown, string.Join(';', grant.Condition.Select(pair => $"{pair.Key}={pair.Value}")));
        Assert.Equal(isPublic, grant.IsPublic);
    }

    [Theory]
    [InlineData("""{"StringEquals":{"aws:PrincipalAccount":"123456789012"}}""")]
    [InlineData("""{"ArnLike":{"aws:principalarn":"arn:aws:iam::123456789012:role/*"}}""")]
    public void Access_for_everyone_of_the_account_is_not_from_outside(string condition) =>
        Assert.Empty(Find($$"""{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":"*","Action":"sts:AssumeRole","Condition":{{condition}}}]}"""));

    [Fact]
    public void An_account_is_never_public() =>
        Assert.False(Assert.Single(Find("""{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"AWS":"999999999999"},"Action":"sts:*"}]}""")).IsPublic);

    [Theory]
    [InlineData("of everyone", "\"*\"", "sts:AssumeRole", "{}", "")]
    [InlineData("of the account", """{"AWS":"999999999999"}""", "sts:*", "{}", "")]
    [InlineData("of another account", """{"AWS":"888888888888"}""", "sts:*", "{}", "AWS arn:aws:iam::999999999999:role/deploy")]
    [InlineData("of another action", "\"*\"", "sts:TagSession", "{}", "AWS arn:aws:iam::999999999999:role/deploy")]
    [InlineData("of all outside the account", "\"*\"", "sts:AssumeRole", """{"StringNotEquals":{"aws:PrincipalAccount":"123456789012"}}""", "")]
    [InlineData("without MFA", "\"*\"", "sts:AssumeRole", """{"Bool":{"aws:MultiFactorAuthPresent":"false"}}""", "AWS arn:aws:iam::999999999999:role/deploy aws:MultiFactorAuthPresent=true")]
    [InlineData("of all but an organization", "\"*\"", "sts:AssumeRole", """{"StringNotEqualsIfExists":{"aws:PrincipalOrgID":"o-sample"}}""", "AWS arn:aws:iam::999999999999:role/deploy aws:PrincipalOrgID=o-sample")]
    [InlineData("at some addresses", "\"*\"", "sts:AssumeRole", """{"IpAddress":{"aws:SourceIp":"10.0.0.0/8"}}""", "AWS arn:aws:iam::999999999999:role/deploy")]
    public void A_Deny_counts(string what, string principal, string action, string condition, string expected)
    {
        var found = Find($$"""
            {"Version":"2012-10-17","Statement":[
              {"Effect":"Allow","Principal":{"AWS":"arn:aws:iam::999999999999:role/deploy"},"Action":"sts:AssumeRole"},
              {"Effect":"Deny","Principal":{{principal}},"Action":"{{action}}","Condition":{{condition}}}]}
            """);

        Assert.True(expected == Text(found), what);
    }

    [Fact]
    public void A_policy_that_cannot_be_read_lets_nobody_in() => Assert.Empty(Find("{"));

    private static IReadOnlyList<ExternalGrant> Find(string trustPolicy) => TrustAnalysis.Find(Own, trustPolicy);

    private static string Text(IReadOnlyList<ExternalGrant> found) =>
        string.Join("; ", found.Select(grant => string.Join(' ', [grant.PrincipalType, grant.Principal, .. grant.Condition.Where(pair => pair.Key.StartsWith("aws:", StringComparison.Ordinal)).Select(pair => $"{pair.Key}={pair.Value}")])));
}
