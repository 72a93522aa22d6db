using System.Globalization;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;

namespace IamConsole.Tests.AwsApi;

/// <summary>Signs requests as AWS's clients do, written apart from what verifies them.</summary>
internal sealed record TestSigner(string AccessKeyId, string SecretAccessKey)
{
    public const string IamVersion = "2010-05-08";
    public const string StsVersion = "2011-06-15";

    public DateTimeOffset Time { get; init; } = TimeProvider.System.GetUtcNow();

    public string Region { get; init; } = "us-east-1";

    public string Service { get; init; } = "iam";

    public string? SessionToken { get; init; }

    private string Stamp => Time.UtcDateTime.ToString("yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture);

    private string Scope => $"{Stamp[..8]}/{Region}/{Service}/aws4_request";

    /// <summary>A signed call: <c>Action</c> and the rest as pairs.</summary>
    public HttpRequestMessage Call(Uri address, string action, params (string Name, string Value)[] parameters) =>
        Post(address, Form([("Action", action), ("Version", Service == "sts" ? StsVersion : IamVersion), .. parameters]));

    /// <summary>A signed post of a body.</summary>
    public HttpRequestMessage Post(Uri address, string body)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, address) { Content = new ByteArrayContent(Encoding.UTF8.GetBytes(body)) };
        request.Content.Headers.ContentType = MediaTypeHeaderValue.Parse("application/x-www-form-urlencoded; charset=utf-8");
        request.Headers.Add("X-Amz-Date", Stamp);
        var signed = new SortedDictionary<string, string>(StringComparer.Ordinal) { ["content-type"] = "application/x-www-form-urlencoded; charset=utf-8", ["host"] = address.Authority, ["x-amz-date"] = Stamp };
        if (SessionToken is not null)
        {
            request.Headers.Add("X-Amz-Security-Token", SessionToken);
            signed["x-amz-security-token"] = SessionToken;
        }

        var names = string.Join(';', signed.Keys);
        var canonical = $"POST\n/\n\n{string.Concat(signed.Select(header => $"{header.Key}:{header.Value}\n"))}\n{names}\n{Hash(body)}";
        request.Headers.TryAddWithoutValidation("Authorization", $"AWS4-HMAC-SHA256 Credential={AccessKeyId}/{Scope}, SignedHeaders={names}, Signature={Sign(canonical)}");
        return request;
    }

    /// <summary>A signed request of a service that has paths; the path is sent and signed as it is given.</summary>
    public HttpRequestMessage Rest(Uri address, HttpMethod method, string path, string query = "", string body = "")
    {
        var request = new HttpRequestMessage(method, new Uri(address, query.Length == 0 ? path : $"{path}?{query}")) { Content = new StringContent(body, Encoding.UTF8, "application/json") };
        request.Headers.Add("X-Amz-Date", Stamp);
        var canonical = $"{method}\n{path}\n{query}\nhost:{address.Authority}\nx-amz-date:{Stamp}\n\nhost;x-amz-date\n{Hash(body)}";
        request.Headers.TryAddWithoutValidation("Authorization", $"AWS4-HMAC-SHA256 Credential={AccessKeyId}/{Scope}, SignedHeaders=host;x-amz-date, Signature={Sign(canonical)}");
        return request;
    }

    /// <summary>A presigned address of a call.</summary>
    public Uri Presign(Uri address, int seconds, params (string Name, string Value)[] parameters)
    {
        (string, string)[] all =
        [
            .. parameters, ("X-Amz-Algorithm", "AWS4-HMAC-SHA256"), ("X-Amz-Credential", $"{AccessKeyId}/{Scope}"), ("X-Amz-Date", Stamp),
            ("X-Amz-Expires", seconds.ToString(CultureInfo.InvariantCulture)), ("X-Amz-SignedHeaders", "host"),
        ];
        var query = string.Join('&', Form(all).Split('&').Order(StringComparer.Ordinal));
        var canonical = $"GET\n/\n{query}\nhost:{address.Authority}\n\nhost\n{Hash("")}";
        return new Uri(address, $"/?{query}&X-Amz-Signature={Sign(canonical)}");
    }

    public static string Form(params (string Name, string Value)[] parameters) =>
        string.Join('&', parameters.Select(parameter => $"{Uri.EscapeDataString(parameter.Name)}={Uri.EscapeDataString(parameter.Value)}"));

    private string Sign(string canonical)
    {
        var key = Encoding.UTF8.GetBytes("AWS4" + SecretAccessKey);
        foreach (var part in (string[])[.. Scope.Split('/'), $"AWS4-HMAC-SHA256\n{Stamp}\n{Scope}\n{Hash(canonical)}"])
        {
            key = HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(part));
        }

        return Convert.ToHexStringLower(key);
    }

    private static string Hash(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}
