using System.Reflection;
using IamConsole.Core.AccessAnalyzer;
using IamConsole.Core.Arns;
using Microsoft.AspNetCore.Components;
using Microsoft.Playwright;

namespace IamConsole.Tests.BrowserTests;

/// <summary>What holds for every page with realistic data, those included that are added tomorrow.</summary>
[Collection(BrowserCollection.Name)]
public sealed class EveryPageTests(SampleConsole console) : IClassFixture<SampleConsole>
{
    private static readonly (string Parameter, string Value)[] Things =
    [
        ("/users/{UserName}/inline-policies/{PolicyName}", "/users/ines.costa/inline-policies/InvoiceMailbox"),
        ("/user-groups/{GroupName}/inline-policies/{PolicyName}", "/user-groups/Developers/inline-policies/AssumeProductionOperator"),
        ("/roles/{RoleName}/inline-policies/{PolicyName}", "/roles/ForecastFunction/inline-policies/ReadForecastQueue"),
        ("/users/{Name}", "/users/chloe.dubois"),
        ("/user-groups/{Name}", "/user-groups/Developers"),
        ("/roles/{Name}", "/roles/ForecastFunction"),
        ("/identity-providers/saml/{Name}", "/identity-providers/saml/CorporateDirectory"),
        ("/identity-providers/oidc/{Url}", "/identity-providers/oidc/token.actions.githubusercontent.com"),
        ("/external-access/{AnalyzerName}/", "/external-access/external-access-analyzer/"),
        ("/analyzers/{Name}", "/analyzers/unused-access-analyzer"),
        ("{AnalyzerName}", "unused-access-analyzer"),
        ("{RuleName}", "AuditorsSeeEverything"),
        ("{UserName}", "chloe.dubois"),
        ("{GroupName}", "Developers"),
        ("{RoleName}", "ForecastFunction"),
        ("{Arn}", Uri.EscapeDataString("arn:aws:iam::123456789012:policy/SensorDataReadOnly")),
        ("{PolicyArn}", Uri.EscapeDataString("arn:aws:iam::123456789012:policy/SensorDataReadOnly")),
        ("{AccountOrAlias}", "123456789012"),
    ];

    private static readonly (string Density, int Width)[] Sizes = [("comfortable", 1280), ("compact", 390), ("projector", 1024)];

    public static TheoryData<string> Paths =>
    [
        .. typeof(IIamClient).Assembly.GetTypes()
            .SelectMany(type => type.GetCustomAttributes<RouteAttribute>())
            .Select(route => Things.Aggregate(route.Template, (path, thing) => path.Replace(thing.Parameter, thing.Value, StringComparison.OrdinalIgnoreCase)))
            .Order(StringComparer.Ordinal),
    ];

    [Theory]
    [MemberData(nameof(Paths))]
    public async Task A_page_has_no_violation_no_sideways_scroll_and_no_error_in_the_browser(string path)
    {
        path = path.Replace("{FindingId}", await FindingIdAsync(path), StringComparison.Ordinal);
        Assert.DoesNotContain('{', path);
        await using var root = await console.NewRootAsync();
        await root.Page.GotoAsync(path);
        await root.Page.ReadyAsync();

        // Who has signed in is led away from the pages of sign-in, which are held by tests of their own.
        if (path != "/" && new Uri(root.Page.Url).AbsolutePath == "/")
        {
            return;
        }

        await InspectAsync(root.Page);
        var tabs = root.Page.GetByRole(AriaRole.Tab);
        for (var tab = 1; tab < await tabs.CountAsync(); tab++)
        {
            await tabs.Nth(tab).ClickAsync();
            await Assertions.Expect(tabs.Nth(tab)).ToHaveAttributeAsync("aria-selected", "true");
            await root.Page.ReadyAsync();
            await InspectAsync(root.Page);
        }

        Assert.DoesNotContain(root.Problems, problem => !problem.Contains("404", StringComparison.Ordinal));
    }

    /// <summary>The first finding of the analyzer that an address names; what it is about is never the same id twice.</summary>
    private async Task<string> FindingIdAsync(string path)
    {
        if (path.Split('/') is not [_, "access-analyzer", _, var analyzer, "{FindingId}"])
        {
            return "";
        }

        var findings = await console.Host.DoAsync(new ListFindingsV2(Arn.Analyzer(console.Host.Account, analyzer).ToString()));
        return findings.Findings[0].Id;
    }

    private static async Task InspectAsync(IPage page)
    {
        foreach (var (density, width) in Sizes)
        {
            await page.SetViewportSizeAsync(width, 900);
            await page.EvaluateAsync("density => { document.documentElement.dataset.density = density; }", density);
            await page.AssertNoSidewaysScrollAsync();
            await page.AssertNoViolationInBothThemesAsync();
        }
    }
}
