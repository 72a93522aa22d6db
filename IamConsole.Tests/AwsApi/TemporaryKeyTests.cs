using Amazon.Runtime;
using Amazon.SecurityToken;
using Amazon.SecurityToken.Model;
using IamConsole.Core.Authentication;
using IamConsole.Core.Model;
using IamConsole.Core.Roles;
using IamConsole.Core.Storage;
using IamConsole.Core.Users;
using Microsoft.Extensions.DependencyInjection;

namespace IamConsole.Tests.AwsApi;

/// <summary>STS over the endpoint, asked by AWS's SDK for .NET, and what its keys may sign.</summary>
public sealed class TemporaryKeyTests(ApiHost api) : IClassFixture<ApiHost>
{
    private const string Trust = """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"AWS":"arn:aws:iam::123456789012:root"},"Action":"sts:AssumeRole"}]}""";

    private AmazonSecurityTokenServiceConfig Config => new() { ServiceURL = api.Address.ToString(), AuthenticationRegion = "eu-west-1", MaxErrorRetry = 0 };

    [Fact]
    public async Task The_SDK_for_NET_is_answered_who_it_is()
    {
        using var sts = new AmazonSecurityTokenServiceClient(new BasicAWSCredentials(api.Administrator.AccessKeyId, api.Administrator.SecretAccessKey), Config);

        var identity = await sts.GetCallerIdentityAsync(new GetCallerIdentityRequest());

        Assert.Equal(("123456789012", "arn:aws:iam::123456789012:user/administrator"), (identity.Account, identity.Arn));
    }

    [Fact]
    public async Task It_assumes_a_role_and_signs_with_the_roles_key()
    {
        var role = (await api.Console.DoAsync(new CreateRole("sdk-role", Trust))).Role;
        using var sts = new AmazonSecurityTokenServiceClient(new BasicAWSCredentials(api.Administrator.AccessKeyId, api.Administrator.SecretAccessKey), Config);

        var credentials = (await sts.AssumeRoleAsync(new AssumeRoleRequest { RoleArn = role.Arn, RoleSessionName = "sdk" })).Credentials;
        using var asRole = new AmazonSecurityTokenServiceClient(new SessionAWSCredentials(credentials.AccessKeyId, credentials.SecretAccessKey, credentials.SessionToken), Config);

        Assert.Equal("arn:aws:sts::123456789012:assumed-role/sdk-role/sdk", (await asRole.GetCallerIdentityAsync(new GetCallerIdentityRequest())).Arn);
        await api.Console.Services.GetRequiredService<CredentialUses>().FlushAsync();
        Assert.Equal("eu-west-1", (await api.Console.DoAsync(new GetRole("sdk-role"))).Role.RoleLastUsed?.Region);
    }

    [Fact]
    public async Task The_SDK_reads_a_wrong_signature_and_a_refusal_as_AWS_errors()
    {
        using var wrong = new AmazonSecurityTokenServiceClient(new BasicAWSCredentials(api.Administrator.AccessKeyId, "wrong"), Config);
        using var nobody = new AmazonSecurityTokenServiceClient(new BasicAWSCredentials(api.Nobody.AccessKeyId, api.Nobody.SecretAccessKey), Config);

        Assert.Equal("SignatureDoesNotMatch", (await Assert.ThrowsAsync<AmazonSecurityTokenServiceException>(() => wrong.GetCallerIdentityAsync(new GetCallerIdentityRequest()))).ErrorCode);
        Assert.Equal(
            "AccessDenied",
            (await Assert.ThrowsAsync<AmazonSecurityTokenServiceException>(() => nobody.AssumeRoleAsync(new AssumeRoleRequest { RoleArn = "arn:aws:iam::123456789012:role/none", RoleSessionName = "sdk" }))).ErrorCode);
    }

    [Theory]
    [InlineData(-1, "ExpiredToken")]
    [InlineData(60, null)]
    public async Task A_temporary_key_ends_by_the_real_clock(int seconds, string? code)
    {
        var key = await IssueAsync(TimeProvider.System.GetUtcNow().AddSeconds(seconds));

        Assert.Equal(code, (await api.SendAsync((key with { Service = "sts" }).Call(api.Address, "GetCallerIdentity"))).Code);
    }

    [Fact]
    public async Task A_temporary_key_is_nothing_without_its_own_token()
    {
        var one = await IssueAsync(TimeProvider.System.GetUtcNow().AddMinutes(5));
        var other = await IssueAsync(TimeProvider.System.GetUtcNow().AddMinutes(5));

        foreach (var token in new[] { null, other.SessionToken, one.SessionToken![..^1], "x" })
        {
            Assert.Equal("InvalidClientTokenId", (await api.CallAsync(one with { SessionToken = token }, "ListUsers")).Code);
        }

        Assert.Equal("SignatureDoesNotMatch", (await api.CallAsync(one with { SecretAccessKey = other.SecretAccessKey }, "ListUsers")).Code);
    }

    private async Task<TestSigner> IssueAsync(DateTimeOffset end)
    {
        var user = (await api.Console.DoAsync(new GetUser { UserName = "administrator" })).User;
        var session = new Caller { Account = api.Console.Account, Kind = CallerKind.User, PrincipalId = user.UserId, Arn = user.Arn, UserName = user.UserName, IsTemporary = true, IssuedAt = TimeProvider.System.GetUtcNow() };
        var issued = TemporaryCredentials.Issue(api.Console.Services.GetRequiredService<SecretProtector>(), session, end);
        return new TestSigner(issued.AccessKeyId, issued.SecretAccessKey) { SessionToken = issued.SessionToken };
    }
}
