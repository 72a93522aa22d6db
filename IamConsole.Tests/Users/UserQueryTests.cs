using IamConsole.Core.AccessKeys;
using IamConsole.Core.LoginProfiles;
using IamConsole.Core.ManagedPolicies;
using IamConsole.Core.Mfa;
using IamConsole.Core.Model;
using IamConsole.Core.Operations;
using IamConsole.Core.Users;
using IamConsole.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace IamConsole.Tests.Users;

public sealed class UserQueryTests : IAsyncLifetime
{
    private const string ReadOnly = "arn:aws:iam::aws:policy/AmazonS3ReadOnlyAccess";
    private const string Inline = """{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":["s3:ListBucket","iam:GetUser"],"Resource":"*"}}""";

    private IamFixture _iam = null!;

    public async ValueTask InitializeAsync()
    {
        _iam = await IamFixture.CreateAsync();
        var alice = (await _iam.DoAsync(new CreateUser("alice") { PermissionsBoundary = "arn:aws:iam::aws:policy/PowerUserAccess" })).User;
        await _iam.DoAsync(new AttachUserPolicy("alice", ReadOnly));
        await _iam.AddInlinePolicyAsync("alice", Inline);
        await _iam.ChangeAsync(db =>
        {
            db.Add(new IamGroup { Id = "AGPA1", Name = "devs", Path = "/", CreatedAt = _iam.Clock.GetUtcNow() });
            db.Add(new GroupMembership { GroupId = "AGPA1", UserId = alice.UserId, AddedAt = _iam.Clock.GetUtcNow() });
            return Task.CompletedTask;
        });
        await _iam.DoAsync(new AttachGroupPolicy("devs", ReadOnly));
        await _iam.DoAsync(new AttachGroupPolicy("devs", "arn:aws:iam::aws:policy/job-function/Billing"));
    }

    public ValueTask DisposeAsync() => _iam.DisposeAsync();

    [Fact]
    public async Task Each_policy_stands_once_with_where_it_comes_from()
    {
        var permissions = (await _iam.Gateway.QueryAsync(_iam.Root, new UserPermissionsQuery("Alice"))).Value;

        Assert.Equal(
            [("AmazonS3ReadOnlyAccess", HolderPolicyKind.AwsManaged, true, "devs"), ("Billing", HolderPolicyKind.AwsManagedJobFunction, false, "devs"), ("for-the-test", HolderPolicyKind.CustomerInline, true, "")],
            permissions.Policies.Select(policy => (policy.Name, policy.Kind, policy.IsDirect, string.Join(",", policy.Groups))));
        Assert.Equal(Inline, permissions.Policies[2].Document.Value);
        Assert.Equal("PowerUserAccess", permissions.Boundary?.Name);
        Assert.Empty(permissions.Refused);
    }

    [Fact]
    public async Task What_may_not_be_looked_at_is_named()
    {
        await _iam.DoAsync(new CreateUser("bob"));
        await _iam.AddInlinePolicyAsync("bob", """{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":["iam:GetUser","iam:ListUserPolicies","iam:ListGroupsForUser"],"Resource":"*"}}""");
        var bob = await _iam.CallerOfAsync("bob");

        var permissions = (await _iam.Gateway.QueryAsync(bob, new UserPermissionsQuery("alice"))).Value;
        var detail = (await _iam.Gateway.QueryAsync(bob, new UserDetailQuery("alice"))).Value;

        Assert.Equal("for-the-test", Assert.Single(permissions.Policies).Name);
        Assert.True(permissions.Policies[0].Document.IsDenied);
        Assert.Equal(
            ["iam:ListAttachedUserPolicies", "iam:ListAttachedGroupPolicies", "iam:ListGroupPolicies"],
            permissions.Refused.Cast<AccessDenied>().Select(denied => denied.Action));
        Assert.Equal("iam:ListAccessKeys", ((AccessDenied)detail.AccessKeys.Error!).Action);
        Assert.Equal("iam:GetLoginProfile", ((AccessDenied)detail.ConsoleAccess.Error!).Action);
        Assert.Equal("iam:ListGroupsForUser", Assert.IsType<AccessDenied>((await _iam.Gateway.QueryAsync(await NobodyAsync(), new UserGroupsQuery("alice"))).Error).Action);
    }

