using System.Threading.RateLimiting;
using IamConsole.Hosting;

namespace IamConsole.AwsApi;

/// <summary>How often a key may sign requests in a second; what is above is refused as AWS does. Time is the real clock's.</summary>
internal sealed class KeyThrottle : IDisposable
{
    private static readonly TimeSpan Period = TimeSpan.FromMilliseconds(100);

    private readonly PartitionedRateLimiter<string> _limiter;

    public KeyThrottle(ConsoleSettings settings)
    {
        var perSecond = settings.Api.RequestsPerSecondPerKey;
        _limiter = PartitionedRateLimiter.Create<string, string>(key => RateLimitPartition.GetTokenBucketLimiter(key, _ => new TokenBucketRateLimiterOptions
        {
            TokenLimit = perSecond,
            TokensPerPeriod = Math.Max(1, perSecond / 10),
            ReplenishmentPeriod = perSecond >= 10 ? Period : TimeSpan.FromSeconds(1.0 / perSecond),
            QueueLimit = 0,
        }));
    }

    /// <summary>Counts a request.</summary>
    /// <param name="key">The access key id, or the address of whoever signs nothing.</param>
    /// <returns>Whether it may go on.</returns>
    public bool Admits(string key)
    {
        using var lease = _limiter.AttemptAcquire(key);
        return lease.IsAcquired;
    }

    public void Dispose() => _limiter.Dispose();
}
