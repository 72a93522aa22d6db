using IamConsole.Core.ManagedPolicies;
using IamConsole.Core.Model;
using IamConsole.Core.Operations;
using IamConsole.Core.Roles;
using IamConsole.Core.Users;
using IamConsole.Tests.Support;

namespace IamConsole.Tests.Operations;

public sealed class TagSearchTests : IAsyncLifetime
{
    private IamFixture _iam = null!;

    public async ValueTask InitializeAsync()
    {
        _iam = await IamFixture.CreateAsync();
        await _iam.DoAsync(new CreateUser("alice") { Tags = [new Tag("Department", "Finance")] });
        await _iam.DoAsync(new CreateUser("bob") { Tags = [new Tag("Department", "Research")] });
        await _iam.DoAsync(new CreateUser("carol"));
        await _iam.DoAsync(new CreateRole("payer", PolicyTexts.TrustAccount) { Tags = [new Tag("Department", "Finance")] });
        await _iam.DoAsync(new CreatePolicy("paying", PolicyTexts.Allow("s3:GetObject")) { Tags = [new Tag("Department", "Finance")] });
    }

    public ValueTask DisposeAsync() => _iam.DisposeAsync();

    [Theory]
    [InlineData("tag:Department=Finance", "alice")]
    [InlineData("TAG:department=fin", "alice")]
    [InlineData("tag:Department", "alice bob")]
    [InlineData("tag: Department = Research ", "bob")]
    [InlineData("tag:Depart", "")]
    [InlineData("tag:%", "")]
    [InlineData("tag:", "")]
    public async Task Users_are_found_by_a_whole_key_and_a_part_of_the_value(string search, string expected) =>
        Assert.Equal(expected, string.Join(' ', (await _iam.Gateway.QueryAsync(_iam.Root, new UserListQuery { Search = search })).Value.Rows.Select(row => row.Name)));

    [Fact]
    public async Task Roles_and_policies_are_found_too_and_none_of_AWS_s()
    {
        Assert.Equal(["payer"], (await _iam.Gateway.QueryAsync(_iam.Root, new RoleListQuery { Search = "tag:Department=Finance" })).Value.Rows.Select(row => row.Name));
        Assert.Equal(["paying"], (await _iam.Gateway.QueryAsync(_iam.Root, new PolicyListQuery { Search = "tag:Department=Finance" })).Value.Rows.Select(row => row.Name));
    }

    [Fact]
    public async Task Who_may_not_see_every_user_s_tags_does_not_find_by_them()
    {
        await _iam.AddInlinePolicyAsync("carol", PolicyTexts.Allow("iam:List*"));
        var carol = await _iam.CallerOfAsync("carol");
        Assert.Equal(1, (await _iam.Gateway.QueryAsync(carol, new UserListQuery { Search = "tag:Department=Finance" })).Value.Total);

        await _iam.DoAsync(new Core.InlinePolicies.PutUserPolicy("carol", "denied", PolicyTexts.Deny("iam:ListUserTags", "arn:aws:iam::123456789012:user/bob")));

        Assert.Equal(0, (await _iam.Gateway.QueryAsync(carol, new UserListQuery { Search = "tag:Department=Finance" })).Value.Total);
    }
}
