using IamConsole.Core.ManagedPolicies;
using IamConsole.Tests.Support;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace IamConsole.Tests.BrowserTests;

/// <summary>Writing a policy in the real editor with its suggestions, and reading what a change does before it is saved.</summary>
[Collection(BrowserCollection.Name)]
public sealed class PolicyEditingTests(Chromium chromium, ConsoleHost host) : IClassFixture<ConsoleHost>
{
    private const string Suggestions = ".suggest-widget.visible .monaco-list-row";

    [Fact]
    public async Task Actions_are_suggested_with_their_level_taken_by_keyboard_and_explained()
    {
        await using var root = await EditorAsync();
        var page = root.Page;
        await TypeAtAsync(page, "\"Action\": [", "\"s3:GetObjectTagg");
        var row = page.Locator(Suggestions).First;
        await Expect(row).ToContainTextAsync("s3:GetObjectTagging");
        await Expect(row).ToContainTextAsync("Read");
        await Expect(row).ToHaveAttributeAsync("aria-label", new System.Text.RegularExpressions.Regex("s3:GetObjectTagging.*Read"));
        // Monaco's own list: its rows' names have commas between the texts that are shown, and it names the row before it is drawn.
        foreach (var scheme in new[] { ColorScheme.Light, ColorScheme.Dark })
        {
            await page.EmulateMediaAsync(new PageEmulateMediaOptions { ColorScheme = scheme });
            await Expect(page.Locator("html")).ToHaveAttributeAsync("data-theme", scheme == ColorScheme.Dark ? "dark" : "light");
            await Expect(row).ToBeVisibleAsync();
            await page.AssertNoViolationAsync(except: ["label-content-name-mismatch", "aria-valid-attr-value"]);
        }

        await page.Keyboard.PressAsync("Enter");
        await Expect(page.Locator(Suggestions)).ToHaveCountAsync(0);
        Assert.Contains("\"Action\": [\"s3:GetObjectTagging\"]", await TextAsync(page), StringComparison.Ordinal);

        await page.Keyboard.PressAsync("ArrowLeft");
        await page.Keyboard.PressAsync("Control+K");
        await page.Keyboard.PressAsync("Control+I");
        await Expect(page.Locator(".monaco-hover-content").First).ToContainTextAsync("Access level: Read");
        await page.AssertNoViolationAsync();
        Assert.Empty(root.Problems);
    }

    [Fact]
    public async Task A_service_is_followed_by_its_actions_and_an_element_by_its_value()
    {
        await using var root = await EditorAsync();
        var page = root.Page;
        await TypeAtAsync(page, "\"Action\": [", "\"sqs");
        await Expect(page.Locator(Suggestions).First).ToContainTextAsync("Amazon SQS");
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.Locator(Suggestions).GetByText("sqs:AddPermission").First).ToBeVisibleAsync();
        await page.Keyboard.TypeAsync("SendMessage");
        await Expect(page.Locator(Suggestions).First).ToContainTextAsync("Write");
        await page.Keyboard.PressAsync("Enter");
        Assert.Contains("\"Action\": [\"sqs:SendMessage\"]", await TextAsync(page), StringComparison.Ordinal);

