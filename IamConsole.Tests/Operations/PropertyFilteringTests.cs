using IamConsole.Core.Operations;

namespace IamConsole.Tests.Operations;

public sealed class PropertyFilteringTests
{
    private static readonly DateTimeOffset Now = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    private static readonly FilterProperty<Thing>[] Properties =
    [
        FilterProperty<Thing>.Text("name", thing => thing.Name),
        FilterProperty<Thing>.Number("size", thing => thing.Size),
        FilterProperty<Thing>.Age("age", thing => thing.Since),
        FilterProperty<Thing>.Number("secret", thing => thing.Size, "iam:GetUser"),
    ];

    private static readonly Thing[] Things =
    [
        new("Alpha", 1, Now),
        new("alphabet", 5, Now.AddDays(-90)),
        new("beta", 9, Now.AddDays(-90).AddMilliseconds(1)),
        new(null, 5, null),
    ];

    [Theory]
    [InlineData("name", PropertyOperator.Equal, "ALPHA", "0")]
    [InlineData("name", PropertyOperator.NotEqual, "alpha", "123")]
    [InlineData("name", PropertyOperator.Contains, "PHA", "01")]
    [InlineData("name", PropertyOperator.NotContains, "alpha", "23")]
    [InlineData("name", PropertyOperator.StartsWith, "alp", "01")]
    [InlineData("name", PropertyOperator.NotStartsWith, "alp", "23")]
    [InlineData("name", PropertyOperator.Equal, "", "3")]
    [InlineData("size", PropertyOperator.Equal, "5", "13")]
    [InlineData("size", PropertyOperator.NotEqual, "5", "02")]
    [InlineData("size", PropertyOperator.AtLeast, "5", "123")]
    [InlineData("size", PropertyOperator.AtMost, "5", "013")]
    [InlineData("size", PropertyOperator.More, "5", "2")]
    [InlineData("size", PropertyOperator.Less, "5", "0")]
    [InlineData("age", PropertyOperator.Equal, "90", "1")]
    [InlineData("age", PropertyOperator.Equal, "89", "2")]
    [InlineData("age", PropertyOperator.NotEqual, "90", "023")]
    [InlineData("age", PropertyOperator.AtLeast, "90", "1")]
    [InlineData("age", PropertyOperator.AtMost, "89", "02")]
    [InlineData("age", PropertyOperator.More, "89", "1")]
    [InlineData("age", PropertyOperator.Less, "90", "02")]
    [InlineData("age", PropertyOperator.AtLeast, "0", "012")]
    public async Task A_condition_holds_for(string property, PropertyOperator @operator, string value, string expected) =>
        Assert.Equal(expected, await FoundAsync(new([new(property, @operator, value)])));

    [Theory]
    [InlineData(false, "1")]
    [InlineData(true, "013")]
    public async Task Conditions_hold_together_or_any_of_them(bool any, string expected) =>
        Assert.Equal(expected, await FoundAsync(new([new("name", PropertyOperator.StartsWith, "alpha"), new("size", PropertyOperator.Equal, "5")], any)));

    [Fact]
    public async Task No_condition_narrows_nothing() => Assert.Equal("0123", await FoundAsync(PropertyFilter.None));

    [Theory]
    [InlineData(PropertyOperator.Equal)]
    [InlineData(PropertyOperator.NotEqual)]
    public async Task A_condition_on_what_is_hidden_holds_for_nobody(PropertyOperator @operator)
    {
        Assert.Equal("", await FoundAsync(new([new("secret", @operator, "5")]), hidden: true));
        Assert.Equal("0", await FoundAsync(new([new("secret", @operator, "5"), new("name", PropertyOperator.Equal, "alpha")], Any: true), hidden: true));
    }

    [Theory]
    [InlineData("colour", PropertyOperator.Equal, "red")]
    [InlineData("name", PropertyOperator.More, "a")]
    [InlineData("size", PropertyOperator.Contains, "1")]
    [InlineData("size", PropertyOperator.Equal, "-1")]
    [InlineData("size", PropertyOperator.Equal, "99999999999")]
    [InlineData("age", PropertyOperator.StartsWith, "1")]
    [InlineData("age", PropertyOperator.Equal, "ten")]
    [InlineData("age", PropertyOperator.AtLeast, "36501")]
    public async Task What_makes_no_sense_is_refused(string property, PropertyOperator @operator, string value)
    {
        var result = await Properties.MeetingAsync(new([new(property, @operator, value)]), Now, _ => ValueTask.FromResult(true));

        Assert.Equal(("InvalidInput", $"The list cannot be filtered by {property} in this way."), (result.Error?.Code, result.Error?.Message));
    }

    [Fact]
    public async Task There_is_a_most_of_conditions()
    {
        var conditions = Enumerable.Range(0, PropertyFilter.MostConditions + 1).Select(size => new PropertyCondition("size", PropertyOperator.NotEqual, $"{size}"));

        Assert.Equal("A filter has at most 10 conditions.", (await Properties.MeetingAsync(new([.. conditions]), Now, _ => ValueTask.FromResult(true))).Error?.Message);
    }

    private static async Task<string> FoundAsync(PropertyFilter filter, bool hidden = false)
    {
        var meets = (await Properties.MeetingAsync(filter, Now, _ => ValueTask.FromResult(!hidden))).Value.Compile();
        return string.Concat(Things.Index().Where(thing => meets(thing.Item)).Select(thing => thing.Index));
    }

    private sealed record Thing(string? Name, int Size, DateTimeOffset? Since);
}
