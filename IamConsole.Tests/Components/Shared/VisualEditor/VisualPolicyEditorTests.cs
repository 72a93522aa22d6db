using Bunit;
using IamConsole.Components.Shared;
using IamConsole.Components.Shared.VisualEditor;
using IamConsole.Core.Catalog;
using IamConsole.Core.PolicyLanguage;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;

namespace IamConsole.Tests.Components.Shared.VisualEditor;

/// <summary>The visual editor as a whole: blocks come and go, what no block can express stays JSON, the text is never lost.</summary>
public sealed class VisualPolicyEditorTests : VisualEditorContext
{
    private const string Read = """{"Sid":"Read","Effect":"Allow","Action":"s3:GetObject","Resource":"*"}""";
    private const string Odd = """{"Effect":"Allow","Action":"code*:List*","Resource":"*"}""";

    [Fact]
    public void A_statement_that_no_block_can_express_says_why_and_is_edited_as_JSON()
    {
        Show(Policy(Read, Odd));
        Assert.Contains("The action 'code*:List*' names its service with a wildcard.", Page.FindAll(".permission-block")[1].TextContent, StringComparison.Ordinal);

        Press("Edit JSON");
        Page.Find("dialog textarea").Change("{ \"Effect\"");
        Assert.False(CanSubmitDialog);
        Assert.Contains("Line 1, column", Page.Find("dialog .field-error").TextContent, StringComparison.Ordinal);
        Page.Find("dialog textarea").Change(Odd.Replace("code*", "codebuild", StringComparison.Ordinal));
        SubmitDialog();

        Assert.Equal(Policy(Read, Odd.Replace("code*", "codebuild", StringComparison.Ordinal)), Text);
        Assert.Contains("CodeBuild", Page.FindAll(".permission-block")[1].TextContent, StringComparison.Ordinal);
        Assert.Empty(Page.FindAll(".json-view"));
    }

    [Fact]
    public void To_and_fro_keeps_every_character()
    {
        var text = "{ \"Version\" : \"2012-10-17\",\r\n\t\"Statement\":[ " + Read + " , " + Odd + "\n] }\n";
        Show(text);

        Press("JSON");
        Assert.Equal(text, Page.FindComponent<PolicyEditor>().Instance.Text);
        Press("Visual");

        Assert.Equal(2, Page.FindAll(".permission-block").Count);
        Assert.Equal(text, Text);
    }

    [Fact]
    public void What_was_written_in_JSON_is_in_the_blocks()
    {
        Show(Policy(Read));
        Press("JSON");
        Page.InvokeAsync(() => Page.FindComponent<PolicyEditor>().Instance.EditedAsync(Policy(Odd, Read, Read.Replace("Read", "More", StringComparison.Ordinal))));

        Press("Visual");

        Assert.Equal(3, Page.FindAll(".permission-block").Count);
        Assert.All(Page.FindAll(".permission-toggle"), toggle => Assert.Equal("false", toggle.GetAttribute("aria-expanded")));
    }

    [Fact]
    public void A_text_that_is_no_JSON_says_where_to_mend_it_and_leads_there()
    {
        Show("{\n  \"Version\": \"2012-10-17\",\n}");

        Assert.Contains("Line 3, column 1", Page.Find(".notice").TextContent, StringComparison.Ordinal);
        Press("Switch to JSON");

        Assert.NotNull(Page.Find(".policy-editor"));
        Assert.EndsWith("?editor=json", Services.GetRequiredService<NavigationManager>().Uri, StringComparison.Ordinal);
    }

    [Fact]
    public void A_block_is_duplicated_and_removed_and_the_removal_undone()
    {
        Show(Policy(Read, Odd));

        PressNamed("Duplicate Amazon S3");
        Assert.Equal(Policy(Read, Read.Replace("Read", "Read2", StringComparison.Ordinal), Odd), Text);

        var before = Text;
        PressNamed("Remove JSON statement");
        Assert.Contains("JSON statement removed.", Page.Find(".visual-editor-foot").TextContent, StringComparison.Ordinal);
        Press("Undo");

        Assert.Equal(before, Text);
        Assert.Equal(3, Page.FindAll(".permission-block").Count);
    }

    [Fact]
    public void More_permissions_are_a_new_block_that_is_open()
    {
        Show(Policy(Read));

        Press("Add more permissions");

        Assert.Equal(2, Page.FindAll(".permission-block").Count);
        Assert.Equal("true", Page.FindAll(".permission-toggle")[1].GetAttribute("aria-expanded"));
        Assert.Contains("\"Sid\":\"Statement2\"", Text, StringComparison.Ordinal);
    }

    [Fact]
    public void The_last_block_may_go_and_another_come()
    {
        Show(Policy(Read));

        PressNamed("Remove Amazon S3");
        Assert.Contains("no statements yet", Page.Markup, StringComparison.Ordinal);
        Press("Add more permissions");

        Assert.Single(Page.FindAll(".permission-block"));
    }

    [Fact]
    public void The_effect_is_switched()
    {
        Show(Policy(Read));

        Press("Deny");

        Assert.Equal(Policy(Read.Replace("Allow", "Deny", StringComparison.Ordinal)), Text);
        Assert.Contains("Actions denied", Page.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public void What_was_opened_stays_open_while_a_wizard_is_edited()
    {
        var page = Render<WizardHost>();
        page.FindAll(".action-level-toggle")[0].Click();
        Assert.NotEmpty(page.FindAll(".action-list li"));

        page.Find("[aria-label='All Read actions of Amazon S3']").Click();

        Assert.Equal("true", page.Find("[aria-label='All Read actions of Amazon S3']").GetAttribute("aria-checked"));
        Assert.NotEmpty(page.FindAll(".action-list li"));
    }

    [Fact]
    public void Findings_stand_at_their_block_and_count_as_in_JSON()
    {
        Show(Policy(Read, """{"Effect":"Allow","Action":["s3:GetObjekt","iam:PassRole"],"Resource":"*"}"""));

        var blocks = Page.FindAll(".permission-block");
        Assert.DoesNotContain("INVALID_ACTION", blocks[0].TextContent, StringComparison.Ordinal);
        Assert.Contains("INVALID_ACTION", blocks[1].TextContent, StringComparison.Ordinal);
        Assert.Contains("1 security warning", blocks[1].QuerySelector(".permission-head")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("1 error, 1 security warning", Page.Find(".visual-editor-size [role=status]").TextContent);
        Press("JSON");
        Assert.Equal("1 error, 1 security warning", Page.Find(".findings-summary").TextContent);
    }

    [Fact]
    public void A_policy_with_a_principal_has_no_visual_editor()
    {
        var page = Render<EditorHost>(parameters => parameters.Add(p => p.Text, "{}").Add(p => p.Kind, PolicyKind.Trust));

        Assert.Empty(page.FindComponents<VisualPolicyEditor>());
        Assert.Empty(page.FindAll(".segmented"));
    }

    [Fact]
    public void AWSs_own_policies_are_all_shown()
    {
        foreach (var (policy, document) in ManagedPolicyCatalog.Current.ReadAll().Where((_, at) => at % 60 == 0))
        {
            Show(document);

            Assert.True(Page.FindAll(".permission-block").Count > 0, policy.Name);
            foreach (var closed in Page.FindAll(".permission-toggle[aria-expanded=false]").Take(3))
            {
                closed.Click();
            }

            Assert.Equal(document, Text);
        }
    }
}
