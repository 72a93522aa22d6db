using IamConsole.Core.Evaluation;
using IamConsole.Core.PolicyLanguage;

namespace IamConsole.Tests.Evaluation;

/// <summary>What case files cannot say: unique ids, roles with paths, providers, canonical ids, users behind sessions.</summary>
public sealed class RequestPrincipalTests
{
    private const string Session = "arn:aws:sts::123456789012:assumed-role/app/run";

    [Theory]
    [InlineData("arn:aws:iam::123456789012:role/team/app", true)]
    [InlineData("arn:aws:iam::123456789012:role/app", false)]
    public void A_role_whose_path_is_known_is_compared_in_full(string named, bool isGranted) =>
        Assert.Equal(isGranted, IsGranted(RequestPrincipal.RoleSession(Session, "arn:aws:iam::123456789012:role/team/app"), $$"""{"AWS":"{{named}}"} """));

    [Fact]
    public void A_role_whose_path_is_not_known_is_found_by_its_name() =>
        Assert.True(IsGranted(RequestPrincipal.RoleSession(Session), """{"AWS":"arn:aws:iam::123456789012:role/team/app"}"""));

    [Theory]
    [InlineData("AIDAEXAMPLEEXAMPLE01", true)]
    [InlineData("AIDAEXAMPLEEXAMPLE02", false)]
    [InlineData("AIDA", false)]
    public void A_user_is_known_by_its_unique_id(string id, bool isGranted) =>
        Assert.Equal(isGranted, IsGranted(RequestPrincipal.User("arn:aws:iam::123456789012:user/x", "AIDAEXAMPLEEXAMPLE01"), $$"""{"AWS":"{{id}}"} """));

    [Fact]
    public void A_role_session_is_known_by_its_roles_unique_id() =>
        Assert.True(IsGranted(RequestPrincipal.RoleSession(Session, userId: "AROAEXAMPLEEXAMPLE01:run"), """{"AWS":"AROAEXAMPLEEXAMPLE01"}"""));

    [Fact]
    public void A_provider_is_known_by_its_name() =>
        Assert.True(IsGranted(RequestPrincipal.Federated("accounts.google.com"), """{"Federated":"accounts.google.com"}"""));

    [Fact]
    public void Another_provider_is_not() =>
        Assert.False(IsGranted(RequestPrincipal.Federated("accounts.google.com"), """{"Federated":"www.amazon.com"}"""));

    [Fact]
    public void A_federated_user_has_what_its_user_was_given_within_its_session_policy()
    {
        var federated = RequestPrincipal.FederatedUser("arn:aws:sts::123456789012:federated-user/f", "arn:aws:iam::123456789012:user/u");
        var resource = Compile("""{"Version":"2012-10-17","Statement":{"Effect":"Allow","Principal":{"AWS":"arn:aws:iam::123456789012:user/u"},"Action":"*","Resource":"*"}}""", PolicyKind.Resource);
        var session = Compile("""{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"s3:Get*","Resource":"*"}}""", PolicyKind.Session);
        var policies = new PolicySet { Resource = resource, Session = [session] };

        Assert.True(PolicyEvaluator.Evaluate(policies, new RequestContext(federated, "s3:GetObject", "*")).IsAllowed);
        Assert.Equal(PolicyLayer.Session, PolicyEvaluator.Evaluate(policies, new RequestContext(federated, "s3:PutObject", "*")).DecidedBy);
    }

    [Fact]
    public void A_service_linked_role_is_known_by_its_path() =>
        Assert.True(RequestPrincipal.RoleSession(Session, "arn:aws:iam::123456789012:role/aws-service-role/x.amazonaws.com/app").IsServiceLinkedRole);

    [Theory]
    [InlineData("")]
    [InlineData("alice")]
    [InlineData("arn:aws:iam::123456789012:group/g")]
    [InlineData("arn:aws:iam::123456789012:user")]
    [InlineData("arn:aws:iam::123456789012:user/")]
    [InlineData("arn:aws:iam::123456789012:user/a/")]
    [InlineData("arn:aws:sts::123456789012:assumed-role//session")]
    [InlineData("arn:aws:iam:::user/alice")]
    [InlineData("arn:aws:iam:eu-west-1:123456789012:user/alice")]
    [InlineData("arn:aws:sts::123456789012:assumed-role/app")]
    [InlineData("arn:aws:s3:::bucket")]
    public void Other_ARNs_are_no_principals(string arn) => Assert.Null(RequestPrincipal.TryFromArn(arn));

    [Fact]
    public void A_role_ARN_stands_for_the_role_without_session()
    {
        var role = RequestPrincipal.TryFromArn("arn:aws:iam::123456789012:role/team/app")!;
        Assert.Equal(RequestPrincipalKind.RoleSession, role.Kind);
        Assert.Equal(role.Arn, role.RoleArn);
    }

    private static bool IsGranted(RequestPrincipal principal, string element)
    {
        var text = $$$"""{"Version":"2012-10-17","Statement":{"Effect":"Allow","Principal":{{{element}}},"Action":"*","Resource":"*"}}""";
        var policies = new PolicySet { Resource = Compile(text, PolicyKind.Resource) };
        return PolicyEvaluator.Evaluate(policies, new RequestContext(principal, "s3:GetObject", "*", "123456789012")).IsAllowed;
    }

    private static NamedPolicy Compile(string text, PolicyKind kind) => new("p", CompiledPolicy.Compile(PolicyParser.Parse(text, kind).Document!));
}
