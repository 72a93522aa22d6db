using AngleSharp.Dom;
using Bunit;
using Bunit.TestDoubles;
using IamConsole.Components.Layout;
using IamConsole.Components.Pages.UserGroups;
using IamConsole.Core.Activity;
using IamConsole.Core.Groups;
using IamConsole.Core.InlinePolicies;
using IamConsole.Core.ManagedPolicies;
using IamConsole.Core.Users;
using IamConsole.Tests.Support;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;

namespace IamConsole.Tests.Components.Pages.UserGroups;

public sealed class GroupPagesTests : PageContext
{
    private const string ReadOnly = "arn:aws:iam::aws:policy/IAMReadOnlyAccess";

    private NavigationManager Navigation => Services.GetRequiredService<NavigationManager>();

    private IEnumerable<string> Flashes => Services.GetRequiredService<FlashMessages>().Current.Select(message => message.Text);

    protected override async Task ArrangeAsync()
    {
        await DoAsync(new CreateGroup("Developers"));
        await DoAsync(new CreateGroup("Empty"));
        await DoAsync(new CreateUser("alice"));
        await DoAsync(new CreateUser("bob"));
        await DoAsync(new AddUserToGroup("Developers", "alice"));
        await DoAsync(new AttachGroupPolicy("Developers", ReadOnly));
        await DoAsync(new PutGroupPolicy("Developers", "Buckets", PolicyTexts.Allow("s3:GetObject")));
    }

    [Fact]
    public void The_list_shows_users_and_whether_permissions_are_defined()
    {
        var page = Render<GroupList>();

        page.WaitForAssertion(() => Assert.Contains("Defined", Row(page, "Developers").TextContent, StringComparison.Ordinal));
        Assert.Contains("Not defined", Row(page, "Empty").TextContent, StringComparison.Ordinal);
        Assert.Equal("/user-groups/Developers", Row(page, "Developers").QuerySelector("th a")!.GetAttribute("href"));
    }

    [Fact]
    public async Task The_list_follows_changes_made_elsewhere()
    {
        var page = Render<GroupList>();
        page.WaitForAssertion(() => Row(page, "Developers"));
        await DoAsync(new CreateGroup("Auditors"));

        await page.InvokeAsync(() => Client.AnnounceAsync(ChangedKinds.Groups));

        page.WaitForAssertion(() => Row(page, "Auditors"));
    }

    [Fact]
    public async Task A_list_that_may_not_be_seen_shows_AWS_message()
    {
        Client.Caller = await Iam.CallerOfAsync("bob");

        var page = Render<GroupList>();

        page.WaitForAssertion(() => Assert.Contains("is not authorized to perform: iam:ListGroups on resource: arn:aws:iam::123456789012:group/", page.Find(".refusal-message").TextContent, StringComparison.Ordinal));
    }

