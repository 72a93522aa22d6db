using Amazon.Runtime;
using Amazon.SecurityToken;
using Amazon.SecurityToken.Model;
using IamConsole.Core.Federation;
using IamConsole.Core.Providers;
using IamConsole.Core.Roles;
using IamConsole.Tests.Support;

namespace IamConsole.Tests.AwsApi;

/// <summary>AssumeRoleWithWebIdentity as AWS's clients send it: without any signature.</summary>
public sealed class UnsignedTests(ApiHost api) : IClassFixture<ApiHost>
{
    private const string Url = "https://login.example.com/tenant";
    private const string Trust = """{"Version":"2012-10-17","Statement":{"Effect":"Allow","Principal":{"Federated":"arn:aws:iam::123456789012:oidc-provider/login.example.com/tenant"},"Action":"sts:AssumeRoleWithWebIdentity"}}""";

    private AmazonSecurityTokenServiceConfig Config => new() { ServiceURL = api.Address.ToString(), AuthenticationRegion = "us-east-1", MaxErrorRetry = 0 };

    [Fact]
    public async Task A_providers_token_opens_a_role_and_the_roles_key_signs()
    {
        using var issuer = new TokenIssuer(Url);
        await api.Console.DoAsync(new CreateOpenIDConnectProvider(Url) { ClientIDList = ["app"] }.With(SigningKeySet.Parse(issuer.KeySet).Value));
        var role = (await api.Console.DoAsync(new CreateRole("federated", Trust))).Role;
        using var sts = new AmazonSecurityTokenServiceClient(new AnonymousAWSCredentials(), Config);

        var answer = await sts.AssumeRoleWithWebIdentityAsync(new AssumeRoleWithWebIdentityRequest { RoleArn = role.Arn, RoleSessionName = "build", WebIdentityToken = issuer.Token(TimeProvider.System.GetUtcNow()) });
        using var asRole = new AmazonSecurityTokenServiceClient(new SessionAWSCredentials(answer.Credentials.AccessKeyId, answer.Credentials.SecretAccessKey, answer.Credentials.SessionToken), Config);

        Assert.Equal("arn:aws:sts::123456789012:assumed-role/federated/build", (await asRole.GetCallerIdentityAsync(new GetCallerIdentityRequest())).Arn);
    }

    [Theory]
    [InlineData("arn:aws:iam::123456789012:role/none", "InvalidIdentityToken")]
    [InlineData("arn:aws:iam::999999999999:role/none", "AccessDenied")]
    [InlineData("this-is-no-arn-of-a-role", "AccessDenied")]
    [InlineData("short", "ValidationError")]
    public async Task What_is_no_token_or_names_no_role_is_refused_in_AWS_s_form(string role, string code)
    {
        using var sts = new AmazonSecurityTokenServiceClient(new AnonymousAWSCredentials(), Config);

        var refused = await Assert.ThrowsAnyAsync<AmazonSecurityTokenServiceException>(
            () => sts.AssumeRoleWithWebIdentityAsync(new AssumeRoleWithWebIdentityRequest { RoleArn = role, RoleSessionName = "build", WebIdentityToken = "no-token" }));

        Assert.Equal(code, refused.ErrorCode);
    }
}
