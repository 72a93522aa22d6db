using IamConsole.Core.Arns;
using IamConsole.Core.Authentication;
using IamConsole.Core.InlinePolicies;
using IamConsole.Core.Model;
using IamConsole.Core.Operations;
using IamConsole.Core.Roles;
using IamConsole.Tests.Support;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace IamConsole.Tests.BrowserTests;

/// <summary>A user works as a role of another account, and goes back.</summary>
[Collection(BrowserCollection.Name)]
public sealed class SwitchRoleTests(Chromium chromium, ConsoleHost host) : IClassFixture<ConsoleHost>
{
    private const string Lab = "444455556666";

    [Fact]
    public async Task A_link_leads_into_a_role_of_another_account_in_all_tabs_and_a_button_back()
    {
        await host.CreateUserAsync("switcher");
        await host.DoAsync(new PutUserPolicy("switcher", "assume", PolicyTexts.Allow("sts:AssumeRole")));
        await FoundLabAsync();
        await using var person = await chromium.NewPersonAsync(host.Address);
        await host.SignInAsUserAsync(person.Page, "switcher");
        var other = await person.Page.Context.NewPageAsync();
        await other.GotoAsync(IamUrls.SecurityCredentials);
        await Expect(other.GetByRole(AriaRole.Heading, new() { Name = "My security credentials" })).ToBeVisibleAsync();

        await person.Page.GotoAsync(IamUrls.SwitchRoleTo(Lab, "guest") + "&displayName=Guest+of+the+lab&color=green");
        await person.Page.GetByRole(AriaRole.Button, new() { Name = "Switch Role" }).ClickAsync();

        var menu = person.Page.GetByRole(AriaRole.Button, new() { Name = "Guest of the lab: who am I" });
        await Expect(menu).ToBeVisibleAsync();
        await Expect(other.GetByRole(AriaRole.Button, new() { Name = "Guest of the lab: who am I" })).ToBeVisibleAsync();
        await person.Page.GotoAsync(IamUrls.Roles);
        await Expect(person.Page.GetByRole(AriaRole.Link, new() { Name = "guest", Exact = true })).ToBeVisibleAsync();
        await menu.ClickAsync();
        await Expect(person.Page.GetByText($"arn:aws:sts::{Lab}:assumed-role/guest/switcher")).ToBeVisibleAsync();
        await person.Page.GetByRole(AriaRole.Button, new() { Name = "Back to switcher" }).ClickAsync();

        await Expect(person.Page.GetByRole(AriaRole.Button, new() { Name = "switcher: who am I" })).ToBeVisibleAsync();
    }

    private async Task FoundLabAsync()
    {
        var account = AccountId.Parse(Lab);
        var created = await host.Services.GetRequiredService<AccountRegistry>().CreateAsync(account, null, "root@lab.example", "Root-password-1", false);
        Assert.True(created.IsSuccess, created.Error?.Message);
        var made = await host.Services.GetRequiredService<IamGateway>().SendAllAsync(Caller.Installation(account),
        [
            new CreateRole("guest", $$"""{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"AWS":"arn:aws:iam::{{host.Account}}:user/switcher"},"Action":"sts:AssumeRole"}]}"""),
            new PutRolePolicy("guest", "own", PolicyTexts.Allow("iam:*")),
        ]);
        Assert.True(made.IsSuccess, made.Error?.Message);
    }
}
