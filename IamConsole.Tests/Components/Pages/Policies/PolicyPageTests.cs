using Bunit;
using IamConsole.Components.Pages.Policies;
using IamConsole.Core.InlinePolicies;
using IamConsole.Core.ManagedPolicies;
using IamConsole.Core.Model;
using IamConsole.Tests.Support;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;

namespace IamConsole.Tests.Components.Pages.Policies;

public sealed class PolicyPageTests : PolicyPageContext
{
    [Fact]
    public void The_page_shows_details_and_the_summary_of_the_version_in_force()
    {
        var page = Show(null);

        ShowsText(page, "Reads objects");
        ShowsText(page, "Limited: Read");
        Assert.Equal(["Permissions", "Entities attached", "Tags", "Policy versions", "Last accessed"], page.FindAll("[role=tab]").Select(tab => tab.TextContent.Trim()));
    }

    [Fact]
    public void AWS_managed_policies_have_no_tags_and_say_why_they_are_not_changed()
    {
        var page = Show(null, "arn:aws:iam::aws:policy/ReadOnlyAccess");

        Assert.Equal(["Permissions", "Entities attached", "Policy versions", "Last accessed"], page.FindAll("[role=tab]").Select(tab => tab.TextContent.Trim()));
        foreach (var name in (string[])["Delete", "Edit"])
        {
            var button = page.FindAll("button").First(button => button.TextContent.Trim() == name);
            Assert.Equal("true", button.GetAttribute("aria-disabled"));
            Assert.Equal("AWS makes and maintains this policy. It cannot be changed or deleted.", page.Find("#" + button.GetAttribute("aria-describedby")).TextContent);
        }
    }

    [Fact]
    public async Task Entities_are_detached_together()
    {
        await DoAsync(new AttachUserPolicy("alice", Reader));
        await DoAsync(new AttachRolePolicy("Worker", Reader));
        var page = Show("entities");
        Choose(page, "alice");
        Choose(page, "Worker");

        Press(page, "Detach");
        ShowsText(page, "The permissions that the policy gives end at once for:");
        page.Find("dialog form").Submit();

        ShowsText(page, "Nobody has this policy.");
        Assert.Equal(0, (await DoAsync(new GetPolicy(Reader))).Policy.AttachmentCount);
        Assert.Equal(2, Client.LastExpected.Count);
    }

    [Fact]
    public async Task A_version_is_set_as_default_and_the_one_before_deleted()
    {
        await DoAsync(new CreatePolicyVersion(Reader, PolicyTexts.Deny("s3:*")));
        var page = Show("versions");
        Choose(page, "v2");
        Press(page, "Set as default");
        ShowsText(page, "now explicitly denied");
        page.WaitForElement("dialog form").Submit();
        page.WaitForAssertion(() => Assert.Contains("Default", page.FindAll("tbody tr").First(row => row.TextContent.Contains("v2", StringComparison.Ordinal)).TextContent, StringComparison.Ordinal));

        Choose(page, "v1");
        page.FindAll(".resource-table button").First(button => button.TextContent.Trim() == "Delete").Click();
        ShowsText(page, "Delete version v1?");
        page.FindAll("dialog form")[^1].Submit();

        page.WaitForAssertion(() => Assert.Single(page.FindAll("tbody tr")));
        Assert.Equal("v2", (await DoAsync(new GetPolicy(Reader))).Policy.DefaultVersionId);
    }

    [Fact]
    public void A_version_opens_to_its_document()
    {
        var page = Show("versions");
        page.WaitForElement("button[aria-label='Details of v1']").Click();

        ShowsText(page, "s3:GetObject");
    }

    [Fact]
    public async Task Tags_are_added_changed_and_removed_in_one_go()
    {
        await DoAsync(new TagPolicy(Reader, [new Tag("Team", "blue"), new Tag("Old", "x")]));
        var page = Show("tags");
        page.WaitForElement(".section table");
        Press(page, "Manage tags");
        page.FindAll("button").First(button => button.GetAttribute("aria-label") == "Remove tag 1").Click();
        page.FindAll(".tag-row input")[1].Change("green");
        Press(page, "Add new tag");
        page.FindAll(".tag-row input")[2].Change("team");

        Press(page, "Save changes");

        page.WaitForAssertion(() => Assert.Empty(page.FindAll(".tag-row")));
        Assert.Equal([new Tag("Team", "green"), new Tag("team", "")], (await DoAsync(new ListPolicyTags(Reader))).Tags);
    }

    [Fact]
    public async Task What_may_not_be_seen_is_refused_part_by_part()
    {
        await DoAsync(new PutUserPolicy("alice", "Get", PolicyTexts.Allow("iam:GetPolicy")));
        Client.Caller = await Iam.CallerOfAsync("alice");

        var page = Show(null);

        ShowsText(page, "Reads objects");
        ShowsText(page, "iam:GetPolicyVersion");
    }

    [Fact]
    public void Deleting_leads_to_the_list()
    {
        var page = Show(null);
        Press(page, "Delete");
        page.WaitForElement("dialog input").Input("Reader");
        page.Find("dialog form").Submit();

        page.WaitForAssertion(() => Assert.Equal("/policies", Address));
    }

    [Fact]
    public async Task A_policy_is_attached_to_several_at_once()
    {
        var page = Render<AttachPolicyPage>(parameters => parameters.Add(p => p.Arn, Reader));
        Choose(page, "alice");
        Choose(page, "Worker");

        Press(page, "Attach policy");

        page.WaitForAssertion(() => Assert.Equal(IamUrls.Policy(Reader, "entities"), Address));
        Assert.Equal(2, (await DoAsync(new GetPolicy(Reader))).Policy.AttachmentCount);
        Assert.Equal(2, Client.LastExpected.Count);
    }

    private IRenderedComponent<PolicyPage> Show(string? tab, string arn = Reader)
    {
        Services.GetRequiredService<NavigationManager>().NavigateTo(IamUrls.Policy(arn, tab));
        var page = Render<PolicyPage>(parameters => parameters.Add(p => p.Arn, arn));
        page.WaitForElement("[role=tab]");
        return page;
    }
}
