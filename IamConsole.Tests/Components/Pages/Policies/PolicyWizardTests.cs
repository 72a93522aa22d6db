using Bunit;
using IamConsole.Components.Pages.Policies;
using IamConsole.Components.Shared;
using IamConsole.Core.ManagedPolicies;
using IamConsole.Core.Model;
using IamConsole.Tests.Support;

namespace IamConsole.Tests.Components.Pages.Policies;

public sealed class PolicyWizardTests : PolicyPageContext
{
    [Fact]
    public async Task A_policy_is_written_reviewed_named_tagged_and_created()
    {
        var page = Render<CreatePolicyWizard>();
        Write(page, PolicyTexts.Allow("s3:PutObject"));
        Submit(page);
        ShowsText(page, "Permissions defined in this policy");
        ShowsText(page, "S3");

        page.Find("input[maxlength='129']").Change("Writer");
        page.Find("textarea[maxlength='1001']").Change("Writes objects");
        Press(page, "Add new tag");
        page.Find(".tag-row input").Change("Team");
        Submit(page);

        page.WaitForAssertion(() => Assert.Equal("/policies/arn%3Aaws%3Aiam%3A%3A123456789012%3Apolicy%2FWriter", Address));
        var policy = (await DoAsync(new GetPolicy("arn:aws:iam::123456789012:policy/Writer"))).Policy;
        Assert.Equal("Writes objects", policy.Description);
        Assert.Equal([new Tag("Team", "")], policy.Tags);
    }

    [Fact]
    public void The_review_leads_back_to_the_permissions()
    {
        var page = Render<CreatePolicyWizard>();
        Write(page, Document);
        Submit(page);
        ShowsText(page, "Permissions defined in this policy");

        page.Find("[aria-label='Edit permissions']").Click();

        page.WaitForAssertion(() => Assert.Equal("Specify permissions", page.Find("h1").TextContent.Trim()));
        Assert.Equal(Document, page.FindComponent<PolicyEditor>().Instance.Text);
    }

    [Fact]
    public void What_IAM_would_refuse_is_said_in_the_editor_and_goes_no_further()
    {
        var page = Render<CreatePolicyWizard>();
        Write(page, """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":"*","Action":"s3:*","Resource":"*"}]}""");
        ShowsText(page, "UNSUPPORTED_PRINCIPAL");

        Submit(page);

        ShowsText(page, "IAM would refuse this policy: Policy document should not specify a principal.");
        Assert.DoesNotContain("Policy name", page.Markup, StringComparison.Ordinal);
        Assert.Empty(Client.Sent);
    }

    [Fact]
    public void A_policy_that_is_too_long_goes_no_further()
    {
        var page = Render<CreatePolicyWizard>();
        Write(page, PolicyTexts.OfSize(6145));

        Submit(page);

        ShowsText(page, "Shorten it by 1.");
    }

    [Theory]
    [InlineData("", "Enter a policy name.")]
    [InlineData("two words", "Use letters without accents")]
    public void A_name_is_asked_for_before_anything_is_sent(string name, string message)
    {
        var page = Render<CreatePolicyWizard>();
        Write(page, Document);
        Submit(page);
        page.WaitForElement("input[maxlength='129']").Change(name);

        Submit(page);

        ShowsText(page, message);
        Assert.Empty(Client.Sent);
    }

    [Fact]
    public void A_name_that_is_taken_is_refused_in_IAM_words_and_the_page_stays()
    {
        var page = Render<CreatePolicyWizard>();
        Write(page, Document);
        Submit(page);
        page.WaitForElement("input[maxlength='129']").Change("reader");

        Submit(page);

        ShowsText(page, "A policy called reader already exists. Duplicate names are not allowed.");
    }

    [Fact]
    public void The_document_of_another_policy_can_be_taken_over()
    {
        var page = Render<CreatePolicyWizard>();
        ShowJson(page);
        Press(page, "Import policy");
        page.WaitForElement("dialog input[type=search]").Change("Reader");
        page.WaitForAssertion(() => Assert.Single(page.FindAll("dialog tbody tr"), row => row.TextContent.Contains("Customer managed", StringComparison.Ordinal)));
        page.FindAll("dialog tbody tr").Single(row => row.TextContent.Contains("Customer managed", StringComparison.Ordinal)).QuerySelector("input")!.Change(true);

        page.Find("dialog form").Submit();

        page.WaitForAssertion(() => Assert.Contains("s3:GetObject", page.FindComponent<PolicyEditor>().Instance.Text, StringComparison.Ordinal));
    }

