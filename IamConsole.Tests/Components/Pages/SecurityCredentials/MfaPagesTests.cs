using Bunit;
using IamConsole.Components.Layout;
using IamConsole.Components.Pages.SecurityCredentials;
using IamConsole.Components.Pages.Users;
using IamConsole.Core.Authentication;
using IamConsole.Core.Mfa;
using IamConsole.Core.Users;
using IamConsole.Tests.Support;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Forms;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace IamConsole.Tests.Components.Pages.SecurityCredentials;

public sealed class MfaPagesTests : PageContext
{
    private const string Phone = "arn:aws:iam::123456789012:mfa/phone";

    private static ShellIdentity Root { get; } = new("123456789012", null, "root user", "arn:aws:iam::123456789012:root", ShellIdentity.RootKind);

    private string Address => Services.GetRequiredService<NavigationManager>().Uri;

    protected override async Task ArrangeAsync()
    {
        await DoAsync(new CreateUser("alice"));
        Client.Caller = Client.Caller with { IsTemporary = true };
    }

    [Fact]
    public async Task A_device_is_assigned_to_a_user_who_proves_to_have_it_by_two_codes()
    {
        var wizard = Select("alice", "phone");
        var app = AppOf(wizard);

        await SubmitCodesAsync(wizard, app.Code(-1), app.Code());

        wizard.WaitForAssertion(() => Assert.EndsWith("/users/alice?tab=security-credentials", Address, StringComparison.Ordinal));
        Assert.Equal("alice", Assert.Single((await DoAsync(new ListMFADevices("alice"))).MFADevices).UserName);
        Assert.Contains("MFA device phone assigned to alice", Assert.Single(Services.GetRequiredService<FlashMessages>().Current).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_seed_is_in_the_page_until_the_device_is_assigned_and_not_after()
    {
        var wizard = Select(null, "phone");
        var seed = SeedOf(wizard);
        Button(wizard, "Show QR code").Click();
        Assert.Equal("img", wizard.Find("svg.qr-code").GetAttribute("role"));
        var app = new Authenticator(seed, Iam.Clock);

        await SubmitCodesAsync(wizard, app.Code(-1), app.Code());

        wizard.WaitForAssertion(() => Assert.EndsWith(IamUrls.SecurityCredentials, Address, StringComparison.Ordinal));
        Assert.DoesNotContain(seed, wizard.Markup, StringComparison.Ordinal);
        Assert.Empty(wizard.FindAll("svg.qr-code"));
        Assert.Equal("123456789012", await Iam.ReadAsync(db => db.MfaDevices.Select(device => device.OwnerId).SingleAsync()));
    }

    [Fact]
    public async Task Wrong_codes_are_refused_and_have_to_be_entered_anew()
    {
        var wizard = Select("alice", "phone");
        var app = AppOf(wizard);

        await SubmitCodesAsync(wizard, app.Code(), app.Code(-1));

        wizard.WaitForAssertion(() => Assert.Contains("Authentication code for device is not valid.", wizard.Find(".refusal").TextContent, StringComparison.Ordinal));
        Assert.All(wizard.FindAll(".input-code"), box => Assert.Equal("", box.GetAttribute("value") ?? ""));
        Assert.Null(await Iam.ReadAsync(db => db.MfaDevices.Select(device => device.OwnerId).SingleAsync()));
    }

    [Theory]
    [InlineData("123 456", "654321")]
    [InlineData("12345", "654321")]
    [InlineData("١٢٣٤٥٦", "654321")]
    [InlineData("123456", "123456")]
    public async Task What_cannot_be_two_codes_is_not_sent(string first, string second)
    {
        var wizard = Select("alice", "phone");

        await SubmitCodesAsync(wizard, first, second);

        Assert.NotEmpty(wizard.FindAll(".field-error"));
        Assert.DoesNotContain(Client.Sent, operation => operation is EnableMFADevice);
    }

    [Fact]
    public async Task Cancel_deletes_the_device_that_was_not_assigned()
    {
        var wizard = Select("alice", "phone");

        Button(wizard, "Cancel").Click();

        wizard.WaitForAssertion(() => Assert.EndsWith("/users/alice?tab=security-credentials", Address, StringComparison.Ordinal));
        Assert.Equal(0, await Iam.ReadAsync(db => db.MfaDevices.CountAsync()));
    }

    [Fact]
    public async Task Another_name_leaves_no_device_of_the_first_behind()
    {
        var wizard = Select("alice", "phone");
        var seed = SeedOf(wizard);
        Button(wizard, "Previous").Click();
        wizard.Find("input.input").Change("tablet");
        wizard.Find("form").Submit();

        wizard.WaitForAssertion(() => Assert.Contains("Set up device", wizard.Find("h1").TextContent, StringComparison.Ordinal));
        Assert.Equal("arn:aws:iam::123456789012:mfa/tablet", await Iam.ReadAsync(db => db.MfaDevices.Select(device => device.SerialNumber).SingleAsync()));
        Assert.NotEqual(seed, SeedOf(wizard));
    }

    [Fact]
    public async Task What_an_abandoned_enrolment_left_is_named_and_replaced_on_demand()
    {
        await DoAsync(new CreateVirtualMFADevice("phone"));
        var wizard = RenderWizard("alice");
        wizard.Find("input.input").Change("phone");
        wizard.Find("form").Submit();
        wizard.WaitForAssertion(() => Assert.Contains("An enrolment of phone was begun and never finished", wizard.Markup, StringComparison.Ordinal));

        wizard.Find("input[type=checkbox]").Change(true);
        wizard.Find("form").Submit();

        wizard.WaitForAssertion(() => Assert.Contains("Set up device", wizard.Find("h1").TextContent, StringComparison.Ordinal));
        var app = AppOf(wizard);
        await SubmitCodesAsync(wizard, app.Code(-1), app.Code());
        wizard.WaitForAssertion(() => Assert.EndsWith("tab=security-credentials", Address, StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_name_of_somebodys_device_is_not_to_be_had()
    {
        await Iam.AddDeviceAsync("phone", "alice");
        var wizard = RenderWizard("alice");
        wizard.Find("input.input").Change("phone");
        wizard.Find("form").Submit();

        wizard.WaitForAssertion(() => Assert.Contains("Another device has this name", wizard.Find(".field-error").TextContent, StringComparison.Ordinal));
        Assert.Empty(wizard.FindAll("input[type=checkbox]"));
    }

    [Fact]
    public async Task Who_may_not_make_devices_is_told_which_action_is_missing()
    {
        Client.Caller = await Iam.CallerOfAsync("alice");
        var wizard = RenderWizard("alice");
        wizard.Find("input.input").Change("phone");
        wizard.Find("form").Submit();

        wizard.WaitForAssertion(() => Assert.Contains("iam:CreateVirtualMFADevice", wizard.Find(".refusal").TextContent, StringComparison.Ordinal));
        Assert.Contains("Select MFA device", wizard.Find("h1").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_hardware_token_is_assigned_by_its_serial_number_and_seed_file()
    {
        var seed = OneTimeCodes.NewSeed();
        var wizard = SelectHardware();
        wizard.FindComponent<InputFile>().UploadFiles(InputFileContent.CreateFromText($"Serial,Seed\nGAHT12345678,{seed}\n", "seeds.csv"));
        wizard.WaitForAssertion(() => Assert.Contains("The file holds 1 token.", wizard.Markup, StringComparison.Ordinal));
        Assert.DoesNotContain(seed, wizard.Markup, StringComparison.Ordinal);
        var app = new Authenticator(seed, Iam.Clock);

        await SubmitCodesAsync(wizard, app.Code(-1), app.Code());

        wizard.WaitForAssertion(() => Assert.EndsWith("tab=security-credentials", Address, StringComparison.Ordinal));
        Assert.Equal("GAHT12345678", Assert.Single((await DoAsync(new ListMFADevices("alice"))).MFADevices).SerialNumber);
    }

    [Theory]
    [InlineData("GAHT99999999,00112233445566778899aabbccddeeff", "This file does not hold the token GAHT12345678.")]
    [InlineData("GAHT12345678,short", "Line 1: the seed")]
    public async Task A_seed_file_without_the_token_says_what_is_wrong(string line, string problem)
    {
        var wizard = SelectHardware();
        wizard.Find("input.input").Change("GAHT12345678");
        wizard.FindComponent<InputFile>().UploadFiles(InputFileContent.CreateFromText(line, "seeds.csv"));

        await SubmitCodesAsync(wizard, "123456", "654321");

        wizard.WaitForAssertion(() => Assert.Contains(problem, wizard.Find(".field-error").TextContent, StringComparison.Ordinal));
        Assert.DoesNotContain(Client.Sent, operation => operation is EnableMFADevice);
    }

    [Fact]
    public async Task A_device_whose_clock_is_off_is_resynchronised()
    {
        var app = await Iam.AddDeviceAsync("phone", "alice");
        app.Ahead = 40;
        Services.GetRequiredService<NavigationManager>().NavigateTo("/users/alice?tab=security-credentials");
        var page = Render<UserPage>(parameters => parameters.Add(p => p.Name, "alice"));
        page.WaitForAssertion(() => page.Find($"[aria-label='Select {Phone}']"));
        page.Find($"[aria-label='Select {Phone}']").Change(true);
        Button(page, "Resync").Click();

        page.FindAll("dialog .input-code")[0].Change(app.Code(-1));
        page.FindAll("dialog .input-code")[1].Change(app.Code());
        page.FindAll("dialog form").Single(form => form.TextContent.Contains("Resync phone", StringComparison.Ordinal)).Submit();

        page.WaitForAssertion(() => Assert.Empty(page.FindAll("dialog .input-code")));
        Assert.Equal(40, await Iam.ReadAsync(db => db.MfaDevices.Select(device => device.DriftSteps).SingleAsync()));
    }

    private IRenderedComponent<AssignMfaDeviceWizard> RenderWizard(string? userName) =>
        Render<AssignMfaDeviceWizard>(parameters => parameters.Add(p => p.Name, userName).AddCascadingValue(Root));

    private IRenderedComponent<AssignMfaDeviceWizard> Select(string? userName, string device)
    {
        var wizard = RenderWizard(userName);
        wizard.Find("input.input").Change(device);
        wizard.Find("form").Submit();
        wizard.WaitForAssertion(() => Assert.Contains("Set up device", wizard.Find("h1").TextContent, StringComparison.Ordinal));
        return wizard;
    }

    private IRenderedComponent<AssignMfaDeviceWizard> SelectHardware()
    {
        var wizard = RenderWizard("alice");
        wizard.FindAll("label").First(label => label.TextContent.Contains("Hardware TOTP token", StringComparison.Ordinal)).QuerySelector("input")!.Change(true);
        wizard.Find("form").Submit();
        wizard.WaitForAssertion(() => Assert.Contains("Set up device", wizard.Find("h1").TextContent, StringComparison.Ordinal));
        return wizard;
    }

    private static string SeedOf(IRenderedComponent<AssignMfaDeviceWizard> wizard)
    {
        if (wizard.FindAll(".secret button").FirstOrDefault(button => button.TextContent == "Show") is { } show)
        {
            show.Click();
            wizard.WaitForAssertion(() => Assert.DoesNotContain(wizard.FindAll(".secret button"), button => button.TextContent == "Show"));
        }

        return wizard.Find(".secret-value").TextContent;
    }

    private Authenticator AppOf(IRenderedComponent<AssignMfaDeviceWizard> wizard) => new(SeedOf(wizard), Iam.Clock);

    private static async Task SubmitCodesAsync(IRenderedComponent<AssignMfaDeviceWizard> wizard, string first, string second)
    {
        wizard.FindAll(".input-code")[0].Change(first);
        wizard.FindAll(".input-code")[1].Change(second);
        await wizard.Find("form").SubmitAsync();
    }

    private static AngleSharp.Dom.IElement Button<T>(IRenderedComponent<T> page, string text)
        where T : IComponent => page.FindAll("button").First(button => button.TextContent.Trim() == text);
}
