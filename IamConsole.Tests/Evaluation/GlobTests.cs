using System.Text.RegularExpressions;
using CsCheck;
using IamConsole.Core.Evaluation.Matching;

namespace IamConsole.Tests.Evaluation;

public sealed class GlobTests
{
    [Fact]
    public void Agrees_with_a_regular_expression()
    {
        var pattern = Gen.String[Gen.Char["ab*?"], 0, 8];
        var text = Gen.String[Gen.Char["ab\n"], 0, 10];
        Gen.Select(pattern, text).Sample(
            (wildcards, candidate) =>
            {
                var oracle = Regex.IsMatch(candidate, "^" + Regex.Escape(wildcards).Replace("\\*", ".*").Replace("\\?", ".") + "\\z", RegexOptions.Singleline);
                Assert.True(oracle == Glob.Parse(wildcards).Matches(candidate), $"pattern '{wildcards}', text '{candidate}', oracle {oracle}");
            },
            iter: 20_000,
            seed: "0000000000001");
    }

    [Theory]
    [InlineData("", "", true)]
    [InlineData("", "a", false)]
    [InlineData("*", "", true)]
    [InlineData("**", "abc", true)]
    [InlineData("a*b*c", "a-b-b-c", true)]
    [InlineData("?", "\U0001F600", false)]
    [InlineData("??", "\U0001F600", true)]
    public void Covers_the_whole_text(string pattern, string text, bool expected) => Assert.Equal(expected, Glob.Parse(pattern).Matches(text));

    [Fact]
    public void Many_stars_do_not_take_forever()
    {
        var pattern = Glob.Parse(string.Concat(Enumerable.Repeat("a*", 500)) + "b");
        Assert.False(pattern.Matches(new string('a', 2000)));
    }
}
