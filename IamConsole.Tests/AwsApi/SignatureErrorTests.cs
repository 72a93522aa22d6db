using System.Globalization;
using System.Text;
using IamConsole.Core.AccessKeys;

namespace IamConsole.Tests.AwsApi;

/// <summary>Over real HTTP: what AWS answers to each way of not being well signed.</summary>
public sealed class SignatureErrorTests(ApiHost api) : IClassFixture<ApiHost>
{
    private static readonly DateTimeOffset Now = TimeProvider.System.GetUtcNow();

    [Fact]
    public async Task No_signature_is_a_missing_authentication_token()
    {
        var answer = await api.SendAsync(Unsigned(TestSigner.Form(("Action", "ListUsers"), ("Version", TestSigner.IamVersion))));

        Assert.Equal((403, "MissingAuthenticationToken", "Request is missing Authentication Token"), (answer.Status, answer.Code, answer.Message));
    }

    [Theory]
    [InlineData("AWS4-HMAC-SHA256", "Authorization header requires 'Credential' parameter. Authorization header requires 'Signature' parameter. Authorization header requires 'SignedHeaders' parameter. Authorization header requires existence of either a 'X-Amz-Date' or a 'Date' header.")]
    [InlineData("AWS4-HMAC-SHA256 Credential=a/b", "Authorization header requires 'Signature' parameter. Authorization header requires 'SignedHeaders' parameter. Authorization header requires existence of either a 'X-Amz-Date' or a 'Date' header.")]
    [InlineData("AWS4-HMAC-SHA512 Credential=a", "Unsupported AWS 'algorithm': 'AWS4-HMAC-SHA512'.")]
    [InlineData("Bearer secret", "Invalid key=value pair (missing equal-sign) in Authorization header (hashed with SHA-256 and encoded with Base64): 'v/3iBBM0e3oA4TY94/l8pp5BncCupV9KSnUBj6s6Do4='.")]
    public async Task Half_a_signature_is_incomplete(string authorization, string message)
    {
        var request = Unsigned("Action=ListUsers");
        request.Headers.TryAddWithoutValidation("Authorization", authorization);

        var answer = await api.SendAsync(request);

        Assert.Equal((400, "IncompleteSignature", message), (answer.Status, answer.Code, answer.Message));
    }

    [Fact]
    public async Task A_key_that_nobody_has_is_an_invalid_client_token()
    {
        var answer = await api.CallAsync(api.Administrator with { AccessKeyId = "AKIAIOSFODNN7EXAMPLE" }, "ListUsers");

        Assert.Equal((403, "InvalidClientTokenId", "The security token included in the request is invalid."), (answer.Status, answer.Code, answer.Message));
    }

    [Fact]
    public async Task An_inactive_key_is_one_that_nobody_has_from_the_next_request_on()
    {
        var signer = await api.CreateSignerAsync("inactive", null);
        Assert.Equal("AccessDenied", (await api.CallAsync(signer, "ListUsers")).Code);

        await api.Console.DoAsync(new UpdateAccessKey(signer.AccessKeyId, "Inactive") { UserName = "inactive" });

        Assert.Equal("InvalidClientTokenId", (await api.CallAsync(signer, "ListUsers")).Code);
    }

    [Fact]
    public async Task A_long_term_key_has_no_session_token() =>
        Assert.Equal("InvalidClientTokenId", (await api.CallAsync(api.Administrator with { SessionToken = "token" }, "ListUsers")).Code);

