using Bunit;
using IamConsole.Components.Shared;
using IamConsole.Core.Operations;
using IamConsole.Tests.Support;
using Xunit;

namespace IamConsole.Tests.Components.Shared;

public sealed class TagEditorTests : ConsoleContext
{
    private IReadOnlyList<TagRow> _tags = [];

    [Fact]
    public async Task Tags_are_added_changed_and_removed()
    {
        var editor = Edit([new("team", "platform")]);

        await editor.FindAll("button").Single(button => button.TextContent == "Add new tag").ClickAsync(new());
        Assert.Equal([new("team", "platform"), new("", "")], _tags);

        editor = Edit(_tags);
        await editor.FindAll("input")[2].ChangeAsync(new() { Value = "stage" });
        Assert.Equal(new TagRow("stage", ""), _tags[1]);

        editor = Edit(_tags);
        await editor.Find("[aria-label='Remove tag 1']").ClickAsync(new());
        Assert.Equal([new("stage", "")], _tags);
    }

    [Fact]
    public void The_fifty_first_tag_cannot_be_added()
    {
        var editor = Edit([.. Enumerable.Range(0, Quotas.TagsPerResource).Select(number => new TagRow($"key{number}", ""))]);

        Assert.True(editor.FindAll("button").Single(button => button.TextContent == "Add new tag").HasAttribute("aria-disabled"));
    }

    [Theory]
    [InlineData("", "Enter a key")]
    [InlineData("aws:owner", "reserved")]
    [InlineData("AWS:owner", "reserved")]
    [InlineData("team!", "Use letters")]
    [InlineData("TEAM", "used already")]
    [InlineData("cost center/a+b=c.d:e_f-g@h", null)]
    [InlineData("größe", null)]
    public void A_key_is_held_against_the_rules(string key, string? expected)
    {
        var error = TagHints.KeyError([new("team", ""), new(key, "")], 1);

        Assert.Equal(expected is null, error is null);
        Assert.Contains(expected ?? "", error ?? "", StringComparison.Ordinal);
    }

    [Fact]
    public void Lengths_are_bounded()
    {
        Assert.Null(TagHints.KeyError([new(new string('k', 128), "")], 0));
        Assert.NotNull(TagHints.KeyError([new(new string('k', 129), "")], 0));
        Assert.Null(TagHints.ValueError(new string('v', 256)));
        Assert.NotNull(TagHints.ValueError(new string('v', 257)));
    }

    [Fact]
    public void Errors_are_shown_once_the_form_was_submitted()
    {
        Assert.Empty(Edit([new("", "")]).FindAll(".field-error"));
        Assert.Single(Edit([new("", "")], showErrors: true).FindAll(".field-error"));
    }

    private IRenderedComponent<TagEditor> Edit(IReadOnlyList<TagRow> tags, bool showErrors = false) => Render<TagEditor>(parameters => parameters
        .Add(p => p.Tags, tags).Add(p => p.TagsChanged, changed => _tags = changed).Add(p => p.ShowErrors, showErrors));
}
