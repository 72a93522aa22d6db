using IamConsole.Core.AccessKeys;
using IamConsole.Core.LoginProfiles;
using IamConsole.Core.Model;
using IamConsole.Core.Operations;
using IamConsole.Core.Users;
using IamConsole.Tests.Support;

namespace IamConsole.Tests.Users;

public sealed class OwnCredentialsTests : IAsyncLifetime
{
    private IamFixture _iam = null!;
    private string _keyId = "";

    public async ValueTask InitializeAsync()
    {
        _iam = await IamFixture.CreateAsync();
        await _iam.DoAsync(new CreateUser("alice"));
        await _iam.DoAsync(new CreateLoginProfile("alice") { Password = "Correct-horse-9" });
        _keyId = (await _iam.DoAsync(new CreateAccessKey("alice"))).AccessKey.AccessKeyId;
        await _iam.DoAsync(new TagUser("alice", [new Tag(_keyId, "Nightly backup")]));
    }

    public ValueTask DisposeAsync() => _iam.DisposeAsync();

    [Fact]
    public async Task A_user_without_policies_knows_who_it_is_and_is_told_what_each_part_would_need()
    {
        var own = await AskAsync();

        Assert.Equal(("alice", "123456789012", "arn:aws:iam::123456789012:user/alice"), (own.User!.Name, own.AccountId, own.Arn));
        Assert.Null(own.Root);
        Assert.Equal(
            ["iam:GetLoginProfile", "iam:ListAccessKeys", "iam:ListMFADevices"],
            new[] { own.User.ConsoleAccess.Error, own.User.AccessKeys.Error, own.User.MfaDevices.Error }.Select(error => Assert.IsType<AccessDenied>(error).Action));
        Assert.True(own.User.PasswordLastUsedAt.IsDenied);
    }

    [Fact]
    public async Task Last_use_and_description_of_a_key_are_their_own_actions_to_show()
    {
        await _iam.AddInlinePolicyAsync("alice", """{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":["iam:ListAccessKeys","iam:ListUserTags"],"Resource":"arn:aws:iam::*:user/${aws:username}"}}""");

        var key = Assert.Single((await AskAsync()).User!.AccessKeys.Value.Keys);

        Assert.Equal(_keyId, key.Id);
        Assert.True(key.LastUse.IsDenied);
        Assert.Equal("Nightly backup", key.Description.Value);
    }

    [Fact]
    public async Task Without_the_right_to_read_tags_a_keys_description_is_hidden()
    {
        await _iam.AddInlinePolicyAsync("alice", PolicyTexts.Allow("iam:ListAccessKeys"));

        Assert.True(Assert.Single((await AskAsync()).User!.AccessKeys.Value.Keys).Description.IsDenied);
    }

    [Fact]
    public async Task Root_sees_its_own_credentials_and_nobody_elses()
    {
        var own = (await _iam.Gateway.QueryAsync(_iam.Root, new OwnCredentialsQuery())).Value;

        Assert.Equal("root@123456789012.example", own.Root!.Email);
        Assert.Empty(own.Root.AccessKeys.Value.Keys);
        Assert.Empty(own.Root.MfaDevices.Value.Devices);
        Assert.Null(own.User);
    }

    private async Task<OwnCredentials> AskAsync() => (await _iam.Gateway.QueryAsync(await _iam.CallerOfAsync("alice"), new OwnCredentialsQuery())).Value;
}
