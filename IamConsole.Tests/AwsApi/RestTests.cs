using System.Text.Json;

namespace IamConsole.Tests.AwsApi;

/// <summary>What the REST protocol answers to requests that no client of AWS's would send.</summary>
public sealed class RestTests(ApiHost api) : IClassFixture<ApiHost>
{
    private TestSigner Administrator => api.Administrator with { Service = "access-analyzer" };

    [Theory]
    [InlineData("GET", "/nothing", "", "", 404, "UnknownOperationException")]
    [InlineData("PATCH", "/analyzer", "", "", 404, "UnknownOperationException")]
    [InlineData("PUT", "/analyzer", "", "{", 400, "SerializationException")]
    [InlineData("PUT", "/analyzer", "", "[]", 400, "SerializationException")]
    [InlineData("PUT", "/analyzer", "", "", 400, "ValidationException")]
    [InlineData("PUT", "/analyzer", "", """{"analyzerName":7,"type":"ACCOUNT"}""", 400, "SerializationException")]
    [InlineData("PUT", "/analyzer", "", """{"analyzerName":"watch","type":"ACCOUNT","tags":{"a":null}}""", 400, "ValidationException")]
    [InlineData("PUT", "/analyzer", "", """{"analyzerName":"watch","type":"ACCOUNT","archiveRules":[null]}""", 400, "ValidationException")]
    [InlineData("PUT", "/analyzer", "", """{"analyzerName":"watch","type":"ACCOUNT","archiveRules":[{"ruleName":"r","filter":{"resource":{"contains":[null]}}}]}""", 400, "ValidationException")]
    [InlineData("GET", "/analyzer", "maxResults=many", "", 400, "SerializationException")]
    [InlineData("GET", "/analyzer", "maxResults=99999999999", "", 400, "SerializationException")]
    [InlineData("PUT", "/analyzer/watch/archive-rule", "", """{"ruleName":"a","ruleName":"b","filter":{}}""", 400, "SerializationException")]
    [InlineData("POST", "/finding", "", """{"analyzerArn":"a","filter":{"resource":{"eq":["a"]},"resource":{"eq":["b"]}}}""", 400, "SerializationException")]
    [InlineData("PUT", "/analyzer/watch/archive-rule", "", """{"ruleName":"\ud800","filter":{}}""", 400, "SerializationException")]
    [InlineData("POST", "/policy/validation", "", """{"\ud800":"x"}""", 400, "SerializationException")]
    [InlineData("GET", "/analyzer", "nextToken=%2A", "", 400, "ValidationException")]
    [InlineData("GET", "/analyzer/missing", "", "", 404, "ResourceNotFoundException")]
    public async Task It_is_refused_in_the_form_of_AWS(string method, string path, string query, string body, int status, string code)
    {
        using var request = Administrator.Rest(api.Address, HttpMethod.Parse(method), path, query, body);

        await AssertRefusedAsync(request, status, code);
    }

    [Fact]
    public async Task A_body_of_more_than_a_mebibyte_is_refused_unread()
    {
        using var request = Administrator.Rest(api.Address, HttpMethod.Post, "/policy/validation", "", $$"""{"policyType":"IDENTITY_POLICY","policyDocument":"{{new string('a', 1024 * 1024)}}"}""");

        await AssertRefusedAsync(request, 413, "RequestEntityTooLargeException");
    }

    [Fact]
    public async Task A_wrong_signature_is_refused()
    {
        using var request = (Administrator with { SecretAccessKey = "wrong" }).Rest(api.Address, HttpMethod.Get, "/analyzer");

        await AssertRefusedAsync(request, 403, "InvalidSignatureException");
    }

    [Fact]
    public async Task A_key_that_does_not_exist_is_refused()
    {
        using var request = (Administrator with { AccessKeyId = "AKIAXXXXXXXXXXXXXXXX" }).Rest(api.Address, HttpMethod.Get, "/analyzer");

        await AssertRefusedAsync(request, 403, "UnrecognizedClientException");
    }

    [Fact]
    public async Task What_is_signed_for_another_service_gets_to_no_operation()
    {
        using var request = (Administrator with { Service = "iam" }).Rest(api.Address, HttpMethod.Get, "/analyzer");
        using var response = await PageClient.SendAsync(request, TestContext.Current.CancellationToken);

        Assert.NotEqual("application/json", response.Content.Headers.ContentType?.MediaType);
    }

    private static HttpClient PageClient { get; } = new(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false });

    private static async Task AssertRefusedAsync(HttpRequestMessage request, int status, string code)
    {
        using var response = await PageClient.SendAsync(request, TestContext.Current.CancellationToken);
        var text = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);

        Assert.True((int)response.StatusCode == status, text);
        Assert.Equal(code, response.Headers.GetValues("x-amzn-ErrorType").Single());
        Assert.Equal("application/json", response.Content.Headers.ContentType?.MediaType);
        Assert.NotEmpty(JsonDocument.Parse(text).RootElement.GetProperty("message").GetString()!);
    }
}