    [Fact]
    public void Several_groups_are_deleted_together_once_their_number_is_typed()
    {
        var page = Render<GroupList>();
        page.WaitForAssertion(() => Row(page, "Developers"));
        Row(page, "Developers").QuerySelector("input")!.Change(true);
        Row(page, "Empty").QuerySelector("input")!.Change(true);
        Button(page, "Delete").Click();
        page.WaitForAssertion(() => Assert.Contains("1 user stays but loses its permissions: alice.", Open(page).TextContent, StringComparison.Ordinal));

        Open(page).QuerySelector("input")!.Input("Developers");
        Open(page).QuerySelector("form")!.Submit();
        Assert.Empty(Client.Sent);

        Open(page).QuerySelector("input")!.Input("2 user groups");
        Open(page).QuerySelector("form")!.Submit();

        page.WaitForAssertion(() => Assert.Equal(["2 user groups deleted."], Flashes));
        Assert.Equal(["RemoveUserFromGroup", "DetachGroupPolicy", "DeleteGroupPolicy", "DeleteGroup", "DeleteGroup"], Client.Sent.Select(operation => operation.GetType().Name));
        Assert.Equal(2, Client.LastExpected.Count);
        page.WaitForAssertion(() => Assert.Contains("There is none yet.", page.Find("tbody").TextContent, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_group_is_created_with_users_and_policies_at_once()
    {
        var page = Render<CreateGroupPage>();
        page.WaitForAssertion(() => Row(page, "bob"));
        page.Find("#create-group input").Change(" Auditors ");
        Row(page, "bob").QuerySelector("input")!.Change(true);
        page.FindAll("input[type=search]")[1].Change("IAMReadOnly");
        page.WaitForAssertion(() => Row(page, "IAMReadOnlyAccess"));
        Row(page, "IAMReadOnlyAccess").QuerySelector("input")!.Change(true);

        page.Find("#create-group").Submit();

        page.WaitForAssertion(() => Assert.EndsWith("/user-groups", Navigation.Uri, StringComparison.Ordinal));
        Assert.Equal([new CreateGroup("Auditors"), new AddUserToGroup("Auditors", "bob"), new AttachGroupPolicy("Auditors", ReadOnly)], Client.Sent);
        Assert.Equal(["bob"], (await DoAsync(new GetGroup("Auditors"))).Users.Select(user => user.UserName));
    }

    [Fact]
    public void A_name_that_breaks_the_rule_is_not_sent()
    {
        var page = Render<CreateGroupPage>();
        page.Find("#create-group input").Change("with spaces");

        page.Find("#create-group").Submit();

        Assert.Contains("no spaces", page.Find(".field-error").TextContent, StringComparison.Ordinal);
        Assert.Empty(Client.Sent);
    }

    [Fact]
    public void A_name_that_is_taken_is_refused_in_AWS_words()
    {
        var page = Render<CreateGroupPage>();
        page.Find("#create-group input").Change("developers");

        page.Find("#create-group").Submit();

        page.WaitForAssertion(() => Assert.Contains("Group with name developers already exists.", page.Find(".refusal-message").TextContent, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Users_are_removed_from_the_group_with_the_revision_that_was_shown()
    {
        var page = RenderGroup("Developers");
        page.WaitForAssertion(() => Row(page, "alice"));
        Row(page, "alice").QuerySelector("input")!.Change(true);

        Button(page, "Remove").Click();
        Open(page).QuerySelector("form")!.Submit();

        page.WaitForAssertion(() => Assert.Equal(["alice removed from Developers."], Flashes));
        Assert.Single(Client.LastExpected);
        Assert.Empty((await DoAsync(new GetGroup("Developers"))).Users);
    }

    [Fact]
    public async Task A_change_of_what_has_moved_unseen_is_refused()
    {
        var page = RenderGroup("Developers");
        page.WaitForAssertion(() => Row(page, "alice"));
        Row(page, "alice").QuerySelector("input")!.Change(true);
        await DoAsync(new AddUserToGroup("Developers", "bob"));

        Button(page, "Remove").Click();
        Open(page).QuerySelector("form")!.Submit();

        page.WaitForAssertion(() => Assert.Contains("changed since it was shown", Open(page).QuerySelector(".refusal-message")!.TextContent, StringComparison.Ordinal));
        Assert.Equal(2, (await DoAsync(new GetGroup("Developers"))).Users.Count);
    }

    [Fact]
    public void A_group_is_renamed_and_the_page_follows()
    {
        var page = RenderGroup("Developers");
        page.WaitForAssertion(() => Button(page, "Edit"));
        Button(page, "Edit").Click();

        Open(page).QuerySelector("input")!.Input("Engineers");
        Open(page).QuerySelector("form")!.Submit();

        page.WaitForAssertion(() => Assert.EndsWith("/user-groups/Engineers", Navigation.Uri, StringComparison.Ordinal));
        Assert.Equal(new UpdateGroup("Developers") { NewGroupName = "Engineers" }, Assert.Single(Client.Sent));
    }

    [Fact]
    public void A_group_is_deleted_with_what_it_holds_once_its_name_is_typed()
    {
        var page = RenderGroup("Developers");
        page.WaitForAssertion(() => Button(page, "Delete"));
        Button(page, "Delete").Click();
        page.WaitForAssertion(() => Assert.Contains("1 managed policy is detached: IAMReadOnlyAccess.", Open(page).TextContent, StringComparison.Ordinal));

        Open(page).QuerySelector("input")!.Input("Developers");
        Open(page).QuerySelector("form")!.Submit();

        page.WaitForAssertion(() => Assert.EndsWith("/user-groups", Navigation.Uri, StringComparison.Ordinal));
        Assert.Equal(["User group Developers deleted."], Flashes);
    }

    [Fact]
    public void Attached_and_inline_policies_are_listed_and_open_their_summary()
    {
        var page = RenderGroup("Developers", "permissions");
        page.WaitForAssertion(() => Row(page, "Buckets"));

        Assert.Contains("Customer inline", Row(page, "Buckets").TextContent, StringComparison.Ordinal);
        Assert.Equal("/user-groups/Developers/inline-policies/Buckets", Row(page, "Buckets").QuerySelector("th a")!.GetAttribute("href"));
        Assert.Contains("AWS managed", Row(page, "IAMReadOnlyAccess").TextContent, StringComparison.Ordinal);

        Row(page, "Buckets").QuerySelector("button[aria-expanded]")!.Click();
        Assert.Contains("S3", page.Find(".row-detail").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Removing_an_inline_policy_asks_for_its_name()
    {
        var page = RenderGroup("Developers", "permissions");
        page.WaitForAssertion(() => Row(page, "Buckets"));
        Row(page, "Buckets").QuerySelector("input")!.Change(true);
        Row(page, "IAMReadOnlyAccess").QuerySelector("input")!.Change(true);

        Button(page, "Remove").Click();
        Open(page).QuerySelector("form")!.Submit();
        Assert.Empty(Client.Sent);
        Open(page).QuerySelector("input")!.Input("Buckets");
        Open(page).QuerySelector("form")!.Submit();

        page.WaitForAssertion(() => Assert.Equal(["2 policies removed from Developers."], Flashes));
        Assert.Empty((await DoAsync(new ListAttachedGroupPolicies("Developers"))).AttachedPolicies);
        Assert.Empty((await DoAsync(new ListGroupPolicies("Developers"))).PolicyNames);
    }

    [Fact]
    public void Only_users_outside_the_group_can_be_added()
    {
        var page = Render<AddGroupUsersPage>(parameters => parameters.Add(p => p.Name, "Developers"));
        page.WaitForAssertion(() => Row(page, "bob"));
        Assert.DoesNotContain("alice", page.Find("tbody").TextContent, StringComparison.Ordinal);

        Row(page, "bob").QuerySelector("input")!.Change(true);
        Button(page, "Add users").Click();

        page.WaitForAssertion(() => Assert.EndsWith("/user-groups/Developers", Navigation.Uri, StringComparison.Ordinal));
        Assert.Equal([new AddUserToGroup("Developers", "bob")], Client.Sent);
        Assert.Single(Client.LastExpected);
    }

    [Fact]
    public async Task Adding_users_to_a_group_that_has_moved_is_refused_once_and_then_held_against_what_is_new()
    {
        var page = Render<AddGroupUsersPage>(parameters => parameters.Add(p => p.Name, "Empty"));
        page.WaitForAssertion(() => Row(page, "bob"));
        Row(page, "bob").QuerySelector("input")!.Change(true);
        await DoAsync(new AddUserToGroup("Empty", "alice"));

        Button(page, "Add users").Click();
        page.WaitForAssertion(() => Assert.Contains("changed since it was shown", page.Find(".refusal-message").TextContent, StringComparison.Ordinal));
        await page.InvokeAsync(() => Client.AnnounceAsync(ChangedKinds.Groups));
        page.WaitForAssertion(() => Assert.DoesNotContain("alice", page.Find("tbody").TextContent, StringComparison.Ordinal));
        Button(page, "Add users").Click();

        page.WaitForAssertion(() => Assert.EndsWith("/user-groups/Empty", Navigation.Uri, StringComparison.Ordinal));
        Assert.Equal(2, (await DoAsync(new GetGroup("Empty"))).Users.Count);
    }

    [Fact]
    public void Policies_that_are_attached_cannot_be_attached_again()
    {
        var page = Render<AttachGroupPoliciesPage>(parameters => parameters.Add(p => p.Name, "Developers"));
        page.Find("input[type=search]").Change("IAM");
        page.WaitForAssertion(() => Assert.True(Row(page, "IAMReadOnlyAccess").QuerySelector("input")!.HasAttribute("aria-disabled")));

        Row(page, "IAMFullAccess").QuerySelector("input")!.Change(true);
        Navigation.NavigateTo("/users");
        page.WaitForAssertion(() => Assert.Equal("Leave this page?", Open(page).QuerySelector("h2")!.TextContent));
        Open(page).QuerySelector(".btn-plain")!.Click();
        Button(page, "Attach policies").Click();

        page.WaitForAssertion(() => Assert.EndsWith("/user-groups/Developers?tab=permissions", Navigation.Uri, StringComparison.Ordinal));
        Assert.Single(Client.LastExpected);
    }

    [Fact]
    public async Task A_group_that_may_not_be_seen_shows_AWS_message()
    {
        Client.Caller = await Iam.CallerOfAsync("bob");

        var page = RenderGroup("Developers");

        page.WaitForAssertion(() => Assert.Contains("iam:GetGroup on resource: arn:aws:iam::123456789012:group/Developers", page.Find(".refusal-message").TextContent, StringComparison.Ordinal));
    }

    private static IElement Row<T>(IRenderedComponent<T> page, string name)
        where T : IComponent => page.FindAll("tbody tr").Single(row => row.QuerySelector("th")?.TextContent.Contains(name, StringComparison.Ordinal) == true);

    private static IElement Button<T>(IRenderedComponent<T> page, string text)
        where T : IComponent => page.FindAll("button").First(button => button.TextContent.Trim() == text && button.Closest("dialog") is null);

    private static IElement Open<T>(IRenderedComponent<T> page)
        where T : IComponent => page.FindAll("dialog").Single(dialog => dialog.QuerySelector("form") is not null);

    private IRenderedComponent<GroupPage> RenderGroup(string name, string? tab = null)
    {
        Navigation.NavigateTo(IamUrls.UserGroup(name, tab));
        return Render<GroupPage>(parameters => parameters.Add(p => p.Name, name));
    }
}
