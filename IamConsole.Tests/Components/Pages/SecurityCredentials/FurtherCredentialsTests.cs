using AngleSharp.Dom;
using Bunit;
using IamConsole.Components.Pages.SecurityCredentials;
using IamConsole.Core.ServiceSpecificCredentials;
using IamConsole.Core.SigningCertificates;
using IamConsole.Core.SshPublicKeys;
using IamConsole.Core.Users;
using IamConsole.Tests.Support;

namespace IamConsole.Tests.Components.Pages.SecurityCredentials;

public sealed class FurtherCredentialsTests : PageContext
{
    protected override async Task ArrangeAsync() => await DoAsync(new CreateUser("alice"));

    [Fact]
    public async Task A_key_is_pasted_deactivated_and_deleted()
    {
        var page = RenderAll();
        page.WaitForAssertion(() => Button(page, "Upload SSH public key"));
        Button(page, "Upload SSH public key").Click();
        Open(page).QuerySelector("textarea")!.Input(CertificateTexts.PublicKey);
        await Open(page).QuerySelector("form")!.SubmitAsync();
        page.WaitForAssertion(() => Button(page, "Deactivate"));

        Button(page, "Deactivate").Click();
        await Open(page).QuerySelector("form")!.SubmitAsync();
        page.WaitForAssertion(() => Button(page, "Activate"));
        Assert.Equal("Inactive", Assert.Single((await DoAsync(new ListSSHPublicKeys("alice"))).SSHPublicKeys).Status);

        Button(page, "Delete").Click();
        await Open(page).QuerySelector("form")!.SubmitAsync();
        page.WaitForAssertion(() => Assert.Contains("No SSH public keys.", page.Markup, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_wrong_key_is_refused_in_the_dialog()
    {
        var page = RenderAll();
        page.WaitForAssertion(() => Button(page, "Upload SSH public key"));
        Button(page, "Upload SSH public key").Click();
        Open(page).QuerySelector("textarea")!.Input("nonsense");
        await Open(page).QuerySelector("form")!.SubmitAsync();

        page.WaitForAssertion(() => Assert.Contains("encoding is not recognized", Open(page).TextContent, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_password_is_shown_once()
    {
        var page = RenderAll();
        page.WaitForAssertion(() => Assert.Equal(2, page.FindAll("button").Count(button => button.TextContent.Trim() == "Generate credentials")));
        await Button(page, "Generate credentials").ClickAsync(new());
        page.WaitForAssertion(() => Assert.Contains("alice-at-123456789012", Open(page).TextContent, StringComparison.Ordinal));

        Open(page).QuerySelectorAll("button").Single(button => button.TextContent.Trim() == "Close").Click();

        page.WaitForAssertion(() => Assert.DoesNotContain("Credentials generated", page.Markup, StringComparison.Ordinal));
        Assert.Single((await DoAsync(new ListServiceSpecificCredentials("alice"))).ServiceSpecificCredentials);
    }

    [Fact]
    public async Task A_certificate_is_made_with_a_key_that_is_offered_once()
    {
        var page = RenderAll();
        page.WaitForAssertion(() => Button(page, "Create X.509 certificate"));
        await Button(page, "Create X.509 certificate").ClickAsync(new());

        page.WaitForAssertion(() => Assert.Contains("Download private key", Open(page).TextContent, StringComparison.Ordinal));
        Assert.Contains("BEGIN CERTIFICATE", Assert.Single((await DoAsync(new ListSigningCertificates("alice"))).Certificates).CertificateBody, StringComparison.Ordinal);
        Assert.DoesNotContain("PRIVATE KEY", page.Markup, StringComparison.Ordinal);
    }

    private static IElement Button(IRenderedComponent<FurtherCredentials> page, string text) =>
        page.FindAll("button").First(button => button.TextContent.Trim() == text && button.Closest("dialog") is null);

    private static IElement Open(IRenderedComponent<FurtherCredentials> page) => page.FindAll("dialog").Single(dialog => dialog.QuerySelector("form") is not null);

    private IRenderedComponent<FurtherCredentials> RenderAll() =>
        Render<FurtherCredentials>(parameters => parameters.Add(p => p.Holder, CredentialHolder.User("alice")).Add(p => p.Sections, CredentialSections.All));
}
