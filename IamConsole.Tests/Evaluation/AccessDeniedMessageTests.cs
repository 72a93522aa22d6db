using IamConsole.Core.Evaluation;
using IamConsole.Core.PolicyLanguage;

namespace IamConsole.Tests.Evaluation;

public sealed class AccessDeniedMessageTests
{
    private const string Bob = "arn:aws:iam::123456789012:user/bob";
    private const string Users = "arn:aws:iam::123456789012:user/";

    private static readonly RequestContext Request = new(RequestPrincipal.User(Bob), "iam:ListUsers", Users);

    [Theory]
    [InlineData(PolicyLayer.Identity, "because no identity-based policy allows the iam:ListUsers action")]
    [InlineData(PolicyLayer.Resource, "because no resource-based policy allows the iam:ListUsers action")]
    [InlineData(PolicyLayer.Boundary, "because no permissions boundary allows the iam:ListUsers action")]
    [InlineData(PolicyLayer.Session, "because no session policy allows the iam:ListUsers action")]
    [InlineData(PolicyLayer.ServiceControl, "because no service control policy allows the iam:ListUsers action")]
    [InlineData(PolicyLayer.ResourceControl, "because no resource control policy allows the iam:ListUsers action")]
    [InlineData(PolicyLayer.VpcEndpoint, "because no VPC endpoint policy allows the iam:ListUsers action")]
    [InlineData(PolicyLayer.Trust, "because no role trust policy allows the iam:ListUsers action")]
    public void Implicit_denial_names_the_missing_policy(PolicyLayer layer, string reason) => Assert.Equal(
        $"User: {Bob} is not authorized to perform: iam:ListUsers on resource: {Users} {reason}",
        AccessDeniedMessage.For(new Decision(DecisionResult.ImplicitDeny, layer), Request));

    [Theory]
    [InlineData(PolicyLayer.Identity, "an identity-based policy")]
    [InlineData(PolicyLayer.Resource, "a resource-based policy")]
    [InlineData(PolicyLayer.Boundary, "a permissions boundary")]
    [InlineData(PolicyLayer.Session, "a session policy")]
    [InlineData(PolicyLayer.ServiceControl, "a service control policy")]
    [InlineData(PolicyLayer.ResourceControl, "a resource control policy")]
    [InlineData(PolicyLayer.VpcEndpoint, "a VPC endpoint policy")]
    [InlineData(PolicyLayer.Trust, "the role trust policy")]
    public void Explicit_denial_names_the_denying_policy(PolicyLayer layer, string policy) => Assert.Equal(
        $"User: {Bob} is not authorized to perform: iam:ListUsers on resource: {Users} with an explicit deny in {policy}",
        AccessDeniedMessage.For(new Decision(DecisionResult.ExplicitDeny, layer), Request));

    [Fact]
    public void An_explained_explicit_denial_ends_with_the_policys_ARN()
    {
        const string Arn = "arn:aws:iam::123456789012:policy/NoLists";
        const string Text = """{"Version":"2012-10-17","Statement":{"Effect":"Deny","Action":"iam:List*","Resource":"*"}}""";
        var policies = new PolicySet { Identity = [new NamedPolicy(Arn, CompiledPolicy.Compile(PolicyParser.Parse(Text, PolicyKind.Identity).Document!))] };

        var text = AccessDeniedMessage.For(PolicyEvaluator.Explain(policies, Request), Request);

        Assert.EndsWith($"with an explicit deny in an identity-based policy: {Arn}", text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_role_session_is_named_by_its_session()
    {
        const string Session = "arn:aws:sts::123456789012:assumed-role/app/run";
        var request = new RequestContext(RequestPrincipal.RoleSession(Session), "s3:GetObject", "*");

        Assert.StartsWith($"User: {Session} is not", AccessDeniedMessage.For(PolicyEvaluator.Evaluate(PolicySet.Empty, request), request), StringComparison.Ordinal);
    }

    [Fact]
    public void Root_is_told_that_it_assumes_no_roles()
    {
        var request = new RequestContext(RequestPrincipal.Root("123456789012"), "sts:AssumeRole", "arn:aws:iam::123456789012:role/r");

        Assert.Equal("Roles may not be assumed by root accounts.", AccessDeniedMessage.For(PolicyEvaluator.Evaluate(PolicySet.Empty, request), request));
    }
}
