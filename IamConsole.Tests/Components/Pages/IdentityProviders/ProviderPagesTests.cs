using AngleSharp.Dom;
using Bunit;
using IamConsole.Components.Layout;
using IamConsole.Components.Pages.IdentityProviders;
using IamConsole.Core.Activity;
using IamConsole.Core.Providers;
using IamConsole.Tests.Support;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Forms;
using Microsoft.Extensions.DependencyInjection;

namespace IamConsole.Tests.Components.Pages.IdentityProviders;

public sealed class ProviderPagesTests : PageContext
{
    private const string Url = "login.example.com/tenant";
    private const string Arn = "arn:aws:iam::123456789012:oidc-provider/" + Url;

    private const string SamlArn = "arn:aws:iam::123456789012:saml-provider/Corporate";

    private NavigationManager Navigation => Services.GetRequiredService<NavigationManager>();

    private IEnumerable<string> Flashes => Services.GetRequiredService<FlashMessages>().Current.Select(message => message.Text);

    protected override async Task ArrangeAsync()
    {
        await DoAsync(new CreateOpenIDConnectProvider("https://" + Url) { ClientIDList = ["app"] });
        await DoAsync(new CreateSAMLProvider(SamlTexts.Metadata("urn:idp"), "Corporate"));
    }

    [Fact]
    public async Task The_list_shows_both_kinds_and_follows_changes_made_elsewhere()
    {
        var page = Render<IamConsole.Components.Pages.IdentityProviders.IdentityProviderList>();
        page.WaitForAssertion(() => Assert.Contains("SAML", Row(page, "Corporate").TextContent, StringComparison.Ordinal));
        Assert.Contains("OpenID Connect", Row(page, Url).TextContent, StringComparison.Ordinal);
        await DoAsync(new CreateOpenIDConnectProvider("https://next.example.com"));

        await page.InvokeAsync(() => Client.AnnounceAsync(ChangedKinds.Providers));

        page.WaitForAssertion(() => Row(page, "next.example.com"));
    }

    [Fact]
    public async Task A_SAML_provider_is_added_out_of_its_metadata_file()
    {
        var page = Render<AddProviderPage>();
        page.Find("#add-provider .field input").Change("Partner");
        page.FindComponent<InputFile>().UploadFiles(InputFileContent.CreateFromText(SamlTexts.Metadata("urn:partner"), "metadata.xml"));
        page.WaitForAssertion(() => Assert.Contains("metadata.xml has been read", page.Markup, StringComparison.Ordinal));
        page.Find("#add-provider").Submit();

        page.WaitForAssertion(() => Assert.EndsWith("/identity-providers", Navigation.Uri, StringComparison.Ordinal));
        Assert.Equal(2, (await DoAsync(new ListSAMLProviders())).SAMLProviderList.Count);
    }

    [Fact]
    public async Task A_SAML_provider_is_added_with_the_key_that_opens_its_assertions()
    {
        var page = Render<AddProviderPage>();
        page.Find("#add-provider .field input").Change("Partner");
        page.FindComponents<InputFile>()[0].UploadFiles(InputFileContent.CreateFromText(SamlTexts.Metadata("urn:partner"), "metadata.xml"));
        page.FindComponents<InputFile>()[1].UploadFiles(InputFileContent.CreateFromText(CertificateTexts.One.PrivateKey, "key.pem"));
        page.WaitForAssertion(() => Assert.Equal(2, page.FindAll("input[name^=encryption]").Count));
        page.FindAll("input[name^=encryption]")[1].Change(true);
        page.Find("#add-provider").Submit();

        page.WaitForAssertion(() => Assert.EndsWith("/identity-providers", Navigation.Uri, StringComparison.Ordinal));
        var made = await DoAsync(new GetSAMLProvider("arn:aws:iam::123456789012:saml-provider/Partner"));
        Assert.Equal("Required", made.AssertionEncryptionMode);
        Assert.Single(made.PrivateKeyList!);
    }

    [Fact]
    public void A_private_key_that_cannot_be_read_is_said_at_its_field()
    {
        var page = Render<AddProviderPage>();
        page.Find("#add-provider .field input").Change("Partner");
        page.FindComponents<InputFile>()[0].UploadFiles(InputFileContent.CreateFromText(SamlTexts.Metadata("urn:partner"), "metadata.xml"));
        page.FindComponents<InputFile>()[1].UploadFiles(InputFileContent.CreateFromText(CertificateTexts.NewElliptic().PrivateKey, "key.pem"));
        page.WaitForAssertion(() => Assert.Contains("key.pem has been read", page.Markup, StringComparison.Ordinal));
        page.Find("#add-provider").Submit();

        page.WaitForAssertion(() => Assert.Contains("not an unencrypted RSA key", page.Find(".field-error").TextContent, StringComparison.Ordinal));
        Assert.Empty(Client.Sent);

        page.FindComponents<InputFile>()[1].UploadFiles(InputFileContent.CreateFromText(CertificateTexts.One.PrivateKey, "other.pem"));
        page.WaitForAssertion(() => Assert.Empty(page.FindAll(".field-error")));
    }

