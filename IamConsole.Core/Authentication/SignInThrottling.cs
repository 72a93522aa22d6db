using IamConsole.Core.Model;
using IamConsole.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace IamConsole.Core.Authentication;

/// <summary>Slows guessing down: stored counters under a user and an address, delays that grow and always end.</summary>
/// <remarks>
/// An attempt counts as failed before its password is looked at, in a transaction of its own, and is given back when it
/// succeeds: neither parallel attempts nor a transaction that is undone later get past the counter.
/// </remarks>
public sealed class SignInThrottling(IamStore store, TimeProvider time)
{
    /// <summary>The longest delay.</summary>
    public static readonly TimeSpan LongestDelay = TimeSpan.FromMinutes(15);

    /// <summary>Failures are forgotten after so long without another.</summary>
    public static readonly TimeSpan Memory = TimeSpan.FromHours(24);

    /// <summary>Counts an attempt under every key, unless one of them is delayed.</summary>
    /// <returns>How long to wait; none where the attempt may be made.</returns>
    public async Task<TimeSpan?> BeginAttemptAsync(IReadOnlyList<ThrottleKey> keys)
    {
        var now = time.GetUtcNow();
        var forgotten = now - Memory;
        await using var unit = await store.BeginWriteAsync(default, CancellationToken.None);
        await unit.Db.SignInThrottles.Where(row => row.LastFailureAt < forgotten).ExecuteDeleteAsync();
        var rows = await RowsAsync(unit, keys);
        var blockedUntil = rows.Values.Select(row => row.BlockedUntil).DefaultIfEmpty(now).Max();
        if (blockedUntil > now)
        {
            await unit.CommitAsync();
            return blockedUntil - now;
        }

        foreach (var key in keys)
        {
            if (!rows.TryGetValue(key.Text, out var row))
            {
                row = new SignInThrottle { Key = key.Text, LastFailureAt = now, BlockedUntil = now };
                unit.Db.SignInThrottles.Add(row);
            }

            row.Failures++;
            row.LastFailureAt = now;
            row.BlockedUntil = now + DelayAfter(row.Failures, key.FreeAttempts);
        }

        await unit.Db.SaveChangesAsync();
        await unit.CommitAsync();
        return null;
    }

    /// <summary>What attempts on a password are counted under: a browser that the user is known in has a counter of its own; else the user's and the address's.</summary>
    internal static ThrottleKey[] KeysOf(ThrottleKey subject, ClientInfo client) =>
        client.KnownBrowsers.TryGetValue(subject.Text, out var browser)
            ? [ThrottleKey.OfBrowser(browser)]
            : [subject, ThrottleKey.OfAddress(client.Address)];

    /// <summary>Gives back an attempt that succeeded.</summary>
    /// <param name="unit">Of the account or of none; committed by the caller.</param>
    /// <param name="anew">Counters of what was proved in full, which begin anew.</param>
    /// <param name="others">Counters that were advanced with it, such as an address's, and keep what failed before.</param>
    internal static async Task SucceededAsync(UnitOfWork unit, IEnumerable<ThrottleKey> anew, IEnumerable<ThrottleKey> others)
    {
        unit.Db.SignInThrottles.RemoveRange((await RowsAsync(unit, [.. anew])).Values);
        var kept = others.ToList();
        var rows = await RowsAsync(unit, kept);
        foreach (var key in kept)
        {
            if (rows.TryGetValue(key.Text, out var row))
            {
                row.Failures = Math.Max(0, row.Failures - 1);
                row.BlockedUntil = row.LastFailureAt + DelayAfter(row.Failures, key.FreeAttempts);
            }
        }
    }

    /// <summary>None for the free attempts, then 1, 2, 4 ... seconds up to <see cref="LongestDelay"/>.</summary>
    internal static TimeSpan DelayAfter(int failures, int freeAttempts)
    {
        var beyond = failures - freeAttempts;
        return beyond < 0 ? TimeSpan.Zero
            : beyond >= 10 ? LongestDelay
            : TimeSpan.FromSeconds(Math.Min(1 << beyond, LongestDelay.TotalSeconds));
    }

    private static async Task<Dictionary<string, SignInThrottle>> RowsAsync(UnitOfWork unit, IReadOnlyList<ThrottleKey> keys)
    {
        var texts = keys.Select(key => key.Text).ToList();
        return await unit.Db.SignInThrottles.Where(row => texts.Contains(row.Key)).ToDictionaryAsync(row => row.Key);
    }
}
