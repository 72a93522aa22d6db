using System.Text.Json;
using Amazon.Runtime;
using Amazon.SecurityToken;
using Amazon.SecurityToken.Model;
using IamConsole.Core.Activity;
using IamConsole.Core.EventHistory;
using IamConsole.Core.Explanations;
using IamConsole.Core.Operations;
using Microsoft.Extensions.DependencyInjection;

namespace IamConsole.Tests.AwsApi;

/// <summary>A refusal of the endpoint, looked up in the console and decoded by AWS's SDK for .NET.</summary>
public sealed class DecodingTests(ApiHost api) : IClassFixture<ApiHost>
{
    [Fact]
    public async Task What_the_console_offers_of_a_refused_call_is_decoded_for_who_may_and_for_nobody_else()
    {
        Assert.Equal("AccessDenied", (await api.CallAsync(api.Nobody, "ListUsers")).Code);
        await api.Console.Services.GetRequiredService<ActivityWriter>().FlushAsync();
        var gateway = api.Console.Services.GetRequiredService<IamGateway>();
        var refused = (await gateway.QueryAsync(api.Console.Root, new EventHistoryQuery { Criteria = new EventCriteria { EventName = "ListUsers", ErrorCode = "AccessDenied" } })).Value.Rows.Single();
        var message = (await gateway.QueryAsync(api.Console.Root, new RefusedEventQuery(refused.Sequence))).Value.Explained!.EncodedMessage;
        var request = new DecodeAuthorizationMessageRequest { EncodedMessage = message };
        using var administrator = ClientOf(api.Administrator);
        using var nobody = ClientOf(api.Nobody);

        var decoded = JsonDocument.Parse((await administrator.DecodeAuthorizationMessageAsync(request)).DecodedMessage).RootElement;

        Assert.False(decoded.GetProperty("allowed").GetBoolean());
        Assert.Equal("iam:ListUsers", decoded.GetProperty("context").GetProperty("action").GetString());
        Assert.Equal("nobody", decoded.GetProperty("context").GetProperty("principal").GetProperty("name").GetString());
        Assert.Equal("AccessDenied", (await Assert.ThrowsAsync<AmazonSecurityTokenServiceException>(() => nobody.DecodeAuthorizationMessageAsync(request))).ErrorCode);
        await Assert.ThrowsAsync<InvalidAuthorizationMessageException>(() => administrator.DecodeAuthorizationMessageAsync(new DecodeAuthorizationMessageRequest { EncodedMessage = "nothing" }));
    }

    private AmazonSecurityTokenServiceClient ClientOf(TestSigner signer) =>
        new(new BasicAWSCredentials(signer.AccessKeyId, signer.SecretAccessKey), new AmazonSecurityTokenServiceConfig { ServiceURL = api.Address.ToString(), AuthenticationRegion = "us-east-1", MaxErrorRetry = 0 });
}