    [Fact]
    public void What_is_missing_or_wrong_is_said_at_its_field()
    {
        var page = Render<AddProviderPage>();
        page.FindComponent<InputFile>().UploadFiles(InputFileContent.CreateFromText(new string('x', 2000), "metadata.xml"));
        page.Find("#add-provider").Submit();

        page.WaitForAssertion(() => Assert.Equal(2, page.FindAll(".field-error").Count));
        Assert.Contains("Could not parse metadata", page.Markup, StringComparison.Ordinal);
        Assert.Empty(Client.Sent);
    }

    [Fact]
    public async Task An_OpenID_Connect_provider_is_added_with_its_keys()
    {
        using var issuer = new TokenIssuer("https://build.example.com");
        var page = Render<AddProviderPage>();
        page.FindAll("input[name=provider-type]")[1].Change(true);
        page.Find("input[inputmode=url]").Change(issuer.Issuer);
        page.FindAll("#add-provider .field input")[1].Change("sts");
        page.FindComponent<InputFile>().UploadFiles(InputFileContent.CreateFromText(issuer.KeySet, "jwks.json"));
        page.WaitForAssertion(() => Assert.Contains("jwks.json has been read", page.Markup, StringComparison.Ordinal));
        page.Find("#add-provider").Submit();

        page.WaitForAssertion(() => Assert.EndsWith("/identity-providers", Navigation.Uri, StringComparison.Ordinal));
        Assert.Equal([issuer.KeyId], (await Iam.Gateway.QueryAsync(Iam.Root, new OidcProviderQuery("build.example.com"))).Value.SigningKeyIds);
    }

    [Fact]
    public async Task Audiences_are_added_and_removed_on_the_providers_page()
    {
        var page = RenderOidc();
        page.WaitForAssertion(() => Button(page, "Add audience"));
        Button(page, "Add audience").Click();
        Open(page).QuerySelector("input")!.Input("other");
        await Open(page).QuerySelector("form")!.SubmitAsync();
        page.WaitForAssertion(() => Row(page, "other"));

        await Row(page, "app").QuerySelector("button")!.ClickAsync(new());
        await Open(page).QuerySelector("form")!.SubmitAsync();

        page.WaitForAssertion(() => Assert.DoesNotContain(page.FindAll("tbody th"), cell => cell.TextContent == "app"));
        Assert.Equal(["other"], (await DoAsync(new GetOpenIDConnectProvider(Arn))).ClientIDList);
    }

    [Fact]
    public void Without_keys_the_page_warns_and_with_them_it_names_them()
    {
        using var issuer = new TokenIssuer("https://" + Url);
        var page = RenderOidc();
        page.WaitForAssertion(() => Assert.Contains("No token of this provider is accepted yet", page.Markup, StringComparison.Ordinal));
        Button(page, "Upload keys").Click();
        page.FindComponent<InputFile>().UploadFiles(InputFileContent.CreateFromText(issuer.KeySet, "jwks.json"));
        page.WaitForAssertion(() => Assert.Contains("jwks.json has been read", page.Markup, StringComparison.Ordinal));
        Open(page).QuerySelector("form")!.Submit();

        page.WaitForAssertion(() => Assert.Contains(issuer.KeyId, page.Markup, StringComparison.Ordinal));
    }

    [Fact]
    public void A_provider_is_deleted_once_the_word_is_typed()
    {
        var page = RenderOidc();
        page.WaitForAssertion(() => Button(page, "Delete"));
        Button(page, "Delete").Click();
        Open(page).QuerySelector("input")!.Input("delete");
        Open(page).QuerySelector("form")!.Submit();

        page.WaitForAssertion(() => Assert.EndsWith("/identity-providers", Navigation.Uri, StringComparison.Ordinal));
        Assert.Equal([$"Identity provider {Url} deleted."], Flashes);
    }

