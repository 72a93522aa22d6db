using IamConsole.Core.Storage;
using IamConsole.Core.Users;
using IamConsole.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace IamConsole.Tests.BrowserTests;

/// <summary>What needs a fresh proof of identity asks for it in the midst of what somebody does, and then goes on.</summary>
[Collection(BrowserCollection.Name)]
public sealed class ConfirmIdentityTests(Chromium chromium, ConsoleHost host) : IClassFixture<ConsoleHost>
{
    [Fact]
    public async Task Deleting_a_user_with_an_MFA_device_goes_on_after_the_proof()
    {
        await host.DoAsync(new CreateUser("leaver"));
        await host.AddDeviceAsync("leavers-phone", "leaver");
        await using var root = await chromium.NewPersonAsync(host.Address);
        var page = root.Page;
        await ConsoleHost.SignInAsRootAsync(page);
        await MakeProofOldAsync();
        await page.GotoAsync(IamUrls.User("leaver"));
        await page.ReadyAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Delete", Exact = true }).ClickAsync();
        var deletion = page.GetByRole(AriaRole.Dialog).Or(page.GetByRole(AriaRole.Alertdialog)).First;
        await deletion.GetByRole(AriaRole.Textbox).FillAsync("leaver");
        await deletion.Locator("button[type=submit]").ClickAsync();

        var question = page.GetByRole(AriaRole.Dialog, new() { Name = "Confirm it is you" });
        await Expect(question.GetByLabel("Your password")).ToBeFocusedAsync();
        await page.AssertNoViolationInBothThemesAsync();
        await question.GetByLabel("Your password").FillAsync("not-my-password");
        await question.GetByRole(AriaRole.Button, new() { Name = "Confirm", Exact = true }).ClickAsync();
        await Expect(question.Locator(".refusal-message")).ToContainTextAsync("Your authentication information is incorrect.");
        await question.GetByLabel("Your password").FillAsync(ConsoleHost.RootPassword);
        await question.GetByRole(AriaRole.Button, new() { Name = "Confirm", Exact = true }).ClickAsync();

        await Expect(question).ToHaveCountAsync(0);
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Users" })).ToBeVisibleAsync();
        Assert.False(await host.ReadAsync(db => db.Users.AnyAsync(user => user.Name == "leaver")));
        Assert.Empty(root.Problems);
    }

    private async Task MakeProofOldAsync()
    {
        await using var unit = await host.Services.GetRequiredService<IamStore>().BeginWriteAsync(host.Account, CancellationToken.None);
        await unit.Db.ConsoleSessions.ExecuteUpdateAsync(set => set.SetProperty(session => session.ProvenAt, DateTimeOffset.UnixEpoch));
        await unit.CommitAsync();
    }
}
