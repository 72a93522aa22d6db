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
}
