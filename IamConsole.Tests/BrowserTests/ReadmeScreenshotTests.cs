using Microsoft.Playwright;

namespace IamConsole.Tests.BrowserTests;

/// <summary>The page that the README shows; README_SCREENSHOT names the file to renew.</summary>
[Collection(BrowserCollection.Name)]
public sealed class ReadmeScreenshotTests(SampleConsole console) : IClassFixture<SampleConsole>
{
    [Fact]
    public async Task The_policy_page_fits_a_laptop_and_shows_what_the_policy_allows()
    {
        await using var root = await console.NewRootAsync(1280, 800);
        await root.Page.GotoAsync(IamUrls.Policy("arn:aws:iam::123456789012:policy/DeveloperAccess"));
        await root.Page.ReadyAsync();

        await Assertions.Expect(root.Page.GetByText("CloudFormation").First).ToBeVisibleAsync();
        var picture = await root.Page.ScreenshotAsync(new PageScreenshotOptions { Animations = ScreenshotAnimations.Disabled });

        Assert.NotEmpty(picture);
        if (Environment.GetEnvironmentVariable("README_SCREENSHOT") is { Length: > 0 } file)
        {
            await File.WriteAllBytesAsync(file, picture);
        }
    }
}
