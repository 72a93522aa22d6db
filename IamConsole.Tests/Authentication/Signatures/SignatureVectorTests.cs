using IamConsole.Core.Authentication.Signatures;

namespace IamConsole.Tests.Authentication.Signatures;

/// <summary>AWS's published test vectors of Signature Version 4, as facts: a request, and the signature that it must have.</summary>
public sealed class SignatureVectorTests
{
    private const string Secret = "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY";
    private const string Scope = "20150830/us-east-1/service/aws4_request";
    private const string Time = "20150830T123600Z";
    private const string Presigned =
        "X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Credential=AKIDEXAMPLE%2F20150830%2Fus-east-1%2Fservice%2Faws4_request&X-Amz-Date=20150830T123600Z&X-Amz-SignedHeaders=host&X-Amz-Expires=3600&X-Amz-Signature=";

    private const string Letters = "-._~0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

    /// <summary>Name, method, path, query, further signed headers as name=value, body, signature.</summary>
    public static TheoryData<string, string, string, string, string[], string, string> InHeader => new()
    {
        { "get-vanilla", "GET", "/", "", [], "", "5fa00fa31553b73ebf1942676e86291e8372ff2a2260956d9b8aae1d763fbf31" },
        { "get-header-key-duplicate", "GET", "/", "", ["my-header1=value2,value2,value1"], "", "c9d5ea9f3f72853aea855b47ea873832890dbdd183b4468f858259531a5138ea" },
        { "get-header-value-multiline", "GET", "/", "", ["my-header1=value1,value2,value3"], "", "ba17b383a53190154eb5fa66a1b836cc297cc0a3d70a5d00705980573d8ff790" },
        { "get-header-value-trim", "GET", "/", "", ["my-header1= value1", "my-header2= \"a   b   c\""], "", "acc3ed3afb60bb290fc8d2dd0098b9911fcaa05412b367055dee359757a9c736" },
        { "get-utf8", "GET", "/ሴ", "", [], "", "8318018e0b0f223aa2bbf98705b62bb787dc9c0e678f255a891fd03141be5d85" },
        { "get-space", "GET", "/example space/", "", [], "", "652487583200325589f1fba4c7e578f72c47cb61beeca81406b39ddec1366741" },
        { "get-slash-pointless-dot", "GET", "/./example", "", [], "", "ef75d96142cf21edca26f06005da7988e4f8dc83a165a80865db7089db637ec5" },
        { "get-slashes", "GET", "//example//", "", [], "", "9a624bd73a37c9a373b5312afbebe7a714a789de108f0bdfe846570885f57e84" },
        { "get-relative-relative", "GET", "/example1/example2/../..", "", [], "", "5fa00fa31553b73ebf1942676e86291e8372ff2a2260956d9b8aae1d763fbf31" },
        { "get-vanilla-query-order-encoded", "GET", "/", "Param-3=Value3&Param=Value2&%E1%88%B4=Value1", [], "", "371d3713e185cc334048618a97f809c9ffe339c62934c032af5a0e595648fcac" },
        { "get-vanilla-utf8-query", "GET", "/", "ሴ=bar", [], "", "2cdec8eed098649ff3a119c94853b13c643bcf08f8b0a1d91e12c9027818dd04" },
        { "get-vanilla-with-session-token", "GET", "/", "", ["x-amz-security-token=6e86291e8372ff2a2260956d9b8aae1d763fbf315fa00fa31553b73ebf194267"], "", "07ec1639c89043aa0e3e2de82b96708f198cceab042d4a97044c66dd9f74e7f8" },
        { "post-vanilla-query", "POST", "/", "Param1=value1", [], "", "28038455d6de14eafc1f9222cf5aa6f1a96197d7deb8263271d420d138af7f11" },
        {
            "post-x-www-form-urlencoded", "POST", "/", "",
            ["content-type=application/x-www-form-urlencoded", "content-length=13", "x-amz-content-sha256=9095672bbd1f56dfc5b65f3e153adc8731a4a654192329106275f4c7b24d0b6e"],
            "Param1=value1", "d3875051da38690788ef43de4db0d8f280229d82040bfac253562e56c3f20e0b"
        },
    };

    /// <summary>Method, query before the signature's own parameters, signature.</summary>
    public static TheoryData<string, string, string> InQuery => new()
    {
        { "POST", "", "2ce6e6d2e0cf2f9d1b55fafec88cd20574c31dc2e7631979f71ba2310083e95b" },
        { "GET", "Param2=value2&Param1=value1&", "86012e2c9ad4d77369f5d81c11f75158aae4f895a085212cc6d3f923d300bed5" },
        { "GET", $"{Letters}={Letters}&", "8e76a88a7433637b12778d5592799b29ad21ecd6cf6325051c21d86f0acda2bf" },
    };

    [Theory]
    [MemberData(nameof(InHeader))]
    public void A_request_with_the_signature_in_its_header_is_signed_as_AWS_says(string vector, string method, string path, string query, string[] headers, string body, string signature)
    {
        var sent = headers.Append("host=example.amazonaws.com").Append($"x-amz-date={Time}").Select(header => header.Split('=', 2)).ToDictionary(header => header[0], header => header[1]);

        Assert.True(signature == Sign(method, path, query, sent, body), vector);
    }

    [Theory]
    [MemberData(nameof(InQuery))]
    public void A_presigned_request_is_signed_as_AWS_says(string method, string query, string signature) =>
        Assert.Equal(signature, Sign(method, "/", $"{query}{Presigned}{signature}", new Dictionary<string, string> { ["host"] = "example.amazonaws.com" }, ""));

    private static string Sign(string method, string path, string query, Dictionary<string, string> headers, string body)
    {
        var request = new SignedRequest { Method = method, Path = path, Query = query, Header = headers.GetValueOrDefault };
        var canonical = CanonicalRequest.Of(request, [.. headers.Keys.Order(StringComparer.Ordinal)], CanonicalRequest.HashOf(System.Text.Encoding.UTF8.GetBytes(body)));
        return SigningKey.Sign(Secret, "20150830", "us-east-1", "service", CanonicalRequest.StringToSign(Time, Scope, canonical));
    }
}
