using IamConsole.Core.LoginProfiles;
using IamConsole.Core.Users;
using IamConsole.Tests.Support;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace IamConsole.Tests.BrowserTests;

/// <summary>Somebody looks where they are signed in, and ends what should not be.</summary>
[Collection(BrowserCollection.Name)]
public sealed class OwnSessionsTests(Chromium chromium, ConsoleHost host) : IClassFixture<ConsoleHost>
{
    [Fact]
    public async Task Ending_the_other_sessions_closes_their_open_pages_within_seconds()
    {
        await host.CreateUserAsync("traveller");
        await using var here = await chromium.NewPersonAsync(host.Address);
        await host.SignInAsUserAsync(here.Page, "traveller");
        await here.Page.GetByRole(AriaRole.Button, new() { Name = "who am I" }).ClickAsync();
        await here.Page.GetByRole(AriaRole.Link, new() { Name = "Console sessions" }).ClickAsync();
        var rows = here.Page.GetByRole(AriaRole.Table, new() { Name = "Console sessions" }).Locator("tbody tr");
        await Expect(rows).ToHaveCountAsync(1);
        await Expect(rows.First).ToContainTextAsync("This session");

        await using var hotel = await chromium.NewPersonAsync(host.Address);
        await host.SignInAsUserAsync(hotel.Page, "traveller");
        await using var train = await chromium.NewPersonAsync(host.Address);
        await host.SignInAsUserAsync(train.Page, "traveller");
        await Expect(rows).ToHaveCountAsync(3);

        await rows.Nth(1).GetByRole(AriaRole.Button).ClickAsync();
        await Expect(rows).ToHaveCountAsync(2);
        await here.Page.GetByRole(AriaRole.Button, new() { Name = "End all other sessions" }).ClickAsync();
        await here.Page.GetByRole(AriaRole.Button, new() { Name = "End sessions", Exact = true }).ClickAsync();

        await Expect(rows).ToHaveCountAsync(1);
        foreach (var other in new[] { hotel, train })
        {
            await Expect(other.Page.GetByRole(AriaRole.Heading, new() { Name = "IAM user sign in" })).ToBeVisibleAsync(new() { Timeout = 15_000 });
        }

        await Expect(here.Page.GetByRole(AriaRole.Heading, new() { Name = "Console sessions" })).ToBeVisibleAsync();
    }

    [Fact]
    public async Task A_deleted_users_open_pages_close_within_seconds()
    {
        await host.CreateUserAsync("leaver");
        await using var person = await chromium.NewPersonAsync(host.Address);
        await host.SignInAsUserAsync(person.Page, "leaver");

        await host.DoAsync(new DeleteLoginProfile("leaver"));
        await host.DoAsync(new DeleteUser("leaver"));

        await Expect(person.Page.GetByRole(AriaRole.Heading, new() { Name = "IAM user sign in" })).ToBeVisibleAsync(new() { Timeout = 15_000 });
    }

    [Fact]
    public async Task Who_is_writing_something_when_the_session_ends_is_told_may_copy_it_and_is_asked_nothing_more()
    {
        await host.CreateUserAsync("writer");
        await using var person = await chromium.NewPersonAsync(host.Address);
        var page = person.Page;
        var asked = 0;
        page.Dialog += async (_, dialog) =>
        {
            asked++;
            await dialog.AcceptAsync();
        };
        await host.SignInAsUserAsync(page, "writer");
        await page.GotoAsync(IamUrls.CreateUserGroup);
        await page.ReadyAsync();
        await page.GetByLabel("User group name").FillAsync("Poets");

        await host.DoAsync(new DeleteLoginProfile("writer"));

        var title = page.GetByRole(AriaRole.Heading, new() { Name = "Your session has ended" });
        await Expect(title).ToBeVisibleAsync(new() { Timeout = 15_000 });
        await page.AssertAccessibleAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Stay on this page" }).ClickAsync();
        await Expect(title).ToBeHiddenAsync();
        await Expect(page.GetByLabel("User group name")).ToHaveValueAsync("Poets");
        await Expect(page.GetByText("Your session has ended: nothing on this page can be saved any more.")).ToBeVisibleAsync();
        await page.AssertAccessibleAsync();

        await page.GetByRole(AriaRole.Button, new() { Name = "Sign in" }).ClickAsync();

        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "IAM user sign in" })).ToBeVisibleAsync();
        Assert.Contains("returnUrl=%2Fuser-groups%2Fcreate", page.Url, StringComparison.Ordinal);
        Assert.Equal(0, asked);
    }
}
