using IamConsole.Core.AccessKeys;
using IamConsole.Core.AccountSettings;
using IamConsole.Core.Groups;
using IamConsole.Core.InlinePolicies;
using IamConsole.Core.Model;
using IamConsole.Core.Roles;
using IamConsole.Core.Users;
using IamConsole.Tests.Support;

namespace IamConsole.Tests.AccountSettings;

public sealed class QuotaTests : IAsyncLifetime
{
    private IamFixture _iam = null!;

    public async ValueTask InitializeAsync() => _iam = await IamFixture.CreateAsync();

    public ValueTask DisposeAsync() => _iam.DisposeAsync();

    [Fact]
    public async Task Use_is_what_there_is_and_of_each_of_several_the_most()
    {
        await _iam.DoAsync(new CreateUser("alice") { Tags = [new Tag("a", ""), new Tag("b", "")] });
        await _iam.DoAsync(new CreateUser("bob"));
        await _iam.DoAsync(new CreateGroup("devs"));
        await _iam.DoAsync(new AddUserToGroup("devs", "alice"));
        await _iam.DoAsync(new CreateAccessKey("alice"));
        await _iam.DoAsync(new CreateAccessKey("alice"));
        await _iam.DoAsync(new CreateAccessKey("bob"));
        await _iam.DoAsync(new PutUserPolicy("bob", "a", PolicyTexts.Allow("s3:GetObject")));
        await _iam.DoAsync(new PutUserPolicy("bob", "b", PolicyTexts.Allow("s3:GetObject")));
        await _iam.DoAsync(new CreateRole("app", PolicyTexts.TrustAccount));
        var uses = await UsesAsync();

        Assert.Equal((2, 5000), uses[(QuotaScope.Account, "Users")]);
        Assert.Equal((1, 300), uses[(QuotaScope.Account, "User groups")]);
        Assert.Equal((2, 2), uses[(QuotaScope.User, "Access keys")]);
        Assert.Equal((0, 2), uses[(QuotaScope.Root, "Access keys")]);
        Assert.Equal((1, 10), uses[(QuotaScope.User, "Groups that it is in")]);
        Assert.Equal((2, 50), uses[(QuotaScope.Resource, "Tags")]);
        Assert.Equal((2 * PolicyTexts.Allow("s3:GetObject").Length, 2048), uses[(QuotaScope.User, "Inline policies, characters")]);
        Assert.Equal((PolicyTexts.TrustAccount.Length, 2048), uses[(QuotaScope.Role, "Trust policy, characters")]);
        Assert.Equal((0, 6144), uses[(QuotaScope.Policy, "Characters of a version")]);
    }

    [Fact]
    public async Task No_quota_is_told_twice() => Assert.Distinct((await _iam.Gateway.QueryAsync(_iam.Root, new QuotaUseQuery())).Value.All.Select(use => (use.Scope, use.Name)));

    private async Task<Dictionary<(QuotaScope, string), (int, int)>> UsesAsync() =>
        (await _iam.Gateway.QueryAsync(_iam.Root, new QuotaUseQuery())).Value.All.ToDictionary(use => (use.Scope, use.Name), use => (use.Used, use.Limit));
}
