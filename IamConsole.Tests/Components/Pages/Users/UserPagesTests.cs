using Bunit;
using IamConsole.Components.Pages.SecurityCredentials;
using IamConsole.Components.Pages.Users;
using IamConsole.Core.AccessKeys;
using IamConsole.Core.Activity;
using IamConsole.Core.Groups;
using IamConsole.Core.InlinePolicies;
using IamConsole.Core.LoginProfiles;
using IamConsole.Core.ManagedPolicies;
using IamConsole.Core.Users;
using IamConsole.Tests.Support;
using Microsoft.AspNetCore.Components;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace IamConsole.Tests.Components.Pages.Users;

public sealed class UserPagesTests : PageContext
{
    protected override async Task ArrangeAsync()
    {
        await DoAsync(new CreateGroup("devs"));
        await DoAsync(new CreateUser("alice"));
        await DoAsync(new CreateUser("bob"));
        await DoAsync(new AddUserToGroup("devs", "alice"));
        await DoAsync(new AttachUserPolicy("alice", "arn:aws:iam::aws:policy/AmazonS3ReadOnlyAccess"));
        await DoAsync(new CreateLoginProfile("alice") { Password = "Correct-horse-9" });
    }

    [Fact]
    public async Task The_list_follows_what_others_do()
    {
        var list = Render<UserList>();
        list.WaitForAssertion(() => Assert.Equal(2, list.FindAll("tbody tr").Count));
        await DoAsync(new CreateUser("carol"));

        await list.InvokeAsync(() => Client.AnnounceAsync(ChangedKinds.Users));

        list.WaitForAssertion(() => Assert.Equal(3, list.FindAll("tbody tr").Count));
    }

