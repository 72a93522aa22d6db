using Bunit;
using IamConsole.Components.Pages.Policies;
using IamConsole.Core.InlinePolicies;
using IamConsole.Tests.Support;

namespace IamConsole.Tests.Components.Pages.Policies;

public sealed class InlinePolicyPageTests : PolicyPageContext
{
    [Fact]
    public async Task An_inline_policy_is_written_into_a_user()
    {
        var page = Render<InlinePolicyWizard>(parameters => parameters.Add(p => p.UserName, "alice"));
        Write(page, Document);
        Submit(page);
        page.WaitForElement("input[maxlength='129']").Change("Inline");
        Submit(page);

        page.WaitForAssertion(() => Assert.Equal(IamUrls.User("alice", "permissions"), Address));
        Assert.Equal(Document, (await DoAsync(new GetUserPolicy("alice", "Inline"))).PolicyDocument);
    }

    [Fact]
    public async Task A_name_in_use_is_not_overwritten()
    {
        await DoAsync(new PutRolePolicy("Worker", "Inline", Document));
        var page = Render<InlinePolicyWizard>(parameters => parameters.Add(p => p.RoleName, "Worker"));
        Write(page, PolicyTexts.Deny("s3:*"));
        Submit(page);
        page.WaitForElement("input[maxlength='129']").Change("INLINE");

        Submit(page);

        ShowsText(page, "Worker has an inline policy of this name.");
        Assert.Equal(Document, (await DoAsync(new GetRolePolicy("Worker", "Inline"))).PolicyDocument);
    }

    [Fact]
    public async Task The_room_that_is_left_is_counted_over_all_inline_policies()
    {
        await DoAsync(new PutUserPolicy("alice", "First", PolicyTexts.OfSize(2000)));

        var page = Render<InlinePolicyWizard>(parameters => parameters.Add(p => p.UserName, "alice"));

        ShowsText(page, "of 48 characters");
    }

    [Fact]
    public async Task An_inline_policy_is_edited()
    {
        await DoAsync(new PutUserPolicy("alice", "Inline", Document));
        var page = Render<EditInlinePolicy>(parameters => parameters.Add(p => p.UserName, "alice").Add(p => p.PolicyName, "inline"));
        Write(page, PolicyTexts.Deny("s3:*"));
        Submit(page);
        ShowsText(page, "Review and save");
        ShowsText(page, "now explicitly denied");
        Submit(page);

        page.WaitForAssertion(() => Assert.Equal(IamUrls.User("alice", "permissions"), Address));
        Assert.Equal(PolicyTexts.Deny("s3:*"), (await DoAsync(new GetUserPolicy("alice", "Inline"))).PolicyDocument);
        Assert.Single(Client.LastExpected);
    }

    [Fact]
    public void An_absent_holder_is_said()
    {
        var page = Render<InlinePolicyWizard>(parameters => parameters.Add(p => p.GroupName, "Nobody"));

        ShowsText(page, "The group with name Nobody cannot be found.");
    }
}
