using Amazon.Runtime;
using Amazon.SecurityToken;
using Amazon.SecurityToken.Model;
using IamConsole.Tests.Support;

namespace IamConsole.Tests.AwsApi;

/// <summary>MFA with signed requests: a key has none, and a session that was asked for with a code has.</summary>
public sealed class MfaKeyTests(ApiHost api) : IClassFixture<ApiHost>
{
    private const string WithMfa = """{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"iam:ListUsers","Resource":"*","Condition":{"Bool":{"aws:MultiFactorAuthPresent":"true"}}}}""";

    private AmazonSecurityTokenServiceConfig Config => new() { ServiceURL = api.Address.ToString(), AuthenticationRegion = "us-east-1", MaxErrorRetry = 0 };

    [Fact]
    public async Task What_needs_MFA_is_refused_to_a_key_and_allowed_to_a_session_with_a_code_that_serves_once()
    {
        var key = await api.CreateSignerAsync("mia", WithMfa);
        var device = await api.Console.AddDeviceAsync("mias-phone", "mia");
        using var sts = new AmazonSecurityTokenServiceClient(new BasicAWSCredentials(key.AccessKeyId, key.SecretAccessKey), Config);
        Assert.Equal("AccessDenied", (await api.CallAsync(key, "ListUsers")).Code);

        var plain = (await sts.GetSessionTokenAsync(new GetSessionTokenRequest())).Credentials;
        Assert.Equal("InvalidClientTokenId", (await api.CallAsync(Signer(plain), "ListUsers")).Code);

        var code = device.Code();
        var request = new GetSessionTokenRequest { SerialNumber = device.SerialNumber, TokenCode = code };
        var proved = (await sts.GetSessionTokenAsync(request)).Credentials;
        Assert.Equal(200, (await api.CallAsync(Signer(proved), "ListUsers")).Status);

        Assert.Equal("AccessDenied", (await Assert.ThrowsAsync<AmazonSecurityTokenServiceException>(() => sts.GetSessionTokenAsync(request))).ErrorCode);
    }

    private static TestSigner Signer(Credentials credentials) => new(credentials.AccessKeyId, credentials.SecretAccessKey) { SessionToken = credentials.SessionToken };
}