    [Fact]
    public void A_SAML_provider_shows_its_issuers_and_certificates()
    {
        var page = RenderSaml();

        page.WaitForAssertion(() => Assert.Contains("CN=tests", Row(page, "urn:idp").TextContent, StringComparison.Ordinal));
        Assert.EndsWith(" UTC", Row(page, "urn:idp").QuerySelector("time")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_SAML_providers_encryption_is_begun_with_its_first_key()
    {
        var page = RenderSaml();
        page.WaitForAssertion(() => Assert.True(Button(page, "Edit").HasAttribute("aria-disabled")));
        Button(page, "Add private key").Click();
        page.FindComponent<InputFile>().UploadFiles(InputFileContent.CreateFromText(CertificateTexts.One.PrivateKey, "key.pem"));
        page.WaitForAssertion(() => Assert.Contains("key.pem has been read", page.Markup, StringComparison.Ordinal));
        Open(page).QuerySelectorAll("input[type=radio]")[1].Change(true);
        await Open(page).QuerySelector("form")!.SubmitAsync();

        page.WaitForAssertion(() => Assert.Contains("Required: only encrypted", page.Markup, StringComparison.Ordinal));
        var provider = await DoAsync(new GetSAMLProvider(SamlArn));
        Assert.Equal("Required", provider.AssertionEncryptionMode);
        Assert.Single(Client.LastExpected);
        Assert.True(Row(page, provider.PrivateKeyList![0].KeyId).QuerySelector("button")!.HasAttribute("aria-disabled"));
        Assert.DoesNotContain("PRIVATE", page.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Keys_are_exchanged_one_after_the_other_and_encryption_is_relaxed()
    {
        await DoAsync(new UpdateSAMLProvider(SamlArn) { AddPrivateKey = CertificateTexts.One.PrivateKey, AssertionEncryptionMode = "Required" });
        var old = (await DoAsync(new GetSAMLProvider(SamlArn))).PrivateKeyList![0].KeyId;
        Iam.Clock.Advance(TimeSpan.FromMinutes(1));
        var page = RenderSaml();
        page.WaitForAssertion(() => Row(page, old));

        Button(page, "Add private key").Click();
        Assert.Empty(Open(page).QuerySelectorAll("input[type=radio]"));
        page.FindComponent<InputFile>().UploadFiles(InputFileContent.CreateFromText(CertificateTexts.New().PrivateKey, "next.pem"));
        page.WaitForAssertion(() => Assert.Contains("next.pem has been read", page.Markup, StringComparison.Ordinal));
        await Open(page).QuerySelector("form")!.SubmitAsync();
        page.WaitForAssertion(() => Assert.True(Button(page, "Add private key").HasAttribute("aria-disabled")));

        await Row(page, old).QuerySelector("button")!.ClickAsync(new());
        await Open(page).QuerySelector("form")!.SubmitAsync();
        page.WaitForAssertion(() => Assert.DoesNotContain(page.FindAll("tbody th"), cell => cell.TextContent.Contains(old, StringComparison.Ordinal)));

        await Button(page, "Edit").ClickAsync(new());
        Open(page).QuerySelectorAll("input[type=radio]")[0].Change(true);
        await Open(page).QuerySelector("form")!.SubmitAsync();

        page.WaitForAssertion(() => Assert.Contains("Allowed: encrypted", page.Markup, StringComparison.Ordinal));
        Assert.Equal("Allowed", (await DoAsync(new GetSAMLProvider(SamlArn))).AssertionEncryptionMode);
        Assert.Equal(["SAML encryption changed.", $"Private key {old} removed.", "Private key added."], Flashes);
    }

    private static IElement Row<T>(IRenderedComponent<T> page, string name)
        where T : IComponent => page.FindAll("tbody tr").Single(row => row.QuerySelector("th")?.TextContent.Contains(name, StringComparison.Ordinal) == true);

    private static IElement Button<T>(IRenderedComponent<T> page, string text)
        where T : IComponent => page.FindAll("button").First(button => button.TextContent.Trim() == text && button.Closest("dialog") is null);

    private static IElement Open<T>(IRenderedComponent<T> page)
        where T : IComponent => page.FindAll("dialog").Single(dialog => dialog.QuerySelector("form") is not null);

    private IRenderedComponent<SamlProviderPage> RenderSaml()
    {
        Navigation.NavigateTo(IamUrls.SamlProvider("Corporate"));
        return Render<SamlProviderPage>(parameters => parameters.Add(p => p.Name, "Corporate"));
    }

    private IRenderedComponent<OidcProviderPage> RenderOidc()
    {
        Navigation.NavigateTo(IamUrls.OidcProvider(Url));
        return Render<OidcProviderPage>(parameters => parameters.Add(p => p.Url, Url));
    }
}
