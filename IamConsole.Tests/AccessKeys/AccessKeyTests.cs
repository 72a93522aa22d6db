using IamConsole.Core.AccessKeys;
using IamConsole.Core.Arns;
using IamConsole.Core.Model;
using IamConsole.Core.Operations;
using IamConsole.Core.Storage;
using IamConsole.Core.Users;
using IamConsole.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace IamConsole.Tests.AccessKeys;

public sealed class AccessKeyTests : IAsyncLifetime
{
    private IamFixture _iam = null!;

    public async ValueTask InitializeAsync()
    {
        _iam = await IamFixture.CreateAsync();
        await _iam.DoAsync(new CreateUser("alice"));
    }

    public ValueTask DisposeAsync() => _iam.DisposeAsync();

    [Fact]
    public async Task The_secret_is_answered_once_and_stored_under_protection()
    {
        var key = (await _iam.DoAsync(new CreateAccessKey("ALICE"))).AccessKey;

        Assert.True(UniqueIds.LooksLikeAccessKeyId(key.AccessKeyId));
        Assert.Equal(40, key.SecretAccessKey.Length);
        Assert.Equal(("alice", "Active"), (key.UserName, key.Status));
        var stored = await _iam.ReadAsync(db => db.AccessKeys.Select(row => row.ProtectedSecret).SingleAsync());
        Assert.DoesNotContain(key.SecretAccessKey, stored, StringComparison.Ordinal);
        Assert.Equal(key.SecretAccessKey, _iam.Services.GetRequiredService<SecretProtector>().FindAccessKeySecret(stored));
        Assert.DoesNotContain(key.SecretAccessKey, key.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_third_key_is_refused_even_when_the_others_are_inactive()
    {
        foreach (var _ in Enumerable.Range(0, 2))
        {
            var key = (await _iam.DoAsync(new CreateAccessKey("alice"))).AccessKey;
            await _iam.DoAsync(new UpdateAccessKey(key.AccessKeyId, "Inactive") { UserName = "alice" });
        }

        Assert.Equal(new IamError("LimitExceeded", "Cannot exceed quota for AccessKeysPerUser: 2"), await _iam.RefusedAsync(new CreateAccessKey("alice")));
        Assert.Equal(["Inactive", "Inactive"], (await _iam.DoAsync(new ListAccessKeys("alice"))).AccessKeyMetadata.Select(key => key.Status));
    }

    [Fact]
    public async Task An_active_key_can_be_deleted()
    {
        var key = (await _iam.DoAsync(new CreateAccessKey("alice"))).AccessKey;

        await _iam.DoAsync(new DeleteAccessKey(key.AccessKeyId) { UserName = "alice" });

        Assert.Empty((await _iam.DoAsync(new ListAccessKeys("alice"))).AccessKeyMetadata);
        Assert.Equal(
            IamError.NoSuchEntity($"The Access Key with id {key.AccessKeyId} cannot be found."),
            await _iam.RefusedAsync(new DeleteAccessKey(key.AccessKeyId) { UserName = "alice" }));
    }

    [Fact]
    public async Task Another_users_key_is_not_found()
    {
        await _iam.DoAsync(new CreateUser("bob"));
        var key = (await _iam.DoAsync(new CreateAccessKey("alice"))).AccessKey;

        Assert.Equal("NoSuchEntity", (await _iam.RefusedAsync(new UpdateAccessKey(key.AccessKeyId, "Inactive") { UserName = "bob" })).Code);
    }

    [Fact]
    public async Task Expired_is_no_status_to_be_set()
    {
        var key = (await _iam.DoAsync(new CreateAccessKey("alice"))).AccessKey;

        Assert.Equal("InvalidInput", (await _iam.RefusedAsync(new UpdateAccessKey(key.AccessKeyId, "Expired") { UserName = "alice" })).Code);
        Assert.Equal("ValidationError", (await _iam.RefusedAsync(new UpdateAccessKey(key.AccessKeyId, "On") { UserName = "alice" })).Code);
    }

    [Fact]
    public async Task Without_a_name_root_means_its_own_keys()
    {
        var key = (await _iam.DoAsync(new CreateAccessKey())).AccessKey;

        Assert.Equal([key.AccessKeyId], (await _iam.DoAsync(new ListAccessKeys())).AccessKeyMetadata.Select(row => row.AccessKeyId));
        Assert.Empty((await _iam.DoAsync(new ListAccessKeys("alice"))).AccessKeyMetadata);
        Assert.Equal("123456789012", await _iam.ReadAsync(db => db.AccessKeys.Select(row => row.OwnerId).SingleAsync()));
        await _iam.DoAsync(new DeleteAccessKey(key.AccessKeyId));
        Assert.Equal(0, await _iam.ReadAsync(db => db.AccessKeys.CountAsync()));
    }

    [Fact]
    public async Task Without_a_name_a_user_means_its_own_keys()
    {
        await _iam.AddInlinePolicyAsync("alice", """{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"iam:*AccessKey*","Resource":"arn:aws:iam::*:user/${aws:username}"}}""");

        var created = await _iam.Gateway.SendAsync(await _iam.CallerOfAsync("alice"), new CreateAccessKey());

        Assert.Equal("alice", created.Value.AccessKey.UserName);
        Assert.Single((await _iam.DoAsync(new ListAccessKeys("alice"))).AccessKeyMetadata);
    }

    [Fact]
    public async Task Last_use_is_not_applicable_until_the_key_is_used()
    {
        var key = (await _iam.DoAsync(new CreateAccessKey("alice"))).AccessKey;
        Assert.Equal(("N/A", "N/A"), await LastUsedAsync(key.AccessKeyId));

        await _iam.ChangeAsync(async db =>
        {
            var row = await db.AccessKeys.SingleAsync();
            (row.LastUsedAt, row.LastUsedService, row.LastUsedRegion) = (_iam.Clock.GetUtcNow(), "iam", "us-east-1");
        });

        Assert.Equal(("iam", "us-east-1"), await LastUsedAsync(key.AccessKeyId));
        Assert.Equal("NoSuchEntity", (await _iam.RefusedAsync(new GetAccessKeyLastUsed("AKIAIOSFODNN7EXAMPLE"))).Code);
    }

    [Fact]
    public async Task Another_accounts_key_does_not_exist()
    {
        var other = AccountId.Parse("210987654321");
        await _iam.AddAccountAsync(other);
        var key = (await _iam.DoAsync(new CreateAccessKey("alice"))).AccessKey;

        var result = await _iam.Gateway.SendAsync(Caller.Installation(other), new GetAccessKeyLastUsed(key.AccessKeyId));

        Assert.Equal("NoSuchEntity", result.Error?.Code);
    }

    private async Task<(string Service, string Region)> LastUsedAsync(string accessKeyId)
    {
        var answer = await _iam.DoAsync(new GetAccessKeyLastUsed(accessKeyId));
        Assert.Equal("alice", answer.UserName);
        return (answer.AccessKeyLastUsed.ServiceName, answer.AccessKeyLastUsed.Region);
    }
}
