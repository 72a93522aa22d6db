using Microsoft.Extensions.Caching.Memory;

namespace IamConsole.Core.Authentication.Signatures;

/// <summary>Keys that were derived from secrets, kept for the next request of the same day, Region and service.</summary>
/// <remarks>Says nothing of whether the secret still counts: that is asked of the access key's row at each request.</remarks>
public sealed class SigningKeys : IDisposable
{
    private const int MostKeys = 10_000;

    private readonly MemoryCache _keys = new(new MemoryCacheOptions { SizeLimit = MostKeys });

    internal byte[] Of(string secretAccessKey, string date, string region, string service)
    {
        var scope = (secretAccessKey, date, region, service);
        if (!_keys.TryGetValue(scope, out byte[]? key))
        {
            key = SigningKey.Derive(secretAccessKey, date, region, service);
            _keys.Set(scope, key, new MemoryCacheEntryOptions { Size = 1, SlidingExpiration = TimeSpan.FromHours(1) });
        }

        return key!;
    }

    /// <inheritdoc />
    public void Dispose() => _keys.Dispose();
}
