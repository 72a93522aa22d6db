using IamConsole.Core.AccessKeys;
using IamConsole.Core.AccountSettings;
using IamConsole.Core.Groups;
using IamConsole.Core.InlinePolicies;
using IamConsole.Core.ManagedPolicies;
using IamConsole.Core.Model;
using IamConsole.Core.Operations;
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

    [Fact]
    public async Task Users_groups_roles_and_policies_end_at_their_quotas()
    {
        await _iam.ChangeAsync(db =>
        {
            var now = _iam.Clock.GetUtcNow();
            db.Users.AddRange(Enumerable.Range(0, 5000).Select(number => new IamUser { Id = $"AIDA{number}", Name = $"user{number}", Path = "/", CreatedAt = now, SecurityStamp = "" }));
            db.Groups.AddRange(Enumerable.Range(0, 300).Select(number => new IamGroup { Id = $"AGPA{number}", Name = $"group{number}", Path = "/", CreatedAt = now }));
            db.Roles.AddRange(Enumerable.Range(0, 1000).Select(number => new IamRole { Id = $"AROA{number}", Name = $"role{number}", Path = "/", AssumeRolePolicyDocument = PolicyTexts.TrustAccount, CreatedAt = now }));
            db.Policies.AddRange(Enumerable.Range(0, 1500).Select(number => new CustomerManagedPolicy { Id = $"ANPA{number}", Name = $"policy{number}", Path = "/", DefaultVersion = 1, LatestVersion = 1, CreatedAt = now, UpdatedAt = now }));
            return Task.CompletedTask;
        });

        await RefusedAsync(new CreateUser("one-more"), "UsersPerAccount", 5000);
        await RefusedAsync(new CreateGroup("one-more"), "GroupsPerAccount", 300);
        await RefusedAsync(new CreateRole("one-more", PolicyTexts.TrustAccount), "RolesPerAccount", 1000);
        await RefusedAsync(new CreatePolicy("one-more", PolicyTexts.Allow("s3:GetObject")), "PoliciesPerAccount", 1500);
    }

    private async Task RefusedAsync<T>(IamOperation<T> operation, string quota, int limit)
        where T : class =>
        Assert.Equal(IamError.LimitExceeded(quota, limit), await _iam.RefusedAsync(operation));

    private async Task<Dictionary<(QuotaScope, string), (int, int)>> UsesAsync() =>
        (await _iam.Gateway.QueryAsync(_iam.Root, new QuotaUseQuery())).Value.All.ToDictionary(use => (use.Scope, use.Name), use => (use.Used, use.Limit));
}
