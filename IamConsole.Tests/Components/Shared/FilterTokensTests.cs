using CsCheck;
using IamConsole.Components.Shared;
using IamConsole.Core.Operations;

namespace IamConsole.Tests.Components.Shared;

public sealed class FilterTokensTests
{
    private static readonly TableProperty[] Properties =
    [
        TableProperty.Text("key", "Key"),
        TableProperty.Number("key-age", "Age"),
        TableProperty.Switch("mfa", "MFA", "Assigned", "None"),
        TableProperty.Part("trust", "Trusted service"),
    ];

    [Fact]
    public void What_is_written_is_read() =>
        Gen.Select(Gen.Int[0, Properties[0].Operators.Count - 1].Select(index => Properties[0].Operators[index]), Gen.String[1, 40]).Sample((@operator, value) =>
        {
            var condition = new PropertyCondition("key", @operator, value);
            return FilterTokens.Read([FilterTokens.Write(condition)], false, Properties).Conditions.SequenceEqual([condition]);
        });

    [Theory]
    [InlineData("key-age>=90", "key-age", PropertyOperator.AtLeast, "90")]
    [InlineData("key!^a=b", "key", PropertyOperator.NotStartsWith, "a=b")]
    [InlineData("mfa=off", "mfa", PropertyOperator.Equal, "off")]
    [InlineData("trust:ec2", "trust", PropertyOperator.Contains, "ec2")]
    public void A_token_is_taken_apart(string token, string property, PropertyOperator @operator, string value) =>
        Assert.Equal([new PropertyCondition(property, @operator, value)], FilterTokens.Read([token], false, Properties).Conditions);

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("key")]
    [InlineData("key=")]
    [InlineData("key>a")]
    [InlineData("key-age:9")]
    [InlineData("key-age>=-1")]
    [InlineData("key-age>=100000")]
    [InlineData("mfa=maybe")]
    [InlineData("trust=ec2.amazonaws.com")]
    [InlineData("colour=red")]
    public void What_no_property_offers_is_left_out(string? token) => Assert.Empty(FilterTokens.Read([token], true, Properties).Conditions);
}
