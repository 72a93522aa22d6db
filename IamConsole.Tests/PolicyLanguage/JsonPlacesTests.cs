using IamConsole.Core.PolicyLanguage;
using Xunit;

namespace IamConsole.Tests.PolicyLanguage;

public sealed class JsonPlacesTests
{
    private const string Text = """{"Statement":[{"Action":"a:b"},{"Condition":{"ForAnyValue:StringLike":{"aws:TagKeys":["x"]}}}]}""";

    [Theory]
    [InlineData("Statement[0].Action", "\"Action\":\"a:b\"")]
    [InlineData("Statement[0]", "{\"Action\":\"a:b\"}")]
    [InlineData("Statement[1].Condition[\"ForAnyValue:StringLike\"][\"aws:TagKeys\"]", "\"aws:TagKeys\":[\"x\"]")]
    public void Finds_a_part_with_its_name(string path, string expected) => Assert.Equal(expected, JsonPlaces.Find(Text, path)!.Value.Of(Text));

    [Theory]
    [InlineData("Statement[2]", Text)]
    [InlineData("State", Text)]
    [InlineData("Statement[0]", "no json")]
    public void Finds_nothing_where_there_is_no_such_part(string path, string text) => Assert.Null(JsonPlaces.Find(text, path));

    [Fact]
    public void Finds_every_clause_of_a_policy_after_it_was_laid_out_anew()
    {
        var document = PolicyParser.Parse("""{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":["s3:*"],"Resource":"*","Condition":{"StringLike":{"s3:prefix":"a"}}}}""", PolicyKind.Identity).Document!;
        var printed = PolicyPrinter.Print(document);

        var statement = Assert.Single(document.Statements);
        Assert.StartsWith("\"Statement\"", JsonPlaces.Find(printed, statement.Path)!.Value.Of(printed), StringComparison.Ordinal);
        Assert.Equal("\"s3:prefix\": \"a\"", JsonPlaces.Find(printed, statement.Conditions[0].Path)!.Value.Of(printed));
    }
}
