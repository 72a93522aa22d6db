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
        Navigation.NavigateTo(IamUrls.SamlProvider("Corporate"));
        var page = Render<SamlProviderPage>(parameters => parameters.Add(p => p.Name, "Corporate"));

        page.WaitForAssertion(() => Assert.Contains("CN=tests", Row(page, "urn:idp").TextContent, StringComparison.Ordinal));
    }

    private static IElement Row<T>(IRenderedComponent<T> page, string name)
        where T : IComponent => page.FindAll("tbody tr").Single(row => row.QuerySelector("th")?.TextContent.Contains(name, StringComparison.Ordinal) == true);

    private static IElement Button<T>(IRenderedComponent<T> page, string text)
        where T : IComponent => page.FindAll("button").First(button => button.TextContent.Trim() == text && button.Closest("dialog") is null);

    private static IElement Open<T>(IRenderedComponent<T> page)
        where T : IComponent => page.FindAll("dialog").Single(dialog => dialog.QuerySelector("form") is not null);

    private IRenderedComponent<OidcProviderPage> RenderOidc()
    {
        Navigation.NavigateTo(IamUrls.OidcProvider(Url));
        return Render<OidcProviderPage>(parameters => parameters.Add(p => p.Url, Url));
    }
}
