using IamConsole.Core.Summaries;
using Xunit;

namespace IamConsole.Tests.Summaries;

public sealed class GlobTokensTests
{
    private const string Alphabet = "ab/";
    private static readonly char[] Tokens = ['a', 'b', '/', GlobTokens.AnyRun, GlobTokens.AnyOne, GlobTokens.RunWithoutSlash, GlobTokens.OneWithoutSlash];
    private static readonly string[] Texts = [.. Enumerable.Range(0, 7).SelectMany(length => TextsOf(length))];

    [Fact]
    public void Two_patterns_overlap_exactly_when_some_text_matches_both()
    {
        var random = new Random(20261123);
        for (var i = 0; i < 3_000; i++)
        {
            var (left, right) = (Pattern(random), Pattern(random));
            var common = Array.Exists(Texts, text => Matches(left, text) && Matches(right, text));
            Assert.True(common == GlobTokens.Overlap(left, right), $"{Show(left)} and {Show(right)}: {common}");
        }
    }

    [Fact]
    public void A_pattern_that_covers_another_matches_all_that_it_matches()
    {
        var random = new Random(20261124);
        var covering = 0;
        for (var i = 0; i < 3_000; i++)
        {
            var (pattern, template) = (Pattern(random), Pattern(random));
            if (GlobTokens.Covers(pattern, template))
            {
                covering++;
                Assert.DoesNotContain(Texts, text => Matches(template, text) && !Matches(pattern, text));
            }
        }

        Assert.True(covering > 100, $"only {covering}");
    }

    private static string Pattern(Random random) => new(random.GetItems(Tokens, random.Next(0, 4)));

    private static IEnumerable<string> TextsOf(int length) =>
        length == 0 ? [""] : TextsOf(length - 1).SelectMany(text => Alphabet.Select(c => text + c));

    private static bool Matches(ReadOnlySpan<char> pattern, ReadOnlySpan<char> text)
    {
        if (pattern.IsEmpty)
        {
            return text.IsEmpty;
        }

        var allowsSlash = pattern[0] is GlobTokens.AnyRun or GlobTokens.AnyOne or '/';
        var takesOne = !text.IsEmpty && (pattern[0] == text[0] || (pattern[0] >= GlobTokens.AnyRun && (allowsSlash || text[0] != '/')));
        return pattern[0] is GlobTokens.AnyRun or GlobTokens.RunWithoutSlash
            ? Matches(pattern[1..], text) || (takesOne && Matches(pattern, text[1..]))
            : takesOne && Matches(pattern[1..], text[1..]);
    }

    private static string Show(string pattern) =>
        pattern.Replace(GlobTokens.AnyRun, '*').Replace(GlobTokens.AnyOne, '?').Replace(GlobTokens.RunWithoutSlash, '+').Replace(GlobTokens.OneWithoutSlash, '1');
}
