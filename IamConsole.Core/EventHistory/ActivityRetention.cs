using IamConsole.Core.Arns;
using IamConsole.Core.Authentication;
using IamConsole.Core.Model;
using IamConsole.Core.Operations;
using IamConsole.Core.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace IamConsole.Core.EventHistory;

/// <summary>Deletes what has been kept long enough: events, last-accessed times and last-accessed reports.</summary>
/// <remarks>A few rows a transaction, so that nobody waits long for the write lock.</remarks>
public sealed class ActivityRetention(IamStore store, AccountRegistry accounts, AccountClock clock, TimeProvider time, ILogger<ActivityRetention> logger)
{
    /// <summary>How long events are kept where nothing is said, in days; as CloudTrail's event history.</summary>
    public const int DefaultDays = 90;

    /// <summary>How many rows are deleted in one transaction.</summary>
    public const int RowsAtOnce = 500;

    private static readonly TimeSpan BetweenRuns = TimeSpan.FromHours(1);

    /// <summary>Deletes once an hour, until it is told to stop.</summary>
    /// <param name="days">How long events are kept.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public async Task RunAsync(int days, CancellationToken cancellationToken)
    {
        using var timer = new PeriodicTimer(BetweenRuns, time);
        do
        {
            foreach (var account in await accounts.ListAsync(cancellationToken))
            {
                try
                {
                    await PruneAsync(AccountId.Parse(account.Id), days, cancellationToken);
                }
                catch (Exception exception) when (exception is not OperationCanceledException)
                {
                    logger.LogError(exception, "Old events of account {Account} could not be deleted. It is tried again in an hour.", account.Id);
                }
            }
        }
        while (await timer.WaitForNextTickAsync(cancellationToken));
    }

    /// <summary>Deletes what is too old in one account.</summary>
    /// <returns>How many events went.</returns>
    public async Task<int> PruneAsync(AccountId account, int days, CancellationToken cancellationToken = default)
    {
        var now = clock.GetUtcNow();
        var events = await DeleteAsync(account, "ActivityEvents", "Time", now.AddDays(-days), cancellationToken);
        await DeleteAsync(account, "LastAccesses", "Time", now.AddDays(-LastAccess.KeptDays), cancellationToken);
        await DeleteAsync(account, "ServiceAccessJobs", "CreatedAt", now.AddDays(-ServiceAccessJob.KeptDays), cancellationToken);
        return events;
    }

    private async Task<int> DeleteAsync(AccountId account, string table, string column, DateTimeOffset until, CancellationToken cancellationToken)
    {
        var sql = $"DELETE FROM {table} WHERE rowid IN (SELECT rowid FROM {table} WHERE AccountId = {{0}} AND {column} < {{1}} ORDER BY {column} LIMIT {RowsAtOnce})";
        var total = 0;
        int deleted;
        do
        {
            await using var unit = await store.BeginWriteAsync(account, cancellationToken);
            deleted = await unit.Db.Database.ExecuteSqlRawAsync(sql, [account.ToString(), until.ToUnixTimeMilliseconds()], cancellationToken);
            await unit.CommitAsync(cancellationToken);
            total += deleted;
        }
        while (deleted == RowsAtOnce);

        return total;
    }
}
