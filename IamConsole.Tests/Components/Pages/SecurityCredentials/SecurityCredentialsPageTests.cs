using Bunit;
using IamConsole.Components.Layout;
using IamConsole.Components.Pages.SecurityCredentials;
using IamConsole.Core.AccessKeys;
using IamConsole.Core.Activity;
using IamConsole.Core.LoginProfiles;
using IamConsole.Core.Model;
using IamConsole.Core.Users;
using IamConsole.Tests.Support;
using Microsoft.AspNetCore.Components;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace IamConsole.Tests.Components.Pages.SecurityCredentials;

public sealed class SecurityCredentialsPageTests : PageContext
{
    private const string Phone = "arn:aws:iam::123456789012:mfa/phone";
    private const string Own = """{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":["iam:*AccessKey*","iam:*LoginProfile","iam:*MFADevice*","iam:GetUser","iam:*UserTags","iam:TagUser"],"Resource":["arn:aws:iam::*:user/${aws:username}","arn:aws:iam::*:mfa/*"]}}""";

    private static ShellIdentity Alice { get; } = new("123456789012", null, "alice", "arn:aws:iam::123456789012:user/alice", ShellIdentity.UserKind);

    private static ShellIdentity Root { get; } = new("123456789012", null, "root user", "arn:aws:iam::123456789012:root", ShellIdentity.RootKind);

    protected override async Task ArrangeAsync()
    {
        await DoAsync(new CreateUser("alice"));
        await DoAsync(new CreateLoginProfile("alice") { Password = "Correct-horse-9" });
    }