    [Fact]
    public async Task A_wrong_secret_does_not_match_and_AWS_tells_what_it_calculated()
    {
        var answer = await api.CallAsync(api.Administrator with { SecretAccessKey = "wrong" }, "ListUsers");

        Assert.Equal((403, "SignatureDoesNotMatch"), (answer.Status, answer.Code));
        Assert.StartsWith("The request signature we calculated does not match the signature you provided.", answer.Message, StringComparison.Ordinal);
        Assert.Contains("The Canonical String for this request should have been\n'POST\n/\n\ncontent-type:", answer.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_body_that_was_changed_on_its_way_does_not_match()
    {
        var request = api.Administrator.Call(api.Address, "DeleteUser", ("UserName", "one"));
        var type = request.Content!.Headers.ContentType;
        request.Content = new ByteArrayContent(Encoding.UTF8.GetBytes(TestSigner.Form(("Action", "DeleteUser"), ("Version", TestSigner.IamVersion), ("UserName", "two"))));
        request.Content.Headers.ContentType = type;

        Assert.Equal("SignatureDoesNotMatch", (await api.SendAsync(request)).Code);
    }

    [Theory]
    [InlineData(-16, "Signature expired: {0} is now earlier than ", "- 15 min.)")]
    [InlineData(16, "Signature not yet current: {0} is still later than ", "+ 15 min.)")]
    public async Task A_clock_that_is_off_by_more_than_fifteen_minutes_does_not_match(int minutes, string begin, string end)
    {
        var signer = api.Administrator with { Time = Now.AddMinutes(minutes) };

        var answer = await api.CallAsync(signer, "ListUsers");

        Assert.Equal((403, "SignatureDoesNotMatch"), (answer.Status, answer.Code));
        Assert.StartsWith(string.Format(CultureInfo.InvariantCulture, begin, signer.Time.UtcDateTime.ToString("yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture)), answer.Message, StringComparison.Ordinal);
        Assert.EndsWith(end, answer.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(-13)]
    [InlineData(13)]
    public async Task A_clock_that_is_off_by_less_is_good_enough(int minutes) =>
        Assert.Equal(200, (await api.CallAsync(api.Administrator with { Time = TimeProvider.System.GetUtcNow().AddMinutes(minutes) }, "ListUsers")).Status);

    [Fact]
    public async Task A_presigned_request_is_good_until_it_has_expired()
    {
        (string, string)[] call = [("Action", "ListUsers"), ("Version", TestSigner.IamVersion)];
        var signer = api.Administrator with { Time = TimeProvider.System.GetUtcNow().AddMinutes(-30) };

        Assert.Equal(200, (await api.SendAsync(new HttpRequestMessage(HttpMethod.Get, signer.Presign(api.Address, 3600, call)))).Status);
        var expired = await api.SendAsync(new HttpRequestMessage(HttpMethod.Get, signer.Presign(api.Address, 600, call)));
        Assert.Equal((400, "RequestExpired"), (expired.Status, expired.Code));
    }

    [Theory]
    [InlineData("604801", "X-Amz-Expires must be less than a week")]
    [InlineData("soon", "X-Amz-Expires should be a number")]
    public async Task A_presigned_request_lasts_a_week_at_most(string seconds, string message)
    {
        var address = new Uri(api.Administrator.Presign(api.Address, 60, ("Action", "ListUsers")).ToString().Replace("X-Amz-Expires=60", $"X-Amz-Expires={seconds}", StringComparison.Ordinal));

        var answer = await api.SendAsync(new HttpRequestMessage(HttpMethod.Get, address));

        Assert.Equal((400, "IncompleteSignature"), (answer.Status, answer.Code));
        Assert.StartsWith(message, answer.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Half_a_presigned_request_is_incomplete()
    {
        var answer = await api.SendAsync(new HttpRequestMessage(HttpMethod.Get, new Uri(api.Address, "/?Action=ListUsers&X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Expires=60")));

        Assert.Equal(
            (400, "IncompleteSignature", "AWS query-string parameters must include 'X-Amz-Credential'. AWS query-string parameters must include 'X-Amz-Signature'. AWS query-string parameters must include 'X-Amz-SignedHeaders'. AWS query-string parameters must include 'X-Amz-Date'. Re-examine the query-string parameters."),
            (answer.Status, answer.Code, answer.Message));
    }

    [Fact]
    public async Task A_credential_for_another_service_does_not_match()
    {
        var answer = await api.SendAsync((api.Administrator with { Service = "s3" }).Call(api.Address, "ListUsers"));

        Assert.Equal((403, "SignatureDoesNotMatch", "Credential should be scoped to correct service: 'iam'. "), (answer.Status, answer.Code, answer.Message));
    }

    [Fact]
    public async Task Any_Region_is_good() =>
        Assert.Equal(200, (await api.CallAsync(api.Administrator with { Region = "mars-north-1" }, "ListUsers")).Status);

    [Theory]
    [InlineData("AKIA/20150830/us-east-1/iam", "IncompleteSignature", "Credential must have exactly 5 slash-delimited elements, e.g. keyid/date/region/service/term, got 'AKIA/20150830/us-east-1/iam'")]
    [InlineData("AKIA/20150830/us-east-1/iam/aws5_request", "SignatureDoesNotMatch", "Credential should be scoped with a valid terminator: 'aws4_request', not 'aws5_request'.")]
    [InlineData("AKIA/20150831/us-east-1/iam/aws4_request", "SignatureDoesNotMatch", "Date in Credential scope does not match YYYYMMDD from ISO-8601 version of date from HTTP: '20150831' != '20150830', from '20150830T123600Z'.")]
    public async Task A_credential_scope_is_of_five_parts_and_of_the_day(string credential, string code, string message)
    {
        var request = Unsigned("Action=ListUsers");
        request.Headers.Add("X-Amz-Date", "20150830T123600Z");
        request.Headers.TryAddWithoutValidation("Authorization", $"AWS4-HMAC-SHA256 Credential={credential}, SignedHeaders=host;x-amz-date, Signature=0");

        var answer = await api.SendAsync(request);

        Assert.Equal((code, message), (answer.Code, answer.Message));
    }

    [Fact]
    public async Task The_host_is_signed()
    {
        var request = Unsigned("Action=ListUsers");
        request.Headers.Add("X-Amz-Date", "20150830T123600Z");
        request.Headers.TryAddWithoutValidation("Authorization", "AWS4-HMAC-SHA256 Credential=AKIA/20150830/us-east-1/iam/aws4_request, SignedHeaders=x-amz-date, Signature=0");

        Assert.Equal("'Host' or ':authority' must be a 'SignedHeader' in the AWS Authorization.", (await api.SendAsync(request)).Message);
    }

    private HttpRequestMessage Unsigned(string body)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, api.Address) { Content = new ByteArrayContent(Encoding.UTF8.GetBytes(body)) };
        request.Content.Headers.ContentType = new("application/x-www-form-urlencoded");
        return request;
    }
}
