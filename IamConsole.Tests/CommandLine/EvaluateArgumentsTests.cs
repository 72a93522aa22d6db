using IamConsole.CommandLine;

namespace IamConsole.Tests.CommandLine;

public sealed class EvaluateArgumentsTests
{
    [Fact]
    public void Evaluate_has_a_file_and_its_options_in_any_order()
    {
        var before = Parse("evaluate", "--explain", "--repeat", "5", "cases.jsonl");
        var after = Parse("evaluate", "cases.jsonl", "--repeat=5", "--explain");

        Assert.All([before, after], arguments =>
        {
            Assert.Equal((Verb.Evaluate, "cases.jsonl"), (arguments.Verb, arguments.Operand));
            Assert.Equal("5", arguments.Options["repeat"]);
            Assert.True(arguments.Options.ContainsKey("explain"));
        });
    }

    [Fact]
    public void A_file_may_be_called_help() => Assert.Equal("help", Parse("evaluate", "help").Operand);

    [Theory]
    [InlineData("A file is missing after evaluate (- is standard input)", "evaluate")]
    [InlineData("A file is missing after evaluate (- is standard input)", "evaluate", "--explain")]
    [InlineData("Unknown verb: b.jsonl", "evaluate", "a.jsonl", "b.jsonl")]
    [InlineData("Unknown option: --explain", "reset-root", "--explain")]
    [InlineData("Unknown option: --repeat", "--repeat", "5")]
    [InlineData("--explain has no value", "evaluate", "-", "--explain=yes")]
    [InlineData("A value is missing after --repeat", "evaluate", "-", "--repeat")]
    [InlineData("--repeat must be a whole number from 1", "evaluate", "-", "--repeat", "0")]
    [InlineData("--repeat must be a whole number from 1", "evaluate", "-", "--repeat", "-1")]
    [InlineData("--repeat must be a whole number from 1", "evaluate", "-", "--repeat", "many")]
    [InlineData("Unknown verb: evalute", "evalute", "a.jsonl")]
    public void Refuses_what_it_does_not_understand(string expected, params string[] arguments)
    {
        Assert.False(Arguments.TryParse(arguments, out _, out var problem));

        Assert.Equal(expected, problem);
    }

    private static Arguments Parse(params string[] arguments)
    {
        Assert.True(Arguments.TryParse(arguments, out var parsed, out var problem), problem);
        return parsed;
    }
}
