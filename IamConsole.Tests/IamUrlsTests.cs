using Xunit;

namespace IamConsole.Tests;

public sealed class IamUrlsTests
{
    [Theory]
    [InlineData("alice", "/users/alice")]
    [InlineData("a+b=c,d.e@f-g", "/users/a%2Bb%3Dc%2Cd.e%40f-g")]
    [InlineData("create", "/users/~create")]
    [InlineData("CREATE", "/users/~CREATE")]
    [InlineData("..", "/users/~..")]
    [InlineData(".", "/users/~.")]
    public void A_user_has_an_address_whatever_the_name(string name, string expected)
    {
        Assert.Equal(expected, IamUrls.User(name));
        Assert.Equal(name, IamUrls.NameFromRoute(Uri.UnescapeDataString(expected["/users/".Length..])));
    }

    [Fact]
    public void The_marker_alone_is_a_name_that_nobody_has_and_its_page_has_an_address()
    {
        Assert.Equal("~", IamUrls.NameFromRoute("~"));
        Assert.Equal("/users/~", IamUrls.User(IamUrls.NameFromRoute("~")));
    }

    [Theory]
    [InlineData("arn:aws:iam::aws:policy/job-function/Billing")]
    [InlineData("arn:aws:iam::123456789012:policy/a/../b/name")]
    [InlineData("arn:aws:iam::123456789012:policy//odd//name")]
    public void A_policy_is_one_segment_that_gives_its_arn_back(string arn)
    {
        var segment = IamUrls.Policy(arn)["/policies/".Length..];

        Assert.DoesNotContain('/', segment);
        Assert.Equal(arn, IamUrls.ArnFromRoute(segment.Replace("%3A", ":", StringComparison.Ordinal)));
    }

    [Fact]
    public void A_tab_stands_in_the_query() => Assert.Equal("/users/alice?tab=security-credentials", IamUrls.User("alice", "security-credentials"));
}
