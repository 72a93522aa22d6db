using System.Buffers;
using IamConsole.Core.Authentication.Signatures;
using Microsoft.AspNetCore.Http.Features;

namespace IamConsole.AwsApi;

/// <summary>What the endpoint reads of an HTTP request.</summary>
internal static class ApiRequest
{
    /// <summary>In bytes: metadata of a SAML provider, ten million characters, percent-encoded for the greater part.</summary>
    public const int LongestBody = 20 * 1024 * 1024;

    /// <summary>In bytes, of whoever has not named a good key: an assertion of 100,000 characters, and no more.</summary>
    public const int LongestUnsignedBody = 256 * 1024;

    private const string FormType = "application/x-www-form-urlencoded";

    /// <summary>Path, query and headers as they were sent.</summary>
    public static SignedRequest Of(HttpContext context)
    {
        var request = context.Request;
        var target = context.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget;
        var question = target.IndexOf('?', StringComparison.Ordinal);
        var path = question < 0 ? target : target[..question];
        return new SignedRequest
        {
            Method = request.Method,
            Path = path.StartsWith('/') ? path : request.Path.ToUriComponent(),
            Query = question < 0 ? "" : target[(question + 1)..],
            Header = name => request.Headers.TryGetValue(name, out var values) ? values.ToString() : null,
        };
    }

    /// <summary>Whether the body is a form, as far as its type says; AWS's clients also leave the type away where there is no body.</summary>
    public static bool IsForm(HttpRequest request) =>
        request.ContentType is not { Length: > 0 } type
        || (type.StartsWith(FormType, StringComparison.OrdinalIgnoreCase) && (type.Length == FormType.Length || type[FormType.Length] is ';' or ' '));

    /// <summary>The body, or none where it is longer than the limit in bytes.</summary>
    public static async Task<byte[]?> ReadBodyAsync(HttpRequest request, int limit, CancellationToken cancellationToken)
    {
        if (request.ContentLength is 0)
        {
            return [];
        }

        if (request.ContentLength > limit)
        {
            return null;
        }

        while (true)
        {
            var read = await request.BodyReader.ReadAsync(cancellationToken);
            if (read.Buffer.Length > limit)
            {
                request.BodyReader.AdvanceTo(read.Buffer.End);
                return null;
            }

            if (read.IsCompleted)
            {
                var body = read.Buffer.ToArray();
                request.BodyReader.AdvanceTo(read.Buffer.End);
                return body;
            }

            request.BodyReader.AdvanceTo(read.Buffer.Start, read.Buffer.End);
        }
    }
}