    [Fact]
    public async Task A_detail_shows_credentials_and_a_keys_description()
    {
        var key = (await _iam.DoAsync(new CreateAccessKey("alice"))).AccessKey;
        await _iam.DoAsync(new TagUser("alice", [new Tag(key.AccessKeyId, "Backup script")]));

        var detail = (await _iam.Gateway.QueryAsync(_iam.Root, new UserDetailQuery("alice"))).Value;

        Assert.Equal("Backup script", Assert.Single(detail.AccessKeys.Value.Keys).Description.Value);
        Assert.False(detail.ConsoleAccess.Value.IsEnabled);
        Assert.Empty(detail.MfaDevices.Value.Devices);
        Assert.Equal(IamError.NoSuchUser("ghost"), (await _iam.Gateway.QueryAsync(_iam.Root, new UserDetailQuery("ghost"))).Error);
    }

    [Fact]
    public async Task Groups_show_their_policies()
    {
        var group = Assert.Single((await _iam.Gateway.QueryAsync(_iam.Root, new UserGroupsQuery("alice"))).Value.Groups);

        Assert.Equal(("devs", 1, "AmazonS3ReadOnlyAccess, Billing"), (group.Name, group.Users.Value, group.AttachedPolicies.Value));
        Assert.Equal(["devs"], (await _iam.Gateway.QueryAsync(_iam.Root, new GroupChoicesQuery())).Value.Groups.Select(choice => choice.Name));
    }

    [Fact]
    public async Task Copying_takes_groups_policies_and_the_boundary()
    {
        var grants = (await _iam.Gateway.QueryAsync(_iam.Root, new UserGrantsQuery("alice"))).Value;

        Assert.Equal(["devs"], grants.Groups);
        Assert.Equal([ReadOnly], grants.PolicyArns);
        Assert.Equal([new InlineGrant("for-the-test", Inline)], grants.InlinePolicies);
        Assert.Equal("arn:aws:iam::aws:policy/PowerUserAccess", grants.BoundaryArn);
    }

    [Fact]
    public async Task A_deletion_names_all_that_hangs_on_the_user()
    {
        await _iam.DoAsync(new CreateLoginProfile("alice") { Password = "Correct-horse-9" });
        var key = (await _iam.DoAsync(new CreateAccessKey("alice"))).AccessKey;

        var deletion = (await _iam.Gateway.QueryAsync(_iam.Root, new UserDeletionQuery("alice"))).Value;

        Assert.Equal(["devs"], deletion.Groups);
        Assert.Equal([ReadOnly], deletion.PolicyArns);
        Assert.Equal(["for-the-test"], deletion.InlinePolicies);
        Assert.True(deletion.HasPassword);
        Assert.Equal([key.AccessKeyId], deletion.AccessKeys.Select(deleted => deleted.Id));
    }

    [Fact]
    public async Task A_virtual_device_is_deactivated_before_it_is_deleted()
    {
        const string Serial = "arn:aws:iam::123456789012:mfa/alice";
        await _iam.ChangeAsync(async db =>
        {
            var alice = await db.Users.SingleAsync(user => user.Name == "alice");
            db.Add(new MfaDevice { SerialNumber = Serial, Kind = MfaDeviceKind.Virtual, OwnerId = alice.Id, EnabledAt = _iam.Clock.GetUtcNow() });
        });

        Assert.Equal("DeleteConflict", (await _iam.RefusedAsync(new DeleteVirtualMFADevice(Serial))).Code);
        await _iam.DoAsync(new DeactivateMFADevice(Serial) { UserName = "alice" });
        await _iam.DoAsync(new DeleteVirtualMFADevice(Serial));
        Assert.Equal("NoSuchEntity", (await _iam.RefusedAsync(new DeleteVirtualMFADevice(Serial))).Code);
    }

    private async Task<Caller> NobodyAsync()
    {
        await _iam.DoAsync(new CreateUser("nobody"));
        return await _iam.CallerOfAsync("nobody");
    }
}
