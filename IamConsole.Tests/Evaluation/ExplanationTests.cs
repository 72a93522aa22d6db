using IamConsole.Core.Evaluation;
using IamConsole.Core.PolicyLanguage;

namespace IamConsole.Tests.Evaluation;

public sealed class ExplanationTests
{
    private const string Alice = "arn:aws:iam::123456789012:user/alice";

    [Fact]
    public void Names_the_clause_that_failed_with_both_sides_and_its_place()
    {
        const string Text = """
            {
                "Version": "2012-10-17",
                "Statement": [
                    {"Effect": "Allow", "Action": "s3:Put*", "Resource": "*"},
                    {"Effect": "Allow", "Action": "s3:Get*", "Resource": "arn:aws:s3:::other/*"},
                    {"Effect": "Allow", "Action": "*", "Resource": "*",
                        "Condition": {"StringEquals": {"aws:RequestedRegion": ["eu-west-1", "eu-central-1"]}}},
                    {"Sid": "Ok", "Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::b/*"}
                ]
            }
            """;
        var request = new RequestContext(RequestPrincipal.User(Alice), "s3:GetObject", "arn:aws:s3:::b/k").Add("aws:RequestedRegion", "us-east-1");

        var explanation = PolicyEvaluator.Explain(new PolicySet { Identity = [Compile("identity[0]", Text)] }, request);

        Assert.True(explanation.Decision.IsAllowed);
        var statements = Assert.Single(explanation.Layers).Statements;
        Assert.Equal("Action", statements[0].Failure!.Element);
        Assert.Equal(["s3:Put*"], statements[0].Failure!.Wanted);
        Assert.Equal(["s3:GetObject"], statements[0].Failure!.Actual);
        Assert.Equal("Statement[0].Action", statements[0].Failure!.Path);
        Assert.Equal(4, statements[0].Failure!.Span.Start.Line);
        Assert.Equal("Resource", statements[1].Failure!.Element);
        Assert.Equal(["arn:aws:s3:::b/k"], statements[1].Failure!.Actual);
        var condition = statements[2].Failure!;
        Assert.Equal(("Condition", "StringEquals", "aws:RequestedRegion"), (condition.Element, condition.Operator, condition.Key));
        Assert.Equal(["eu-west-1", "eu-central-1"], condition.Wanted);
        Assert.Equal(["us-east-1"], condition.Actual);
        Assert.Equal("""["eu-west-1", "eu-central-1"]""", condition.Span.Of(Text));
        Assert.Equal("Statement[2].Condition.StringEquals[\"aws:RequestedRegion\"]", condition.Path);
        var matched = Assert.Single(explanation.Matched);
        Assert.Equal(("identity[0]", 3, "Ok"), (matched.Policy, matched.Statement.Index, matched.Statement.Sid));
    }

    [Fact]
    public void An_absent_key_has_no_actual_value()
    {
        const string Text = """{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"*","Resource":"*","Condition":{"Bool":{"aws:MultiFactorAuthPresent":"true"}}}}""";
        var request = new RequestContext(RequestPrincipal.User(Alice), "iam:ListUsers", "*");

        var explanation = PolicyEvaluator.Explain(new PolicySet { Identity = [Compile("p", Text)] }, request);

        Assert.Empty(Assert.Single(explanation.Layers[0].Statements).Failure!.Actual);
    }

    [Fact]
    public void Each_layer_has_its_own_verdict()
    {
        var allow = Compile("allow", """{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"*","Resource":"*"}}""");
        var other = Compile("other", """{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"ec2:*","Resource":"*"}}""");
        var deny = Compile("deny", """{"Version":"2012-10-17","Statement":{"Effect":"Deny","Action":"iam:*","Resource":"*"}}""");
        var policies = new PolicySet { Identity = [allow], Boundary = other, Session = [allow, deny], ServiceControl = [[allow], [allow]] };

        var explanation = PolicyEvaluator.Explain(policies, new RequestContext(RequestPrincipal.User(Alice), "iam:ListUsers", "*"));

        Assert.Equal(new Decision(DecisionResult.ExplicitDeny, PolicyLayer.Session), explanation.Decision);
        Assert.Equal(
            [
                (PolicyLayer.ServiceControl, LayerVerdict.Allows),
                (PolicyLayer.Identity, LayerVerdict.Allows),
                (PolicyLayer.Boundary, LayerVerdict.ImplicitDeny),
                (PolicyLayer.Session, LayerVerdict.ExplicitDeny),
            ],
            explanation.Layers.Select(layer => (layer.Layer, layer.Verdict)));
    }

    [Fact]
    public void A_principal_that_is_not_named_is_the_failing_clause()
    {
        const string Text = """{"Version":"2012-10-17","Statement":{"Effect":"Allow","Principal":{"Service":"ec2.amazonaws.com"},"Action":"sts:AssumeRole"}}""";
        var trust = new NamedPolicy("resource", CompiledPolicy.Compile(PolicyParser.Parse(Text, PolicyKind.Trust).Document!));

        var explanation = PolicyEvaluator.Explain(new PolicySet { Resource = trust }, new RequestContext(RequestPrincipal.User(Alice), "sts:AssumeRole", "arn:aws:iam::123456789012:role/r"));

        var layer = explanation.Layers[0];
        Assert.Equal(PolicyLayer.Trust, layer.Layer);
        var failure = Assert.Single(layer.Statements).Failure!;
        Assert.Equal("Principal", failure.Element);
        Assert.Equal(["ec2.amazonaws.com"], failure.Wanted);
        Assert.Equal([Alice], failure.Actual);
    }

    private static NamedPolicy Compile(string name, string text) => new(name, CompiledPolicy.Compile(PolicyParser.Parse(text, PolicyKind.Identity).Document!));
}
