using IamConsole.Core.Operations;
using IamConsole.Core.ServiceSpecificCredentials;
using IamConsole.Core.Users;
using IamConsole.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace IamConsole.Tests.ServiceSpecificCredentials;

public sealed class ServiceSpecificCredentialTests : IAsyncLifetime
{
    private const string CodeCommit = "codecommit.amazonaws.com";

    private IamFixture _iam = null!;

    public async ValueTask InitializeAsync()
    {
        _iam = await IamFixture.CreateAsync();
        await _iam.DoAsync(new CreateUser("alice"));
    }

    public ValueTask DisposeAsync() => _iam.DisposeAsync();

    [Fact]
    public async Task Names_are_the_users_and_the_accounts_and_two_differ()
    {
        var first = (await _iam.DoAsync(new CreateServiceSpecificCredential("alice", CodeCommit))).ServiceSpecificCredential;
        var second = (await _iam.DoAsync(new CreateServiceSpecificCredential("alice", CodeCommit))).ServiceSpecificCredential;
        var elsewhere = (await _iam.DoAsync(new CreateServiceSpecificCredential("alice", "cassandra.amazonaws.com"))).ServiceSpecificCredential;

        Assert.Equal("alice-at-123456789012", first.ServiceUserName);
        Assert.Equal("alice+1-at-123456789012", second.ServiceUserName);
        Assert.Equal("alice-at-123456789012", elsewhere.ServiceUserName);
        Assert.Equal("LimitExceeded", (await _iam.RefusedAsync(new CreateServiceSpecificCredential("alice", CodeCommit))).Code);
    }

    [Fact]
    public async Task The_password_is_shown_once_and_kept_as_a_hash()
    {
        var made = (await _iam.DoAsync(new CreateServiceSpecificCredential("alice", CodeCommit))).ServiceSpecificCredential;
        var before = (await _iam.ReadAsync(db => db.ServiceSpecificCredentials.SingleAsync())).SecretHash;

        var reset = (await _iam.DoAsync(new ResetServiceSpecificCredential(made.ServiceSpecificCredentialId) { UserName = "alice" })).ServiceSpecificCredential;

        Assert.Equal(44, made.ServicePassword!.Length);
        Assert.NotEqual(made.ServicePassword, reset.ServicePassword);
        Assert.Equal(made.ServiceUserName, reset.ServiceUserName);
        var kept = (await _iam.ReadAsync(db => db.ServiceSpecificCredentials.SingleAsync())).SecretHash;
        Assert.NotEqual(before, kept);
        Assert.NotEqual(reset.ServicePassword, kept);
        await _iam.EventsAsync();
        Assert.DoesNotContain(await _iam.ReadAsync(db => db.ActivityEvents.ToListAsync()), entry => entry.RequestParameters?.Contains(made.ServicePassword, StringComparison.Ordinal) == true);
    }

    [Fact]
    public async Task API_keys_have_an_alias_and_expire()
    {
        var key = (await _iam.DoAsync(new CreateServiceSpecificCredential("alice", "bedrock.amazonaws.com") { CredentialAgeDays = 7 })).ServiceSpecificCredential;

        Assert.Null(key.ServicePassword);
        Assert.StartsWith("ABSK", key.ServiceCredentialSecret, StringComparison.Ordinal);
        Assert.StartsWith("BedrockAPIKey-", key.ServiceCredentialAlias, StringComparison.Ordinal);
        _iam.Clock.Advance(TimeSpan.FromDays(7));
        Assert.Equal("Expired", Assert.Single((await _iam.DoAsync(new ListServiceSpecificCredentials("alice"))).ServiceSpecificCredentials).Status);
        Assert.Equal("ValidationError", (await _iam.RefusedAsync(new CreateServiceSpecificCredential("alice", CodeCommit) { CredentialAgeDays = 7 })).Code);
    }

    [Fact]
    public async Task They_are_listed_by_user_service_and_for_all()
    {
        await _iam.DoAsync(new CreateUser("bob"));
        await _iam.DoAsync(new CreateServiceSpecificCredential("alice", CodeCommit));
        await _iam.DoAsync(new CreateServiceSpecificCredential("alice", "cassandra.amazonaws.com"));
        await _iam.DoAsync(new CreateServiceSpecificCredential("bob", CodeCommit));

        Assert.Equal(2, (await _iam.DoAsync(new ListServiceSpecificCredentials("alice"))).ServiceSpecificCredentials.Count);
        Assert.Single((await _iam.DoAsync(new ListServiceSpecificCredentials("alice") { ServiceName = CodeCommit })).ServiceSpecificCredentials);
        Assert.Equal(["alice", "bob"], (await _iam.DoAsync(new ListServiceSpecificCredentials { AllUsers = true, ServiceName = CodeCommit })).ServiceSpecificCredentials.Select(one => one.UserName).Order());
        Assert.Equal("ValidationError", (await _iam.RefusedAsync(new ListServiceSpecificCredentials("alice") { AllUsers = true })).Code);
        Assert.Equal("NotSupportedService", (await _iam.RefusedAsync(new CreateServiceSpecificCredential("alice", "s3.amazonaws.com"))).Code);
    }

    [Fact]
    public async Task They_hold_back_the_users_deletion_until_they_are_gone()
    {
        var made = (await _iam.DoAsync(new CreateServiceSpecificCredential("alice", CodeCommit))).ServiceSpecificCredential;
        await _iam.DoAsync(new UpdateServiceSpecificCredential(made.ServiceSpecificCredentialId, "Inactive") { UserName = "alice" });

        Assert.Equal("DeleteConflict", (await _iam.RefusedAsync(new DeleteUser("alice"))).Code);
        Assert.Equal("NoSuchEntity", (await _iam.RefusedAsync(new DeleteServiceSpecificCredential(made.ServiceSpecificCredentialId))).Code);
        Assert.Equal("Inactive", Assert.Single((await _iam.DoAsync(new ListServiceSpecificCredentials("alice"))).ServiceSpecificCredentials).Status);
        await _iam.DoAsync(new DeleteServiceSpecificCredential(made.ServiceSpecificCredentialId) { UserName = "alice" });
        await _iam.DoAsync(new DeleteUser("alice"));
    }
}
