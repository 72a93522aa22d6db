using Bunit;
using IamConsole.Components.Help;
using IamConsole.Tests.Support;
using Microsoft.AspNetCore.Components.Web;
using Xunit;

namespace IamConsole.Tests.Components.Help;

public sealed class HelpTests : ConsoleContext
{
    public static TheoryData<HelpTopic> Topics => [.. Enum.GetValues<HelpTopic>()];

    [Theory]
    [MemberData(nameof(Topics))]
    public void Every_topic_is_explained_and_leads_on(HelpTopic topic)
    {
        var text = HelpTexts.For(topic);

        Assert.NotEmpty(text.Title);
        Assert.True(text.Paragraphs.Sum(paragraph => paragraph.Length) > 150);
        Assert.NotEmpty(text.Related);
        Assert.DoesNotContain(topic, text.Related);
    }

    [Fact]
    public async Task Info_opens_the_panel_a_related_term_follows_and_back_returns()
    {
        var panel = Render<HelpPanelView>();
        var link = Render<InfoLink>(parameters => parameters.Add(p => p.Topic, HelpTopic.AccessKey));

        await link.Find("button").ClickAsync(new());
        Assert.Equal("Access key", panel.Find("h2").TextContent);

        await panel.Find(".help-related button").ClickAsync(new());
        Assert.Equal("User", panel.Find("h2").TextContent);

        await panel.Find("[aria-label='Back to the previous help topic']").ClickAsync(new());
        Assert.Equal("Access key", panel.Find("h2").TextContent);
        Assert.Empty(panel.FindAll("[aria-label='Back to the previous help topic']"));
    }

    [Fact]
    public async Task Escape_closes_the_panel()
    {
        var panel = Render<HelpPanelView>();
        await Render<InfoLink>(parameters => parameters.Add(p => p.Topic, HelpTopic.Mfa)).Find("button").ClickAsync(new());

        await panel.Find("aside").KeyDownAsync(new KeyboardEventArgs { Key = "Escape" });

        Assert.Empty(panel.FindAll("aside"));
    }
}
