using IamConsole.CommandLine;

namespace IamConsole.Tests.CommandLine;

public sealed class ArgumentsTests
{
    [Theory]
    [InlineData("", Verb.Serve)]
    [InlineData("--urls http://localhost:1", Verb.Serve)]
    [InlineData("reset-root", Verb.ResetRoot)]
    [InlineData("reset-root --account 123456789012", Verb.ResetRoot)]
    [InlineData("reset-root --remove-mfa --account 123456789012", Verb.ResetRoot)]
    [InlineData("create-account --root-email a@b.example --alias two", Verb.CreateAccount)]
    [InlineData("--Api:Urls http://localhost:5081", Verb.Serve)]
    [InlineData("operations", Verb.Operations)]
    [InlineData("generate --full --events 1000000", Verb.Generate)]
    [InlineData("measure --account 123456789012", Verb.Measure)]
    [InlineData("help", Verb.Help)]
    [InlineData("reset-root --help", Verb.Help)]
    public void A_verb_is_known(string line, object verb)
    {
        Assert.True(Arguments.TryParse(Words(line), out var parsed, out var problem), problem);
        Assert.Equal(verb, parsed.Verb);
    }

    [Theory]
    [InlineData("frob", "Unknown verb: frob")]
    [InlineData("reset-root create-account", "Unknown verb: create-account")]
    [InlineData("--frob 1", "Unknown option: --frob")]
    [InlineData("--account 123456789012", "Unknown option: --account")]
    [InlineData("reset-root --alias two", "Unknown option: --alias")]
    [InlineData("reset-root --remove-mfa=yes", "--remove-mfa has no value")]
    [InlineData("reset-root --account", "A value is missing after --account")]
    public void What_is_not_understood_is_refused(string line, string expected)
    {
        Assert.False(Arguments.TryParse(Words(line), out _, out var problem));
        Assert.Equal(expected, problem);
    }

    [Fact]
    public void Settings_are_told_from_options_in_both_spellings()
    {
        Assert.True(Arguments.TryParse(["create-account", "--alias=two", "--IamConsole:DataDirectory", "/a b", "--root-email", "a@b.example", "--urls=http://localhost:1"], out var parsed, out _));

        Assert.Equal(["--IamConsole:DataDirectory=/a b", "--urls=http://localhost:1"], parsed.Settings);
        Assert.Equal(("two", "a@b.example"), (parsed.Options["alias"], parsed.Options["root-email"]));
    }

    private static string[] Words(string line) => line.Split(' ', StringSplitOptions.RemoveEmptyEntries);
}
