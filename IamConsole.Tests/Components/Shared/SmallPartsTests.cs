using Bunit;
using IamConsole.Components.Shared;
using IamConsole.Tests.Support;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace IamConsole.Tests.Components.Shared;

public sealed class SmallPartsTests : ConsoleContext
{
    [Theory]
    [InlineData(0, "just now")]
    [InlineData(59, "just now")]
    [InlineData(60, "1 minute ago")]
    [InlineData(3599, "59 minutes ago")]
    [InlineData(7200, "2 hours ago")]
    [InlineData(86400, "1 day ago")]
    [InlineData(86400 * 120, "120 days ago")]
    [InlineData(-7200, "in 2 hours")]
    public void A_time_is_told_relative_to_now(int secondsAgo, string expected) =>
        Assert.Equal(expected, RelativeTime.From(Clock.GetUtcNow().AddSeconds(-secondsAgo), Clock.GetUtcNow()));

    [Fact]
    public void A_timestamp_gives_the_exact_time_on_hover()
    {
        var time = Render<Timestamp>(parameters => parameters.Add(p => p.Value, Clock.GetUtcNow().AddDays(-3))).Find("time");

        Assert.Equal("3 days ago", time.TextContent);
        Assert.Equal("2026-03-07 12:00:00 UTC", time.GetAttribute("title"));
        Assert.Equal("2026-03-07T12:00:00Z", time.GetAttribute("datetime"));
    }

    [Fact]
    public void A_timestamp_in_another_zone_is_shown_in_utc() =>
        Assert.Equal("2026-03-10 10:00:00 UTC", Render<Timestamp>(parameters => parameters
            .Add(p => p.Value, new DateTimeOffset(2026, 3, 10, 12, 0, 0, TimeSpan.FromHours(2))).Add(p => p.Exact, true)).Find("time").TextContent);

    [Fact]
    public void A_missing_time_is_said_in_words() =>
        Assert.Equal("Never", Render<Timestamp>(parameters => parameters.Add(p => p.Value, null).Add(p => p.Missing, "Never")).Markup.Trim());

    [Theory]
    [InlineData("Permissions management", "P", "level-permissions")]
    [InlineData("Tagging", "T", "level-tagging")]
    public void A_short_level_shows_its_letter_and_says_its_name(string level, string letter, string css)
    {
        var badge = Render<LevelBadge>(parameters => parameters.Add(p => p.Level, level).Add(p => p.Short, true));

        Assert.Equal(letter, badge.Find("[aria-hidden]").TextContent);
        Assert.Equal(level, badge.Find(".visually-hidden").TextContent);
        Assert.Contains(css, badge.Find(".level").ClassName, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_secret_is_masked_until_it_is_asked_for()
    {
        var secret = Render<OneTimeSecret>(parameters => parameters.Add(p => p.Label, "Secret access key").Add(p => p.Value, "abc/def"));
        Assert.DoesNotContain("abc/def", secret.Find(".secret-value").TextContent, StringComparison.Ordinal);
        Assert.Equal("abc/def", secret.Find("[data-copy]").GetAttribute("data-copy"));

        await secret.Find(".btn-link").ClickAsync(new());
        Assert.Equal("abc/def", secret.Find(".secret-value").TextContent);

        await secret.Find(".btn-link").ClickAsync(new());
        Assert.DoesNotContain("abc/def", secret.Find(".secret-value").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Closed_content_is_not_rendered()
    {
        var expander = Render<Expander>(parameters => parameters.Add(p => p.Title, "Boundary").AddChildContent("<p id=\"inside\"></p>"));
        Assert.Empty(expander.FindAll("#inside"));

        await expander.Find("button").ClickAsync(new());

        Assert.Equal("true", expander.Find("button").GetAttribute("aria-expanded"));
        Assert.Single(expander.FindAll("#inside"));
    }

    [Fact]
    public void A_field_ties_label_hint_and_error_to_its_control()
    {
        var field = Render<FormField>(parameters => parameters
            .Add(p => p.Label, "User name").Add(p => p.Hint, "A hint").Add(p => p.Error, "Enter a name.").Add(p => p.Required, true)
            .Add(p => p.ChildContent, context => builder =>
            {
                builder.OpenElement(0, "input");
                builder.AddMultipleAttributes(1, context.Attributes);
                builder.CloseElement();
            }));

        var input = field.Find("input");
        Assert.Equal(input.Id, field.Find("label").GetAttribute("for"));
        Assert.Equal("true", input.GetAttribute("aria-invalid"));
        Assert.Equal("true", input.GetAttribute("aria-required"));
        var described = input.GetAttribute("aria-describedby")!.Split(' ').Select(id => field.Find("#" + id).TextContent);
        Assert.Equal(["A hint", "Enter a name."], described);
    }

    [Fact]
    public async Task A_download_goes_through_the_circuit_and_not_through_an_address()
    {
        await Services.GetService<Browser>()!.DownloadAsync("alice_accessKeys.csv", "text/csv", "Access key ID,Secret access key");

        var call = JSInterop.VerifyInvoke("iamConsole.download");
        Assert.Equal(["alice_accessKeys.csv", "text/csv"], call.Arguments.Take(2));
        Assert.IsType<Microsoft.JSInterop.DotNetStreamReference>(call.Arguments[2]);
    }
}