    [Fact]
    public async Task Who_may_not_list_users_sees_the_action_that_is_missing()
    {
        Client.Caller = await Iam.CallerOfAsync("bob");

        var list = Render<UserList>();

        list.WaitForAssertion(() => Assert.Contains("because no identity-based policy allows the iam:ListUsers action", list.Find(".refusal").TextContent, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_deleted_user_takes_everything_along_in_one_batch()
    {
        await DoAsync(new CreateAccessKey("alice"));
        var list = Render<UserList>();
        list.WaitForAssertion(() => Assert.Equal(2, list.FindAll("tbody tr").Count));
        list.FindAll("tbody tr").Single(row => row.TextContent.Contains("alice", StringComparison.Ordinal)).QuerySelector("input")!.Change(true);
        list.FindAll("button").First(button => button.TextContent == "Delete").Click();
        list.WaitForAssertion(() => Assert.Contains("The membership in devs; the groups stay", list.Find("dialog .notice").TextContent, StringComparison.Ordinal));

        list.Find("dialog form").Submit();
        Assert.Empty(Client.Sent);
        list.Find("dialog input").Input("alice");
        list.Find("dialog form").Submit();

        list.WaitForAssertion(() => Assert.Single(list.FindAll("tbody tr")));
        Assert.Equal(
            [typeof(RemoveUserFromGroup), typeof(DetachUserPolicy), typeof(DeleteLoginProfile), typeof(DeleteAccessKey), typeof(DeleteUser)],
            Client.Sent.Select(operation => operation.GetType()));
        Assert.Equal("bob", await Iam.ReadAsync(db => db.Users.Select(user => user.Name).SingleAsync()));
    }

    [Fact]
    public void The_page_of_a_user_that_is_gone_says_so()
    {
        var page = Render<UserPage>(parameters => parameters.Add(p => p.Name, "ghost"));

        page.WaitForAssertion(() => Assert.Contains("The user with name ghost cannot be found.", page.Find(".refusal").TextContent, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_change_sends_the_revision_that_was_shown()
    {
        var page = Render<UserPage>(parameters => parameters.Add(p => p.Name, "alice"));
        page.WaitForAssertion(() => Assert.Contains(page.FindAll("tbody tr"), row => row.TextContent.Contains("AmazonS3ReadOnlyAccess", StringComparison.Ordinal)));
        await DoAsync(new TagUser("alice", [new Core.Model.Tag("Team", "Blue")]));

        page.FindAll("tbody tr")[0].QuerySelector("input")!.Change(true);
        page.FindAll("button").First(button => button.TextContent == "Remove").Click();
        page.Find("dialog form").Submit();

        page.WaitForAssertion(() => Assert.Contains("ConcurrentModification", page.Find("dialog .refusal").TextContent, StringComparison.Ordinal));
        Assert.Equal(1, await Iam.ReadAsync(db => db.PolicyAttachments.CountAsync()));
    }

    [Fact]
    public void A_renamed_user_is_found_under_the_new_name()
    {
        var page = Render<UserPage>(parameters => parameters.Add(p => p.Name, "alice"));
        page.WaitForAssertion(() => Assert.Contains(page.FindAll("button"), button => button.TextContent == "Rename"));
        page.FindAll("button").First(button => button.TextContent == "Rename").Click();
        page.Find("dialog input").Input("alicia");
        page.Find("dialog form").Submit();

        page.WaitForAssertion(() => Assert.EndsWith("/users/alicia", Services.GetRequiredService<NavigationManager>().Uri, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Who_may_not_list_the_policies_is_not_told_that_there_are_none()
    {
        await DoAsync(new PutUserPolicy("bob", "See", PolicyTexts.Allow("iam:GetUser", "*")));
        Client.Caller = await Iam.CallerOfAsync("bob");

        var page = Render<UserPage>(parameters => parameters.Add(p => p.Name, "alice"));

        page.WaitForAssertion(() => Assert.Contains("No policies that you may see", page.Markup, StringComparison.Ordinal));
        Assert.DoesNotContain("can do nothing", page.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_second_access_key_is_offered_where_there_is_a_first()
    {
        var page = Render<UserPage>(parameters => parameters.Add(p => p.Name, "bob"));
        page.WaitForAssertion(() => Assert.Contains("Access key 1", page.Find(".section").TextContent, StringComparison.Ordinal));
        Assert.DoesNotContain("Access key 2", page.Find(".section").TextContent, StringComparison.Ordinal);

        Iam.Clock.SetUtcNow(Clock.GetUtcNow());
        await DoAsync(new CreateAccessKey("bob"));
        await page.InvokeAsync(() => Client.AnnounceAsync(ChangedKinds.Credentials));

        page.WaitForAssertion(() => Assert.Contains("Access key 2", page.Find(".section").TextContent, StringComparison.Ordinal));
        Assert.Contains("Never used. Created today.", page.Find(".section").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_access_key_is_described_and_its_secret_shown_once()
    {
        var wizard = Render<CreateAccessKeyWizard>(parameters => parameters.Add(p => p.Name, "bob"));
        wizard.FindAll("label").First(label => label.TextContent.Contains("Local code", StringComparison.Ordinal)).QuerySelector("input")!.Change(true);
        wizard.Find("form").Submit();
        Assert.Contains("Tick the box", wizard.Find(".field-error").TextContent, StringComparison.Ordinal);
        wizard.Find("input[type=checkbox]").Change(true);
        wizard.Find("form").Submit();
        wizard.Find("input.input").Change("Nightly backup");
        wizard.Find("form").Submit();

        wizard.WaitForAssertion(() => Assert.Equal("Retrieve access keys", wizard.Find("h1").TextContent.Trim()));
        var tag = await Iam.ReadAsync(db => db.Tags.SingleAsync());
        Assert.Equal("Nightly backup", tag.Value);
        Assert.Contains(tag.Key, wizard.Markup, StringComparison.Ordinal);
        wizard.FindAll(".secret button").First(button => button.TextContent == "Show").Click();
        wizard.WaitForAssertion(() => Assert.Equal(40, wizard.Find(".secret-value").TextContent.Length));
    }

    [Fact]
    public async Task An_active_key_is_deactivated_before_its_id_is_asked_for()
    {
        var key = (await DoAsync(new CreateAccessKey("alice"))).AccessKey.AccessKeyId;
        Services.GetRequiredService<NavigationManager>().NavigateTo("/users/alice?tab=security-credentials");
        var page = Render<UserPage>(parameters => parameters.Add(p => p.Name, "alice"));
        page.WaitForAssertion(() => page.Find(".key-card"));

        page.Find($".key-card [aria-label='Delete {key}']").Click();
        page.Find(".tab-panel dialog form").Submit();
        page.WaitForAssertion(() => Assert.Contains($"type {key}", page.Find(".tab-panel dialog form").TextContent, StringComparison.Ordinal));
        page.Find(".tab-panel dialog input").Input(key);
        page.Find(".tab-panel dialog form").Submit();

        page.WaitForAssertion(() => Assert.Empty(page.FindAll(".key-card")));
        Assert.Equal(["UpdateAccessKey", "DeleteAccessKey"], Client.Sent.Select(operation => operation.GetType().Name));
    }
}
