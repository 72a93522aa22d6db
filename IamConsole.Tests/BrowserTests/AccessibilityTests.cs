using Xunit.Sdk;

namespace IamConsole.Tests.BrowserTests;

/// <summary>What the other browser tests ask of every page can fail.</summary>
[Collection(BrowserCollection.Name)]
public sealed class AccessibilityTests(Chromium chromium)
{
    private const string Sound = "<!doctype html><html lang=en><title>Garden</title><main><h1>Garden</h1><p>Roses</p></main></html>";

    [Fact]
    public async Task A_sound_page_passes()
    {
        await using var person = await chromium.NewPersonAsync(new Uri("http://127.0.0.1/"));
        await person.Page.SetContentAsync(Sound);

        await person.Page.AssertAccessibleAsync();
    }

    [Theory]
    [InlineData("<p style='color: #aaa; background: #fff'>Roses</p>", "color-contrast")]
    [InlineData("<p><img src='data:,'></p>", "image-alt")]
    [InlineData("<div style='width: 3000px'>Roses</div>", "sideways")]
    public async Task What_is_wrong_is_named(string wrong, string expected)
    {
        await using var person = await chromium.NewPersonAsync(new Uri("http://127.0.0.1/"));
        await person.Page.SetContentAsync(Sound.Replace("<p>Roses</p>", wrong, StringComparison.Ordinal));

        var failure = await Assert.ThrowsAnyAsync<XunitException>(() => person.Page.AssertAccessibleAsync());
        Assert.Contains(expected, failure.Message, StringComparison.Ordinal);
    }
}
