using AngleSharp.Dom;
using Bunit;
using IamConsole.Components.Shared;
using IamConsole.Core.Evaluation;
using IamConsole.Core.PolicyLanguage;
using IamConsole.Tests.Support;
using Xunit;

namespace IamConsole.Tests.Components.Shared;

public sealed class ExplanationViewTests : ConsoleContext
{
    private const string Bob = "arn:aws:iam::123456789012:user/bob";

    private static readonly RequestPrincipal Requester = RequestPrincipal.User(Bob);

    [Theory]
    [InlineData("""{"Effect":"Allow","Action":["ec2:Run*","s3:Put*"],"Resource":"*"}""", "the action is none of those", "Policy wants", "s3:Put*", "s3:GetObject", "Action")]
    [InlineData("""{"Effect":"Allow","NotAction":"s3:Get*","Resource":"*"}""", "NotAction leaves this action out", "Policy leaves out", "s3:Get*", "s3:GetObject", "NotAction")]
    [InlineData("""{"Effect":"Allow","Action":"s3:*","Resource":"arn:aws:s3:::a/*"}""", "the resource is none of those", "Policy wants", "arn:aws:s3:::a/*", "arn:aws:s3:::b/k", "Resource")]
    [InlineData("""{"Effect":"Allow","Action":"s3:*","NotResource":"arn:aws:s3:::b/*"}""", "NotResource leaves this resource out", "Policy leaves out", "arn:aws:s3:::b/*", "arn:aws:s3:::b/k", "NotResource")]
    [InlineData("""{"Effect":"Allow","Action":"s3:*","Resource":"*","Condition":{"StringLike":{"s3:prefix":"home/alice/*"}}}""", "its condition on s3:prefix is not met", "Policy wants", "home/alice/*", "home/bob/x", "\"s3:prefix\"")]
    [InlineData("""{"Effect":"Allow","Action":"s3:*","Resource":"*","Condition":{"Bool":{"aws:MultiFactorAuthPresent":"true"}}}""", "the request lacks the key aws:MultiFactorAuthPresent", "Policy wants", "true", "no such key", "\"aws:MultiFactorAuthPresent\"")]
    public void A_statement_that_does_not_apply_says_which_clause_fails_and_shows_both_sides_and_its_place(string statement, string reason, string side, string wanted, string actual, string marked)
    {
        var text = $$"""{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"iam:GetUser","Resource":"*"},{{statement}}]}""";
        var view = Show(new PolicySet { Identity = [Policy("team", text)] }, Request("s3:GetObject", "arn:aws:s3:::b/k").Add("s3:prefix", "home/bob/x"), text);

        var shown = view.Find(".explanation-statement");
        Assert.Contains(reason, shown.TextContent, StringComparison.Ordinal);
        Assert.Equal([side, "Request has"], shown.QuerySelectorAll("dt").Select(term => term.TextContent));
        Assert.Contains(wanted, shown.QuerySelectorAll("dd")[0].TextContent, StringComparison.Ordinal);
        Assert.Contains(actual, shown.QuerySelectorAll("dd")[1].TextContent, StringComparison.Ordinal);

        shown.QuerySelector("button")!.Click();
        Assert.StartsWith(marked.Trim('"'), string.Concat(view.FindAll("mark").Select(mark => mark.TextContent)).Trim('"'), StringComparison.Ordinal);
        Assert.Contains(view.FindAll(".json-line-lit"), line => line.TextContent.Contains(wanted, StringComparison.Ordinal));
        Assert.DoesNotContain(view.FindAll(".json-line-lit"), line => line.TextContent.Contains("iam:GetUser", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("""{"Effect":"Allow","Principal":{"AWS":"arn:aws:iam::123456789012:user/alice"},"Action":"s3:*","Resource":"*"}""", "Policy wants", "the requester is none of those")]
    [InlineData("""{"Effect":"Deny","NotPrincipal":{"AWS":["arn:aws:iam::123456789012:user/bob","arn:aws:iam::123456789012:root"]},"Action":"s3:*","Resource":"*"}""", "Policy leaves out", "NotPrincipal leaves this requester out")]
    public void A_statement_for_somebody_else_says_so(string statement, string side, string reason)
    {
        var text = $$"""{"Version":"2012-10-17","Statement":{{statement}}}""";
        var view = Show(new PolicySet { Resource = Policy("bucket", text, PolicyKind.Resource) }, Request("s3:GetObject", "arn:aws:s3:::b/k"), text);

        var shown = view.Find(".explanation-statement");
        Assert.Contains(reason, shown.TextContent, StringComparison.Ordinal);
        Assert.Equal(side, shown.QuerySelector("dt")!.TextContent);
        Assert.Contains(Bob, shown.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void An_explicit_deny_comes_first_and_is_named_in_the_sentence()
    {
        const string text = """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"*","Resource":"*"},{"Sid":"NoDelete","Effect":"Deny","Action":"iam:Delete*","Resource":"*"}]}""";
        var view = Show(new PolicySet { Identity = [Policy("team", text)] }, Request("iam:DeleteUser", Bob), text);

        Assert.Contains("Denied explicitly", view.Find(".explanation-sentence").TextContent, StringComparison.Ordinal);
        Assert.Contains("Statement 2 (NoDelete) of Team policy (identity-based policies) denies iam:DeleteUser.", view.Find(".explanation-sentence").TextContent, StringComparison.Ordinal);
        Assert.Equal(["Deny", "Allow"], view.FindAll(".explanation-statement .effect").Select(effect => effect.TextContent));
        Assert.Equal(["Found", "Denies"], view.FindAll(".explanation-layer .status").Select(status => status.TextContent.Trim()));
    }

    [Fact]
    public void A_boundary_that_leaves_no_room_decides_and_both_sides_are_shown_in_order()
    {
        const string all = """{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"*","Resource":"*"}}""";
        const string boundary = """{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"s3:*","Resource":"*"}}""";
        var view = Show(new PolicySet { Identity = [Policy("team", all)], Boundary = Policy("limit", boundary) }, Request("iam:CreateUser", Bob), all);

        Assert.Contains("The identity-based policies allow iam:CreateUser, but the permissions boundary does not.", view.Find(".explanation-sentence").TextContent, StringComparison.Ordinal);
        Assert.Equal(
            ["Explicit deny in any policy", "Identity-based policies", "Permissions boundary"],
            view.FindAll(".explanation-layer-head strong").Select(name => name.TextContent));
        Assert.Contains("Decides", view.FindAll(".explanation-layer")[2].TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("Decides", view.FindAll(".explanation-layer")[1].TextContent, StringComparison.Ordinal);
        Assert.Contains("Not involved in this request: resource control policies", view.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_about_another_service_waits_behind_a_button()
    {
        var others = string.Concat(Enumerable.Range(0, 12).Select(index => $$"""{"Effect":"Allow","Action":"ec2:Action{{index}}","Resource":"*"},"""));
        var text = $$"""{"Version":"2012-10-17","Statement":[{{others}}{"Sid":"Near","Effect":"Allow","Action":"iam:GetUser","Resource":"*"}]}""";
        var view = Show(new PolicySet { Identity = [Policy("team", text)] }, Request("iam:ListUsers", "*"), text);

        Assert.Contains("(Near)", Assert.Single(view.FindAll(".explanation-statement")).TextContent, StringComparison.Ordinal);
        view.FindAll("button").Single(button => button.TextContent == "Show 12 more").Click();
        Assert.Equal(13, view.FindAll(".explanation-statement").Count);
    }

    [Fact]
    public void The_statement_that_comes_nearest_is_named_with_what_it_fails_at()
    {
        const string text = """{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"iam:*","Resource":"*","Condition":{"Bool":{"aws:MultiFactorAuthPresent":"true"}}}}""";
        var view = Show(new PolicySet { Identity = [Policy("team", text)] }, Request("iam:ListUsers", "*").Add("aws:MultiFactorAuthPresent", "false"), text);

        Assert.Contains("Nearest comes statement 1 of Team policy: it fails at its condition on aws:MultiFactorAuthPresent.", view.Find(".explanation-sentence").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void Hidden_policies_are_spoken_of_and_not_shown()
    {
        var explanation = new Explanation(new Decision(DecisionResult.ExplicitDeny, PolicyLayer.Identity), [new LayerExplanation(PolicyLayer.Identity, LayerVerdict.ExplicitDeny, [])]);
        var view = Render<ExplanationView>(parameters => parameters.Add(p => p.Explanation, explanation).Add(p => p.Action, "iam:DeleteUser").Add(p => p.Hidden, [PolicyLayer.Identity]));

        Assert.Contains("A statement of a policy that you may not read, among the identity-based policies, denies iam:DeleteUser.", view.Find(".explanation-sentence").TextContent, StringComparison.Ordinal);
        Assert.Contains("You may not read the policies that were considered here.", view.Markup, StringComparison.Ordinal);
        Assert.Empty(view.FindAll(".explanation-statement"));
    }

    private static RequestContext Request(string action, string resource) => new(Requester, action, resource, "123456789012");

    private static NamedPolicy Policy(string name, string text, PolicyKind kind = PolicyKind.Identity) => new(name, CompiledPolicy.Compile(PolicyParser.Parse(text, kind).Document!));

    private IRenderedComponent<ExplanationView> Show(PolicySet policies, RequestContext request, string text) => Render<ExplanationView>(parameters => parameters
        .Add(p => p.Explanation, PolicyEvaluator.Explain(policies, request))
        .Add(p => p.Action, request.Action)
        .Add(p => p.Policies, new Dictionary<string, ExplainedPolicy>
        {
            ["team"] = new("Team policy", "Customer managed", "/policies/team", text),
            ["bucket"] = new("Bucket policy", "Resource-based", null, text),
        }));
}
