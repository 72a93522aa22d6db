using System.Globalization;
using System.Text;
using IamConsole.Core.Authentication.Signatures;

namespace IamConsole.Benchmarks.Api;

/// <summary>Makes the bytes of signed requests.</summary>
internal sealed record SignedCall(Uri Address, string AccessKeyId, string SecretAccessKey, string Service)
{
    private const string ContentType = "application/x-www-form-urlencoded; charset=utf-8";

    public byte[] Bytes(string body)
    {
        var stamp = TimeProvider.System.GetUtcNow().UtcDateTime.ToString("yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture);
        var headers = new Dictionary<string, string> { ["content-type"] = ContentType, ["host"] = Address.Authority, ["x-amz-date"] = stamp };
        string[] names = [.. headers.Keys];
        var request = new SignedRequest { Method = "POST", Path = "/", Query = "", Header = headers.GetValueOrDefault };
        var bytes = Encoding.UTF8.GetBytes(body);
        var canonical = CanonicalRequest.Of(request, names, CanonicalRequest.HashOf(bytes));
        var scope = $"{stamp[..8]}/us-east-1/{Service}/aws4_request";
        var signature = SigningKey.Sign(SecretAccessKey, stamp[..8], "us-east-1", Service, CanonicalRequest.StringToSign(stamp, scope, canonical));
        return Encoding.UTF8.GetBytes(
            $"POST / HTTP/1.1\r\nHost: {Address.Authority}\r\nContent-Type: {ContentType}\r\nX-Amz-Date: {stamp}\r\n"
            + $"Authorization: {SignatureClaim.Algorithm} Credential={AccessKeyId}/{scope}, SignedHeaders={string.Join(';', names)}, Signature={signature}\r\n"
            + $"Content-Length: {bytes.Length}\r\n\r\n{body}");
    }
}