    [Fact]
    public async Task A_user_without_policies_sees_each_refusal_and_no_empty_list()
    {
        Client.Caller = await Iam.CallerOfAsync("alice");

        var page = Render<SecurityCredentialsPage>();

        page.WaitForAssertion(() => Assert.Equal(4, page.FindAll(".refusal").Count));
        Assert.Equal(
            ["iam:GetLoginProfile", "iam:ListMFADevices", "iam:ListAccessKeys", "iam:ListSigningCertificates"],
            page.FindAll(".refusal-next code").Select(code => code.TextContent));
        Assert.DoesNotContain("No MFA devices", page.Markup, StringComparison.Ordinal);
        Assert.DoesNotContain("No access keys", page.Markup, StringComparison.Ordinal);
        Assert.Contains("arn:aws:iam::123456789012:user/alice", page.Markup, StringComparison.Ordinal);
        Assert.Equal(4, page.FindAll("button").Count(button => button.TextContent.Contains("Why was this refused?", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task A_user_may_manage_its_own_keys_as_far_as_its_policies_allow()
    {
        await Iam.AddInlinePolicyAsync("alice", Own);
        var key = (await DoAsync(new CreateAccessKey("alice"))).AccessKey.AccessKeyId;
        Client.Caller = await Iam.CallerOfAsync("alice");
        var page = Render<SecurityCredentialsPage>();
        page.WaitForAssertion(() => Assert.Contains("(1/2)", page.Markup, StringComparison.Ordinal));
        Assert.Equal(IamUrls.CreateOwnAccessKey, page.FindAll("a").Single(link => link.TextContent == "Create access key").GetAttribute("href"));

        page.Find($"[aria-label='Deactivate {key}']").Click();
        page.Find("dialog form").Submit();

        page.WaitForAssertion(() => page.Find($"[aria-label='Activate {key}']"));
        Assert.False(await Iam.ReadAsync(db => db.AccessKeys.Select(row => row.IsActive).SingleAsync()));
    }

    [Fact]
    public async Task A_third_key_is_not_offered()
    {
        await DoAsync(new CreateAccessKey());
        await DoAsync(new CreateAccessKey());

        var page = Render<SecurityCredentialsPage>();

        page.WaitForAssertion(() => Assert.True(page.FindAll("button").Single(button => button.TextContent == "Create access key").HasAttribute("aria-disabled")));
    }

    [Fact]
    public async Task The_page_follows_what_happens_elsewhere()
    {
        var page = Render<SecurityCredentialsPage>();
        page.WaitForAssertion(() => Assert.Contains("No access keys, as it should be.", page.Markup, StringComparison.Ordinal));
        Assert.Contains("root@123456789012.example", page.Markup, StringComparison.Ordinal);

        await DoAsync(new CreateAccessKey());
        await page.InvokeAsync(() => Client.AnnounceAsync(ChangedKinds.Credentials));

        page.WaitForAssertion(() => Assert.Contains("The root user has an active access key", page.Markup, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_device_is_chosen_and_removed_with_nothing_left_of_it()
    {
        await AddPhoneAsync("123456789012");
        var page = Render<SecurityCredentialsPage>();
        page.WaitForAssertion(() => Assert.Contains("(1/8)", page.Markup, StringComparison.Ordinal));
        Assert.True(Button(page, "Remove").HasAttribute("aria-disabled"));

        page.Find("[aria-label='Select " + Phone + "']").Change(true);
        Button(page, "Remove").Click();
        Assert.Contains("Remove phone?", page.Find("dialog h2").TextContent, StringComparison.Ordinal);
        page.Find("dialog form").Submit();

        page.WaitForAssertion(() => Assert.Contains("No MFA devices.", page.Markup, StringComparison.Ordinal));
        Assert.Equal(0, await Iam.ReadAsync(db => db.MfaDevices.CountAsync()));
        Assert.Equal(["DeactivateMFADevice", "DeleteVirtualMFADevice"], Client.Sent.Select(operation => operation.GetType().Name));
    }

    [Fact]
    public async Task Root_changes_its_email_address_with_its_password()
    {
        var page = Render<SecurityCredentialsPage>();
        page.WaitForAssertion(() => Button(page, "Change email address"));
        Button(page, "Change email address").Click();
        page.Find("dialog input[type=email]").Input("owner@example.org");
        page.Find("dialog input[type=password]").Change("Not-the-password-1");
        await page.Find("dialog form").SubmitAsync();
        page.WaitForAssertion(() => Assert.Contains("The current password was incorrect.", page.Find("dialog .refusal").TextContent, StringComparison.Ordinal));

        page.Find("dialog input[type=password]").Change("Root-password-1");
        await page.Find("dialog form").SubmitAsync();

        page.WaitForAssertion(() => Assert.Contains("owner@example.org", page.Find(".detail-grid").TextContent, StringComparison.Ordinal));
        Assert.Equal("owner@example.org", await Iam.ReadAsync(db => db.Accounts.Select(account => account.RootEmail).SingleAsync()));
    }

    [Fact]
    public async Task Root_changes_its_password_and_its_page_says_what_is_refused()
    {
        var page = Render<ChangePasswordPage>();
        page.WaitForAssertion(() => page.Find("form"));
        await ChangeAsync("Root-password-1", "Root-123456789012");
        page.WaitForAssertion(() => Assert.Contains("should not be made from the e-mail address", page.Find(".refusal").TextContent, StringComparison.Ordinal));
        page.Find("[data-touched]").Change(true);
        Services.GetRequiredService<NavigationManager>().NavigateTo("/users");
        page.WaitForAssertion(() => Assert.Equal("Leave this page?", page.Find("dialog h2").TextContent));
        page.Find("dialog .btn-plain").Click();

        await ChangeAsync("Root-password-1", "Seven-green-owls-7");

        page.WaitForAssertion(() => Assert.EndsWith(IamUrls.SecurityCredentials, Services.GetRequiredService<NavigationManager>().Uri, StringComparison.Ordinal));

        async Task ChangeAsync(string old, string @new)
        {
            page.FindAll("input[type=password]")[0].Change(old);
            page.FindAll("input[type=password]")[1].Change(@new);
            page.FindAll("input[type=password]")[2].Change(@new);
            await page.Find("form").SubmitAsync();
        }
    }

    [Fact]
    public void A_root_key_is_made_only_by_who_says_to_know_the_risk_and_saved_as_rootkey_csv()
    {
        var wizard = Render<CreateAccessKeyWizard>(parameters => parameters.AddCascadingValue(Root));

        wizard.Find("form").Submit();
        Assert.Contains("Tick the box", wizard.Find(".field-error").TextContent, StringComparison.Ordinal);
        Assert.Empty(Client.Sent);
        wizard.Find("input[type=checkbox]").Change(true);
        wizard.Find("form").Submit();

        wizard.WaitForAssertion(() => Assert.Equal("Retrieve access keys", wizard.Find("h1").TextContent.Trim()));
        wizard.FindAll("button").Single(button => button.TextContent == "Download .csv file").Click();
        Assert.Equal("rootkey.csv", JSInterop.Invocations["iamConsole.download"].Single().Arguments[0]);
        Button(wizard, "Done").Click();
        Assert.EndsWith(IamUrls.SecurityCredentials, Services.GetRequiredService<NavigationManager>().Uri, StringComparison.Ordinal);
        Assert.Empty(wizard.FindAll(".secret"));
    }

    [Fact]
    public async Task A_user_makes_a_key_for_itself_in_three_steps()
    {
        await Iam.AddInlinePolicyAsync("alice", Own);
        Client.Caller = await Iam.CallerOfAsync("alice");
        var wizard = Render<CreateAccessKeyWizard>(parameters => parameters.AddCascadingValue(Alice));
        Assert.Equal(
            ["Access key best practices & alternatives", "Set description tag", "Retrieve access keys"],
            wizard.FindAll(".wizard-nav .wizard-name").Select(step => step.TextContent));

        wizard.FindAll("label").First(label => label.TextContent.Contains("Other", StringComparison.Ordinal)).QuerySelector("input")!.Change(true);
        wizard.Find("form").Submit();
        wizard.Find("input.input").Change("Laptop");
        wizard.Find("form").Submit();

        wizard.WaitForAssertion(() => Assert.Equal("Retrieve access keys", wizard.Find(".wizard-nav li[aria-current] .wizard-name").TextContent));
        Assert.Equal("Laptop", (await Iam.ReadAsync(db => db.Tags.SingleAsync())).Value);
        Assert.Empty(wizard.FindAll("form"));
    }

    [Fact]
    public async Task A_refused_description_does_not_lose_the_key()
    {
        await Iam.AddInlinePolicyAsync("alice", PolicyTexts.Allow("iam:CreateAccessKey"));
        Client.Caller = await Iam.CallerOfAsync("alice");
        var wizard = Render<CreateAccessKeyWizard>(parameters => parameters.AddCascadingValue(Alice));
        wizard.FindAll("label").First(label => label.TextContent.Contains("Other", StringComparison.Ordinal)).QuerySelector("input")!.Change(true);
        wizard.Find("form").Submit();
        wizard.Find("input.input").Change("Laptop");
        wizard.Find("form").Submit();

        wizard.WaitForAssertion(() => Assert.Contains("iam:TagUser", wizard.Find(".refusal").TextContent, StringComparison.Ordinal));
        Assert.NotEmpty(wizard.FindAll(".secret"));
    }

    private static AngleSharp.Dom.IElement Button<T>(IRenderedComponent<T> page, string text)
        where T : IComponent => page.FindAll("button").First(button => button.TextContent.Trim() == text);

    private Task AddPhoneAsync(string ownerId) => Iam.ChangeAsync(db =>
    {
        db.Add(new MfaDevice { SerialNumber = Phone, Kind = MfaDeviceKind.Virtual, OwnerId = ownerId, EnabledAt = Iam.Clock.GetUtcNow(), ProtectedSeed = "seed" });
        return Task.CompletedTask;
    });
}
