using IamConsole.Core.Catalog;
using Xunit;

namespace IamConsole.Tests.PolicyAssistance;

/// <summary>What a word of a policy is said to be.</summary>
public sealed class HoverTests
{
    [Fact]
    public void An_action_shows_service_level_resource_types_and_condition_keys()
    {
        var hover = Marked.Explain("""{"Statement":{"Action":["s3:Put|Object"]}}""")!;

        Assert.Equal("s3:PutObject", hover.Title);
        Assert.Equal("An action of Amazon S3.", hover.Text);
        Assert.Equal("Write", hover.Facts.Single(fact => fact.Name == "Access level").Value);
        Assert.Contains("object", hover.Facts.Single(fact => fact.Name == "Resource types").Value, StringComparison.Ordinal);
        Assert.Contains("s3:", hover.Facts.Single(fact => fact.Name == "Condition keys").Value, StringComparison.Ordinal);
    }

    [Fact]
    public void A_pattern_shows_how_many_actions_it_covers_by_level()
    {
        var hover = Marked.Explain("""{"Statement":{"Action":"iam:*Access|Key*"}}""")!;
        var covered = ServiceCatalog.Current.Expand("iam:*AccessKey*");

        Assert.StartsWith($"Covers {covered.Count} actions", hover.Text, StringComparison.Ordinal);
        Assert.Contains(hover.Facts, fact => fact.Name == $"Write ({covered.Count(action => action.Level == AccessLevel.Write)})");
        Assert.StartsWith("Leaves out", Marked.Explain("""{"Statement":{"NotAction":"iam:*Access|Key*"}}""")!.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_condition_key_shows_its_type_and_whether_it_is_multivalued()
    {
        var hover = Marked.Explain("""{"Statement":{"Condition":{"ForAnyValue:StringLike":{"aws:Tag|Keys":"a"}}}}""")!;

        Assert.Equal(["String", "several: begin the operator with ForAnyValue: or ForAllValues:"], hover.Facts.Select(fact => fact.Value));
    }

    [Theory]
    [InlineData("""{"Statement":{"Condition":{"Numeric|LessThanIfExists":{}}}}""", "must be less. It matches too when the request lacks the key.")]
    [InlineData("""{"Statement":{"Not|Action":"a:b"}}""", "every other action")]
    [InlineData("""{"Statement":{"Effect":"De|ny"}}""", "whatever else allows it")]
    [InlineData("""{"Version":"2012-10-17","Statement":{"Resource":"arn:aws:s3:::b/${aws:user|name}"}}""", "policy variable")]
    [InlineData("""{"Statement":{"Resource":"arn:aws:s3:::b|"}}""", "Amazon S3")]
    public void Elements_operators_and_values_have_a_sentence(string marked, string part) =>
        Assert.Contains(part, Marked.Explain(marked)!.Text, StringComparison.Ordinal);

    [Theory]
    [InlineData("""{"Statement":{"Action":"s3:NoSuch|"}}""")]
    [InlineData("""{ | }""")]
    [InlineData("""{"Statement":{"Condition":{"No|Such":{}}}}""")]
    public void What_is_not_known_is_not_explained(string marked) => Assert.Null(Marked.Explain(marked));
}
