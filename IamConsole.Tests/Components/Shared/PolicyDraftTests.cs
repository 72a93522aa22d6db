using IamConsole.Components.Shared;
using IamConsole.Core.PolicyLanguage;
using IamConsole.Tests.Support;

namespace IamConsole.Tests.Components.Shared;

public sealed class PolicyDraftTests
{
    [Theory]
    [InlineData("""{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"s3:*","Resource":"*"}]}""")]
    [InlineData("""{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"s3:*","Resource":"*"}}""")]
    [InlineData("""{"Statement": [ {"Effect":"Allow","Action":"s3:*","Resource":"*"} ] , "Version":"2012-10-17"}""")]
    public void A_new_statement_is_added_behind_the_last(string text)
    {
        var longer = PolicyDraft.WithNewStatement(text);

        var document = PolicyParser.Parse(longer!, PolicyKind.Identity).Document;
        Assert.Equal(2, document!.Statements.Count);
        Assert.Equal("Statement2", document.Statements[1].Sid);
        Assert.Equal(["s3:*"], document.Statements[0].Actions!.Select(action => action.Value));
    }

    [Fact]
    public void To_the_template_and_to_what_was_added_more_can_be_added()
    {
        var twice = PolicyDraft.WithNewStatement(PolicyDraft.WithNewStatement(PolicyDraft.Template)!);

        Assert.Equal(3, PolicyParser.Parse(twice!, PolicyKind.Identity).Document!.Statements.Count);
    }

    [Fact]
    public void A_text_that_cannot_be_read_gets_no_statement() => Assert.Null(PolicyDraft.WithNewStatement("{"));

    [Fact]
    public void Findings_stand_at_their_place()
    {
        var findings = PolicyDraft.Findings("{\n  \"Version\": \"2012-10-17\",\n  \"Statement\": [{ \"Effect\": \"allow\", \"Action\": \"s3:*\", \"Resource\": \"*\" }]\n}", PolicyKind.Identity);

        var finding = Assert.Single(findings, finding => finding.Code == "INVALID_EFFECT");
        Assert.Equal((EditorFinding.Error, "INVALID_EFFECT", 3), (finding.Severity, finding.Code, finding.Line));
    }

    [Theory]
    [InlineData("GetObject", "Actions/Conditions must be prefaced by a vendor, e.g., iam, sdb, ec2, etc.")]
    [InlineData("s3:a:b", "Actions/Condition can contain only one colon.")]
    public void What_IAM_refuses_is_an_error_among_the_findings_and_a_problem(string action, string message)
    {
        var text = PolicyTexts.Allow(action);

        Assert.Contains(PolicyDraft.Findings(text, PolicyKind.Identity), finding => finding.Severity == EditorFinding.Error);
        Assert.Equal("IAM would refuse this policy: " + message, PolicyDraft.Problem(text, PolicyKind.Identity, 6144));
    }

    [Fact]
    public void An_action_that_does_not_exist_is_called_out_and_may_be_saved()
    {
        var text = PolicyTexts.Allow("s3:GetObjekt");

        Assert.Contains(PolicyDraft.Findings(text, PolicyKind.Identity), finding => finding.Code == "INVALID_ACTION");
        Assert.Null(PolicyDraft.Problem(text, PolicyKind.Identity, 6144));
    }

    [Fact]
    public void A_policy_that_may_be_saved_has_no_problem() => Assert.Null(PolicyDraft.Problem(PolicyTexts.OfSize(6144), PolicyKind.Identity, 6144));
}
