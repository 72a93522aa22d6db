using IamConsole.Core.AccessKeys;
using IamConsole.Core.Groups;
using IamConsole.Core.ManagedPolicies;
using IamConsole.Core.Roles;
using IamConsole.Core.Search;
using IamConsole.Core.Users;
using IamConsole.Tests.Support;

namespace IamConsole.Tests.Search;

public sealed class AccountSearchTests : IAsyncLifetime
{
    private IamFixture _iam = null!;

    public async ValueTask InitializeAsync()
    {
        _iam = await IamFixture.CreateAsync();
        await _iam.DoAsync(new CreateUser("marta") { Path = "/finance/" });
        await _iam.DoAsync(new CreateUser("omar"));
        await _iam.DoAsync(new CreateGroup("Marketing"));
        await _iam.DoAsync(new CreateRole("mars-rover", PolicyTexts.TrustAccount));
        await _iam.DoAsync(new CreatePolicy("smart-reading", PolicyTexts.Allow("s3:GetObject")));
    }

    public ValueTask DisposeAsync() => _iam.DisposeAsync();

    [Fact]
    public async Task A_part_of_a_name_finds_every_kind_in_any_case_and_beginnings_first()
    {
        await _iam.DoAsync(new CreateUser("a-mar"));

        var hits = (await AskAsync("MAR")).Hits.Where(hit => hit.Kind != SearchedKind.AwsPolicy);

        Assert.Equal(
            [(SearchedKind.User, "marta"), (SearchedKind.User, "a-mar"), (SearchedKind.User, "omar"), (SearchedKind.Group, "Marketing"), (SearchedKind.Role, "mars-rover"), (SearchedKind.Policy, "smart-reading")],
            hits.Select(hit => (hit.Kind, hit.Name)));
    }

    [Theory]
    [InlineData("user/finance/marta")]
    [InlineData("arn:aws:iam::123456789012:user/fin")]
    [InlineData("finance")]
    public async Task A_part_of_an_ARN_finds_it(string text) =>
        Assert.Equal("arn:aws:iam::123456789012:user/finance/marta", Assert.Single((await AskAsync(text)).Hits, hit => hit.Kind == SearchedKind.User).Arn);

    [Fact]
    public async Task A_unique_id_and_an_access_key_id_find_whose_they_are()
    {
        var id = (await _iam.DoAsync(new GetUser { UserName = "omar" })).User.UserId;
        var key = (await _iam.DoAsync(new CreateAccessKey("omar"))).AccessKey.AccessKeyId;

        Assert.Equal((SearchedKind.User, "omar"), Only(await AskAsync(id)));
        Assert.Equal((SearchedKind.AccessKey, "omar"), Only(await AskAsync(key[4..^1])));
    }

    [Fact]
    public async Task AWS_s_policies_are_found_and_of_many_the_first_are_shown()
    {
        var result = await AskAsync("administratoraccess");

        Assert.Contains(result.Hits, hit => hit.Arn == "arn:aws:iam::aws:policy/AdministratorAccess");
        Assert.Equal(AccountSearchQuery.MostOfKind, (await AskAsync("access")).Hits.Count(hit => hit.Kind == SearchedKind.AwsPolicy));
        Assert.Contains(SearchedKind.AwsPolicy, (await AskAsync("access")).More);
    }

    [Theory]
    [InlineData("")]
    [InlineData("  ")]
    [InlineData("%")]
    [InlineData("m_rta")]
    public async Task Nothing_and_wildcards_of_the_database_find_nothing(string text) => Assert.Empty((await AskAsync(text)).Hits);

    [Fact]
    public async Task Kinds_that_the_caller_may_not_list_are_left_out()
    {
        await _iam.AddInlinePolicyAsync("omar", PolicyTexts.Allow("iam:ListGroups"));
        var omar = await _iam.CallerOfAsync("omar");
        var key = (await _iam.DoAsync(new CreateAccessKey("omar"))).AccessKey.AccessKeyId;

        Assert.Equal((SearchedKind.Group, "Marketing"), Only((await _iam.Gateway.QueryAsync(omar, new AccountSearchQuery("mar"))).Value));
        Assert.Empty((await _iam.Gateway.QueryAsync(omar, new AccountSearchQuery(key))).Value.Hits);
    }

    private static (SearchedKind, string) Only(AccountSearchResult result)
    {
        var hit = Assert.Single(result.Hits);
        return (hit.Kind, hit.Name);
    }

    private async Task<AccountSearchResult> AskAsync(string text) => (await _iam.Gateway.QueryAsync(_iam.Root, new AccountSearchQuery(text))).Value;
}
