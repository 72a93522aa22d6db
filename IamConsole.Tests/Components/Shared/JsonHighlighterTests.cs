using IamConsole.Components.Shared;
using IamConsole.Core.PolicyLanguage;
using Xunit;

namespace IamConsole.Tests.Components.Shared;

public sealed class JsonHighlighterTests
{
    [Fact]
    public void Tells_names_strings_numbers_and_literals_apart()
    {
        var line = Assert.Single(JsonHighlighter.Lines("""{ "Sid" : "a:\"b\"", "n": -1.5e3, "t": true }"""));

        Assert.Equal(
            [
                (JsonTokenKind.Name, "\"Sid\""), (JsonTokenKind.String, "\"a:\\\"b\\\"\""),
                (JsonTokenKind.Name, "\"n\""), (JsonTokenKind.Number, "-1.5e3"),
                (JsonTokenKind.Name, "\"t\""), (JsonTokenKind.Literal, "true"),
            ],
            line.Where(token => token.Kind is not JsonTokenKind.Plain).Select(token => (token.Kind, token.Text)));
    }

    [Fact]
    public void Loses_no_character_of_any_text()
    {
        var random = new Random(20261125);
        for (var i = 0; i < 2_000; i++)
        {
            var text = new string(random.GetItems("{}[]\":,\\ -1e.truefalsnz<é".AsSpan(), random.Next(0, 40)));
            Assert.Equal(text, string.Concat(JsonHighlighter.Lines(text).SelectMany(line => line).Select(token => token.Text)));
        }
    }

    [Theory]
    [InlineData("\"Action\": [\"a\", \"b\"]", 0, 8, "\"Action\"")]
    [InlineData("{\n  \"a\": [\n    \"b\"\n  ],\n \"c\": 1}", 4, 20, "\"a\":[\"b\"")]
    [InlineData("[true]", 2, 4, "ru")]
    public void Points_out_a_part_and_loses_no_character(string text, int from, int to, string marked)
    {
        var span = new TextSpan(new TextPosition(from, 1, 1), new TextPosition(to, 1, 1));
        var tokens = JsonHighlighter.Lines(text, span).SelectMany(line => line).ToList();

        Assert.Equal(text.ReplaceLineEndings(""), string.Concat(tokens.Select(token => token.Text)));
        Assert.Equal(marked, string.Concat(tokens.Where(token => token.IsMarked).Select(token => token.Text)).Replace(" ", "", StringComparison.Ordinal));
    }

    [Fact]
    public void Gives_lines_to_a_text_that_has_none() =>
        Assert.Equal("{\n    \"Version\": \"2012-10-17\",\n    \"Id\": \"<é>\"\n}", JsonHighlighter.Readable("""{"Version":"2012-10-17","Id":"<é>"}"""));

    [Theory]
    [InlineData("{\n\"Version\":  \"2012-10-17\"}")]
    [InlineData("{\"Version\":")]
    [InlineData("")]
    public void Leaves_a_text_with_lines_or_without_json_as_it_is(string text) => Assert.Equal(text, JsonHighlighter.Readable(text));
}