        await TypeAtAsync(page, "\"Resource\": []", ",\n\"Con");
        await Expect(page.Locator(Suggestions).First).ToContainTextAsync("Condition");
        await page.Keyboard.PressAsync("Enter");
        await page.Keyboard.TypeAsync("Bool");
        await Expect(page.Locator(Suggestions).First).ToContainTextAsync("Bool");
        await page.Keyboard.PressAsync("Enter");
        await page.Keyboard.TypeAsync("Secure");
        await Expect(page.Locator(Suggestions).First).ToContainTextAsync("aws:SecureTransport");
        await page.Keyboard.PressAsync("Enter");
        Assert.Matches(@"""Condition"": \{\s*""Bool"": \{\s*""aws:SecureTransport"": ""true""\s*\}\s*\}", await TextAsync(page));
        Assert.Empty(root.Problems);
    }

    [Fact]
    public async Task Escape_closes_the_suggestions_first_and_then_leaves_the_editor()
    {
        await using var root = await EditorAsync();
        var page = root.Page;
        await TypeAtAsync(page, "\"Action\": [", "\"s3:Get");
        await Expect(page.Locator(Suggestions).First).ToBeVisibleAsync();

        await page.Keyboard.PressAsync("Escape");
        await Expect(page.Locator(Suggestions)).ToHaveCountAsync(0);
        await Expect(page.Locator(".monaco-editor textarea").First).ToBeFocusedAsync();

        await page.Keyboard.PressAsync("Escape");
        await Expect(page.Locator(".policy-editor-foot span").First).ToBeFocusedAsync();
    }

    [Theory]
    [InlineData(ColorScheme.Light)]
    [InlineData(ColorScheme.Dark)]
    public async Task A_change_is_read_before_it_is_saved_and_again_before_the_old_version_comes_back(ColorScheme scheme)
    {
        var arn = (await host.DoAsync(new CreatePolicy($"changing-{scheme}", PolicyTexts.Allow("s3:GetObject")))).Policy.Arn;
        await using var root = await chromium.NewPersonAsync(host.Address, colorScheme: scheme);
        var page = root.Page;
        await ConsoleHost.SignInAsRootAsync(page);
        await page.GotoAsync(IamUrls.EditPolicy(arn));
        await Expect(page.Locator(".monaco-editor").First).ToBeVisibleAsync();
        await page.EvaluateAsync("text => monaco.editor.getModels()[0].setValue(text)", PolicyTexts.Allow("s3:PutObject"));
        await page.Locator(".monaco-editor textarea").First.FocusAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Next", Exact = true }).First.ClickAsync();

        await Expect(page.Locator(".change")).ToHaveTextAsync(["+ 1 1 granted: Write", "− 1 1 taken away: Read"]);
        await page.GetByRole(AriaRole.Button, new() { Name = "Amazon S3", Exact = true }).First.ClickAsync();
        await Expect(page.Locator(".change-actions")).ToContainTextAsync("Now allowed on all resources");
        await page.AssertNoViolationAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Text", Exact = true }).ClickAsync();
        await Expect(page.Locator(".text-diff mark").First).ToBeVisibleAsync();
        await page.AssertNoViolationAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Save changes", Exact = true }).First.ClickAsync();
        await Expect(page.GetByText("and set as the default.")).ToBeVisibleAsync();

        await page.GotoAsync(IamUrls.Policy(arn, "versions"));
        await page.GetByLabel("Select v1").CheckAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Set as default", Exact = true }).ClickAsync();
        await Expect(page.Locator("dialog[open] .change")).ToHaveTextAsync(["+ 1 1 granted: Read", "− 1 1 taken away: Write"]);
        await page.AssertNoViolationAsync();
        Assert.Empty(root.Problems);
    }

    private async Task<Person> EditorAsync()
    {
        var root = await chromium.NewPersonAsync(host.Address);
        await ConsoleHost.SignInAsRootAsync(root.Page);
        await root.Page.GotoAsync(IamUrls.CreatePolicy + "?editor=json");
        await Expect(root.Page.Locator(".monaco-editor").First).ToBeVisibleAsync();
        return root;
    }

    private static async Task TypeAtAsync(IPage page, string behind, string keys)
    {
        await page.EvaluateAsync(
            """
            behind => {
              const editor = monaco.editor.getEditors()[0];
              const model = editor.getModel();
              editor.setPosition(model.getPositionAt(model.getValue().indexOf(behind) + behind.length));
              editor.focus();
            }
            """,
            behind);
        await page.Keyboard.TypeAsync(keys);
    }

    private static Task<string> TextAsync(IPage page) => page.EvaluateAsync<string>("() => monaco.editor.getModels()[0].getValue()");
}
