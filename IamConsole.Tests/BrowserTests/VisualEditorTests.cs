using IamConsole.Core.ManagedPolicies;
using IamConsole.Tests.Support;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace IamConsole.Tests.BrowserTests;

/// <summary>The visual policy editor in a browser: a policy from nothing to saved, by keyboard alone, and what axe says of all of it.</summary>
[Collection(BrowserCollection.Name)]
public sealed class VisualEditorTests(Chromium chromium, ConsoleHost host) : IClassFixture<ConsoleHost>
{
    private const string ListBox = "All List actions of Amazon S3";
    private const string ReadBox = "All Read actions of Amazon S3";

    [Fact]
    public async Task A_policy_is_made_with_the_visual_editor_alone_by_keyboard_and_its_summary_shows_it()
    {
        await using var root = await chromium.NewPersonAsync(host.Address);
        var page = root.Page;
        await ConsoleHost.SignInAsRootAsync(page);
        await page.GotoAsync(IamUrls.CreatePolicy);
        await Expect(page.Locator("h1")).ToBeFocusedAsync();

        var services = page.GetByRole(AriaRole.Combobox, new() { Name = "Select a service" });
        await services.FocusAsync();
        await page.Keyboard.TypeAsync("s3");
        await Expect(page.GetByRole(AriaRole.Option).First).ToBeVisibleAsync();
        await page.Keyboard.PressAsync("Enter");
        await PressAsync(page.GetByRole(AriaRole.Checkbox, new() { Name = ListBox }), " ");
        await Expect(page.GetByRole(AriaRole.Checkbox, new() { Name = ListBox })).ToBeCheckedAsync();
        await PressAsync(page.GetByRole(AriaRole.Checkbox, new() { Name = ReadBox }), " ");
        await Expect(page.GetByRole(AriaRole.Checkbox, new() { Name = ReadBox })).ToBeCheckedAsync();

        await AddArnAsync(page, "bucket", "reports", null);
        await AddArnAsync(page, "object", "reports", "Any ObjectName");
        await PressAsync(page.GetByRole(AriaRole.Checkbox, new() { Name = "MFA required" }), " ");
        await Expect(page.GetByText("aws:MultiFactorAuthPresent", new() { Exact = true })).ToBeVisibleAsync();

        await PressAsync(page.GetByRole(AriaRole.Button, new() { Name = "JSON", Exact = true }), "Enter");
        await Expect(page.Locator(".monaco-editor").First).ToBeVisibleAsync();
        var text = await page.EvaluateAsync<string>("monaco.editor.getModels()[0].getValue()");
        Assert.Contains("\"arn:aws:s3:::reports/*\"", text, StringComparison.Ordinal);
        await PressAsync(page.GetByRole(AriaRole.Button, new() { Name = "Visual", Exact = true }), "Enter");
        await Expect(page.GetByRole(AriaRole.Checkbox, new() { Name = "MFA required" })).ToBeCheckedAsync();

        await PressAsync(page.GetByRole(AriaRole.Button, new() { Name = "Next", Exact = true }), "Enter");
        await page.GetByLabel("Policy name").FillAsync("visual");
        await PressAsync(page.GetByRole(AriaRole.Button, new() { Name = "Create policy", Exact = true }), "Enter");
        await Expect(page.GetByText("Policy visual created.")).ToBeVisibleAsync();
        await Expect(page.Locator(".policy-summary")).ToContainTextAsync("S3");
        await Expect(page.Locator(".policy-summary")).ToContainTextAsync("aws:MultiFactorAuthPresent");

        var saved = (await host.DoAsync(new GetPolicyVersion("arn:aws:iam::123456789012:policy/visual", "v1"))).PolicyVersion.Document;
        Assert.Equal(text, Uri.UnescapeDataString(saved!));
        Assert.DoesNotContain(root.Problems, problem => problem.Contains("Content Security Policy", StringComparison.OrdinalIgnoreCase));
    }

    [Theory]
    [InlineData(ColorScheme.Light, 1280)]
    [InlineData(ColorScheme.Dark, 390)]
    public async Task No_part_of_it_has_a_violation_and_nothing_is_wider_than_the_window(ColorScheme scheme, int width)
    {
        var arn = (await host.DoAsync(new CreatePolicy($"visual-{scheme}", """
            {"Version":"2012-10-17","Statement":[
                {"Sid":"A","Effect":"Allow","Action":["s3:Get*","s3:PutObject","s3:ListAllMyBuckets","sqs:*"],"Resource":["arn:aws:s3:::reports/*","arn:aws:s3:::a-very-long-name-of-a-bucket-that-goes-on-and-on/with/a/path/*"],"Condition":{"StringLike":{"aws:PrincipalTag/team":["blue","green"]}}},
                {"Effect":"Deny","Action":"code*:Delete*","Resource":"*"}]}
            """))).Policy.Arn;
        await using var root = await chromium.NewPersonAsync(host.Address, width: width, colorScheme: scheme);
        var page = root.Page;
        await ConsoleHost.SignInAsRootAsync(page);
        await page.GotoAsync(IamUrls.EditPolicy(arn) + "?editor=visual");
        await Expect(page.Locator(".permission-block")).ToHaveCountAsync(2);
        await page.Locator(".action-level-toggle").First.ClickAsync();
        await Expect(page.Locator(".action-list li").First).ToBeVisibleAsync();
        await page.AssertAccessibleAsync();

        await page.GetByRole(AriaRole.Button, new() { Name = "Edit arn:aws:s3:::reports/*" }).ClickAsync();
        await ScanDialogAsync(page);
        await page.GetByRole(AriaRole.Button, new() { Name = "Edit condition StringLike" }).ClickAsync();
        await page.GetByLabel("Condition key").ClickAsync();
        await Expect(page.GetByRole(AriaRole.Option).First).ToBeVisibleAsync();
        await ScanDialogAsync(page);
        await page.GetByRole(AriaRole.Button, new() { Name = "Edit JSON" }).ClickAsync();
        await ScanDialogAsync(page);
    }

    private static async Task AddArnAsync(IPage page, string type, string bucket, string? any)
    {
        await PressAsync(page.GetByRole(AriaRole.Button, new() { Name = $"Add ARN of {type}", Exact = true }), "Enter");
        await Expect(page.GetByLabel("BucketName", new() { Exact = true })).ToBeFocusedAsync();
        await page.Keyboard.TypeAsync(bucket);
        if (any is not null)
        {
            await PressAsync(page.GetByLabel(any), " ");
        }

        await Expect(page.Locator("dialog[open] button[type=submit]")).Not.ToHaveAttributeAsync("aria-disabled", "true");
        await page.GetByLabel("ARN", new() { Exact = true }).PressAsync("Enter");
        await Expect(page.Locator("dialog[open]")).ToHaveCountAsync(0);
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = $"Add ARN of {type}", Exact = true })).ToBeFocusedAsync();
    }

    private static async Task PressAsync(ILocator control, string key)
    {
        await control.FocusAsync();
        await control.PressAsync(key);
    }

    private static async Task ScanDialogAsync(IPage page)
    {
        await Expect(page.Locator("dialog[open]")).ToBeVisibleAsync();
        await page.AssertAccessibleAsync();
        await page.Locator("dialog[open]").GetByRole(AriaRole.Button, new() { Name = "Cancel" }).ClickAsync();
        await Expect(page.Locator("dialog[open]")).ToHaveCountAsync(0);
    }
}
