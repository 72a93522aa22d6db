using IamConsole.Core.Catalog;
using Xunit;

namespace IamConsole.Tests.Catalog;

public sealed class CatalogSearchTests
{
    private static readonly ServiceCatalog Catalog = ServiceCatalog.Current;

    [Fact]
    public void Finds_actions_by_a_part_of_their_name_the_nearest_first()
    {
        var found = Catalog.SearchActions("getobject").Select(action => action.QualifiedName).ToList();

        Assert.Equal("s3:GetObject", found.First(name => name.StartsWith("s3:", StringComparison.Ordinal)));
        Assert.All(found, name => Assert.Contains("getobject", name, StringComparison.OrdinalIgnoreCase));
        Assert.Equal(found[..5], Catalog.SearchActions("getobject", limit: 5).Select(action => action.QualifiedName));
    }

    [Theory]
    [InlineData("s3:getob", "s3:GetObject")]
    [InlineData("iam:creater", "iam:CreateRole")]
    [InlineData("iam:Create?ole", "iam:CreateRole")]
    public void Finds_actions_with_the_service_before_a_colon_or_by_pattern(string text, string first) =>
        Assert.Equal(first, Catalog.SearchActions(text)[0].QualifiedName);

    [Theory]
    [InlineData("")]
    [InlineData("  ")]
    [InlineData("nothing has this name")]
    [InlineData("zz:get")]
    public void Finds_no_action_for_texts_that_name_none(string text) => Assert.Empty(Catalog.SearchActions(text));

    [Fact]
    public void Finds_services_by_prefix_and_by_name()
    {
        Assert.Equal("s3", Catalog.SearchServices("s3")[0].Prefix);
        Assert.Contains(Catalog.SearchServices("identity and access"), service => service.Prefix == "iam");
        Assert.Equal(456, Catalog.SearchServices("", limit: 1000).Count);
    }

    [Theory]
    [InlineData("s3:ListBuckets", "s3:ListBucket")]
    [InlineData("s3:GetObejct", "s3:GetObject")]
    [InlineData("iamm:CreateUser", "iam:CreateUser")]
    [InlineData("ec2:DescribeInstancs", "ec2:DescribeInstances")]
    public void Suggests_what_a_misspelt_action_may_mean(string misspelt, string meant) =>
        Assert.Contains(meant, Catalog.SuggestActions(misspelt));

    [Fact]
    public void Suggests_what_a_misspelt_service_may_mean()
    {
        Assert.Contains("dynamodb", Catalog.SuggestServices("dinamodb"));
        Assert.Contains("cloudfront", Catalog.SuggestServices("clodufront"));
        Assert.Empty(Catalog.SuggestServices("thisisnoservice"));
    }

    [Theory]
    [InlineData("", "abc", 3)]
    [InlineData("abc", "ABC", 0)]
    [InlineData("ab", "ba", 1)]
    [InlineData("kitten", "sitting", 3)]
    public void Measures_distance_in_edits(string left, string right, int edits)
    {
        Assert.Equal(edits, CatalogSuggestions.Distance(left, right));
        Assert.Equal(edits, CatalogSuggestions.Distance(right, left));
    }
}
