using System.Security.Cryptography;
using System.Text;
using IamConsole.Core.Model;
using IamConsole.Core.Operations;

namespace IamConsole.Core.Authentication.Signatures;

/// <summary>Proves who sent a request by its Signature Version 4. Times are the real clock's.</summary>
public sealed class RequestSignatures(SigningCredentials credentials, SigningKeys keys, TimeProvider time)
{
    /// <summary>How far a signer's clock may be off, either way.</summary>
    public static readonly TimeSpan Skew = TimeSpan.FromMinutes(15);

    /// <summary>Reads what is claimed and finds the key. Nothing is proved before <see cref="PendingSignature.Verify"/> has seen the body.</summary>
    /// <param name="request">What was sent, without its body.</param>
    /// <param name="client">Where it came from.</param>
    /// <param name="cancellationToken">Ends the look-up early.</param>
    /// <returns>What remains to be proved, or AWS's refusal.</returns>
    public async Task<IamResult<PendingSignature>> FindAsync(SignedRequest request, ClientInfo client, CancellationToken cancellationToken = default)
    {
        if (!SignatureClaim.Read(request).TryGet(out var claim, out var unreadable))
        {
            return unreadable;
        }

        if (FindLapse(claim) is { } lapsed)
        {
            return lapsed;
        }

        var found = await credentials.FindAsync(claim.AccessKeyId, claim.SessionToken, client, cancellationToken);
        return found.Map(identity => new PendingSignature(request, claim, identity, keys));
    }

    private IamError? FindLapse(SignatureClaim claim)
    {
        var now = time.GetUtcNow();
        if (claim.SignedAt > now + Skew)
        {
            return SignatureErrors.DoesNotMatch(
                $"Signature not yet current: {claim.Timestamp} is still later than {SignatureClaim.Basic(now + Skew)} ({SignatureClaim.Basic(now)} + 15 min.)");
        }

        if (claim.Lifetime is { } lifetime)
        {
            return now > claim.SignedAt + lifetime ? SignatureErrors.RequestExpired : null;
        }

        return claim.SignedAt < now - Skew
            ? SignatureErrors.DoesNotMatch(
                $"Signature expired: {claim.Timestamp} is now earlier than {SignatureClaim.Basic(now - Skew)} ({SignatureClaim.Basic(now)} - 15 min.)")
            : null;
    }
}

/// <summary>A request that names a good key; whether it is signed with that key's secret is not known yet.</summary>
public sealed class PendingSignature
{
    private readonly SignedRequest _request;
    private readonly SignatureClaim _claim;
    private readonly SigningIdentity _identity;
    private readonly SigningKeys _keys;

    internal PendingSignature(SignedRequest request, SignatureClaim claim, SigningIdentity identity, SigningKeys keys)
    {
        _request = request;
        _claim = claim;
        _identity = identity;
        _keys = keys;
    }

    /// <summary>Whose request it is, once the signature over all of it is found right.</summary>
    public IamResult<ProvenRequest> Verify(ReadOnlySpan<byte> body)
    {
        var payloadHash = CanonicalRequest.HashOf(body);
        var canonical = CanonicalRequest.Of(_request, _claim.SignedHeaders, payloadHash);
        var stringToSign = CanonicalRequest.StringToSign(_claim.Timestamp, _claim.Scope, canonical);
        var expected = SigningKey.Sign(_keys.Of(_identity.SecretAccessKey, _claim.Date, _claim.Region, _claim.Service), stringToSign);
        if (!CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(expected), Encoding.UTF8.GetBytes(_claim.Signature)))
        {
            return SignatureErrors.WrongSignature(canonical, stringToSign);
        }

        return _request.Header("X-Amz-Content-SHA256") is { } claimed && claimed != payloadHash
            ? SignatureErrors.DoesNotMatch("The provided 'x-amz-content-sha256' header does not match what was computed.")
            : new ProvenRequest(_identity.Caller, _claim.AccessKeyId, _claim.Service, _claim.Region);
    }
}

/// <summary>A request whose signature was right.</summary>
/// <param name="Caller">Who sent it.</param>
/// <param name="AccessKeyId">The key that signed it.</param>
/// <param name="Service">The service that it is signed for.</param>
/// <param name="Region">The Region that it is signed for; any is good here.</param>
public sealed record ProvenRequest(Caller Caller, string AccessKeyId, string Service, string Region)
{
    /// <summary>The refusal where the request is for another service than it is signed for, or none.</summary>
    public IamError? RefuseOtherService(string service) => Service == service ? null : SignatureErrors.WrongService(service);
}
