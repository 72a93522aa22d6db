using IamConsole.Components.Pages.AccessAnalyzer;
using IamConsole.Core.AccessAnalyzer;

namespace IamConsole.Tests.Components.Pages.AccessAnalyzer;

public sealed class CriterionRowTests
{
    [Fact]
    public void What_a_rule_says_is_the_same_after_it_was_edited()
    {
        var filter = new Dictionary<string, Criterion>
        {
            ["resource"] = new() { Contains = ["partner"], Neq = ["arn:aws:iam::123456789012:role/partner"] },
            ["condition.aws:SourceIp"] = new() { Exists = false },
            ["error"] = new() { Eq = ["INTERNAL_ERROR"] },
        };

        var again = CriterionRow.Filter(CriterionRow.Of(filter));

        Assert.Equal(filter.Keys.Order(), again.Keys.Order());
        Assert.Equal(["partner"], again["resource"].Contains);
        Assert.Equal(["arn:aws:iam::123456789012:role/partner"], again["resource"].Neq);
        Assert.Null(again["resource"].Eq);
        Assert.False(again["condition.aws:SourceIp"].Exists);
        Assert.Equal(["INTERNAL_ERROR"], again["error"].Eq);
    }

    [Fact]
    public void Empty_values_and_repetitions_are_left_out()
    {
        var row = new CriterionRow { Property = "resource", Values = [" a ", "", "a", "b"] };

        Assert.Equal(["a", "b"], CriterionRow.Filter([row])["resource"].Eq);
    }

    [Theory]
    [InlineData("resource", "", "", "Enter a value.")]
    [InlineData(CriterionWords.ConditionPrefix, "", "x", "Enter the condition key, such as aws:SourceIp.")]
    [InlineData("resource", "", "x", null)]
    public void What_a_line_lacks_is_named(string property, string key, string value, string? problem) =>
        Assert.Equal(problem, new CriterionRow { Property = property, ConditionKey = key, Values = [value] }.Problem([]));

    [Fact]
    public void The_same_comparison_of_the_same_property_stands_once()
    {
        var first = new CriterionRow { Values = ["a"] };

        Assert.NotNull(new CriterionRow { Values = ["b"] }.Problem([first]));
        Assert.Null(new CriterionRow { Values = ["b"], Operator = CriterionOperator.Contains }.Problem([first]));
    }
}
