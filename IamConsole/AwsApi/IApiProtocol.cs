using IamConsole.Core.Authentication.Signatures;
using IamConsole.Core.Operations;

namespace IamConsole.AwsApi;

/// <summary>How a service of AWS's is spoken to.</summary>
internal interface IApiProtocol
{
    /// <summary>The type of answers.</summary>
    string ContentType { get; }

    /// <summary>The longest body of a signed request, in bytes.</summary>
    int LongestBody { get; }

    /// <summary>Whether it knows the HTTP method.</summary>
    bool Takes(string method);

    /// <summary>Performs a call and writes the answer.</summary>
    Task<MemoryStream> PerformAsync(HttpContext context, ProvenCall call);

    /// <summary>Sets the status and writes a refusal.</summary>
    /// <param name="context">Of the request.</param>
    /// <param name="error">What is refused.</param>
    /// <param name="service">The service's prefix, where it is known.</param>
    /// <param name="requestId">What the answer is known by.</param>
    MemoryStream Refuse(HttpContext context, IamError error, string? service, string requestId);
}

/// <summary>A call whose signature, where it has one, was right.</summary>
/// <param name="Request">As it was sent, without its body.</param>
/// <param name="Body">The body.</param>
/// <param name="Proven">Who sent it; none of an unsigned call.</param>
/// <param name="RequestId">What the answer is known by.</param>
internal sealed record ProvenCall(SignedRequest Request, byte[] Body, ProvenRequest? Proven, string RequestId);