    [Fact]
    public void A_text_that_is_not_saved_is_not_lost_without_a_question()
    {
        var page = Render<CreatePolicyWizard>();
        Write(page, PolicyTexts.Deny("s3:*"));

        Go(IamUrls.Policies);
        ShowsText(page, "Leave this page?");
        Assert.Equal("/?editor=json", Address);
        page.FindAll("dialog form").Single(form => form.TextContent.Contains("Leave this page?", StringComparison.Ordinal)).Submit();

        page.WaitForAssertion(() => Assert.Equal(IamUrls.Policies, Address));
    }

    [Fact]
    public void The_editors_are_switched_without_a_question_and_keep_the_text()
    {
        var page = Render<CreatePolicyWizard>();
        Write(page, Document);

        Press(page, "Visual");
        page.WaitForElement(".visual-editor");
        Assert.Equal("/?editor=visual", Address);
        Press(page, "JSON");

        Assert.DoesNotContain("Leave this page?", page.Markup, StringComparison.Ordinal);
        page.WaitForElement(".policy-editor");
        Assert.Equal(Document, page.FindComponent<PolicyEditor>().Instance.Text);
    }

    [Fact]
    public void A_new_policy_begins_in_the_visual_editor_and_an_old_one_in_JSON()
    {
        Assert.Single(Render<CreatePolicyWizard>().FindAll(".visual-editor"));
        Assert.NotNull(Render<EditPolicyWizard>(parameters => parameters.Add(p => p.Arn, Reader)).WaitForElement(".policy-editor"));
    }

    [Fact]
    public void A_page_where_nothing_was_changed_is_left_at_once()
    {
        Render<CreatePolicyWizard>();

        Go(IamUrls.Policies);

        Assert.Equal(IamUrls.Policies, Address);
    }

    [Fact]
    public async Task Editing_makes_a_version_that_is_in_force()
    {
        var page = Render<EditPolicyWizard>(parameters => parameters.Add(p => p.Arn, Reader));
        Write(page, PolicyTexts.Deny("s3:*"));
        Submit(page);
        ShowsText(page, "Nobody uses this policy yet.");
        ShowsText(page, "Compared with v1, the default version.");
        ShowsText(page, "now explicitly denied");
        Submit(page);

        page.WaitForAssertion(() => Assert.Equal(IamUrls.Policy(Reader), Address));
        Assert.Equal("v2", (await DoAsync(new GetPolicy(Reader))).Policy.DefaultVersionId);
        Assert.Single(Client.LastExpected);
    }

    [Fact]
    public async Task With_five_versions_the_oldest_that_is_not_in_force_makes_room()
    {
        for (var version = 2; version <= 5; version++)
        {
            await DoAsync(new CreatePolicyVersion(Reader, Document));
        }

        var page = Render<EditPolicyWizard>(parameters => parameters.Add(p => p.Arn, Reader));
        Write(page, PolicyTexts.Deny("s3:*"));
        Submit(page);
        ShowsText(page, "Make room for the new version");
        Submit(page);

        page.WaitForAssertion(() => Assert.Equal(IamUrls.Policy(Reader), Address));
        Assert.Equal(["v6", "v5", "v4", "v3", "v1"], (await DoAsync(new ListPolicyVersions(Reader))).Versions.Select(version => version.VersionId));
    }

    [Fact]
    public async Task A_policy_that_has_moved_is_not_overwritten()
    {
        var page = Render<EditPolicyWizard>(parameters => parameters.Add(p => p.Arn, Reader));
        Write(page, PolicyTexts.Deny("s3:*"));
        Submit(page);
        await DoAsync(new CreatePolicyVersion(Reader, Document) { SetAsDefault = true });

        Submit(page);

        ShowsText(page, "ConcurrentModification");
        Assert.Equal("v2", (await DoAsync(new GetPolicy(Reader))).Policy.DefaultVersionId);
    }

    [Fact]
    public void AWS_managed_policies_are_not_edited()
    {
        var page = Render<EditPolicyWizard>(parameters => parameters.Add(p => p.Arn, "arn:aws:iam::aws:policy/ReadOnlyAccess"));

        ShowsText(page, "Policy is outside your own account.");
        Assert.Empty(page.FindAll("form"));
    }
}
