using IamConsole.Core.Activity;
using IamConsole.Core.Arns;
using IamConsole.Core.Authentication;
using IamConsole.Core.Model;
using IamConsole.Core.Operations;
using IamConsole.Core.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace IamConsole.Core.AccessAnalyzer;

/// <summary>Keeps the findings of every analyzer up to date.</summary>
/// <remarks>
/// After a change of users, credentials, roles or analyzers external access and unused credentials are looked at anew, on AWS within half
/// an hour; unused permissions once a day, as on AWS. It reads in snapshots and takes the write lock only for what has changed, some resources at a time.
/// </remarks>
public sealed class AccessAnalysis(IamStore store, AccountWork accounts, Announcements announcements, AccountClock clock, TimeProvider time, ILogger<AccessAnalysis> logger)
{
    /// <summary>How long resolved findings are kept (IAM User Guide, Archive and resolve findings).</summary>
    internal static readonly TimeSpan ResolvedAreKeptFor = TimeSpan.FromDays(90);

    private const ChangedKinds Asking = ChangedKinds.Users | ChangedKinds.Credentials | ChangedKinds.Roles | ChangedKinds.Analyzers;
    private const int ResourcesAtOnce = 100;

    private static readonly TimeSpan PermissionsEvery = TimeSpan.FromDays(1);

    // A wizard, a script or a cascade makes many changes; they are looked at together.
    private static readonly TimeSpan Settling = TimeSpan.FromMilliseconds(500);

    /// <summary>Analyzes what changes until it is told to stop.</summary>
    public Task RunAsync(CancellationToken cancellationToken) => accounts.RunAsync(
        Asking,
        async (account, stopping) =>
        {
            await Task.Delay(Settling, time, stopping);
            await AnalyzeAsync(account, stopping);
        },
        (account, exception) => logger.LogError(exception, "The analyzers of account {Account} failed. They are run again after the next change.", account),
        cancellationToken,
        again: PermissionsEvery / 24);

    /// <summary>Brings the findings of the account's analyzers up to date.</summary>
    public async Task AnalyzeAsync(AccountId account, CancellationToken cancellationToken = default)
    {
        List<Analyzer> analyzers;
        await using (var unit = await store.BeginReadAsync(account, cancellationToken))
        {
            analyzers = await unit.Db.Analyzers.AsNoTracking().ToListAsync(cancellationToken);
        }

        foreach (var analyzer in analyzers)
        {
            if (await AnalyzeAsync(account, analyzer, cancellationToken))
            {
                announcements.Announce(account, ChangedKinds.Findings);
            }
        }
    }

    private async Task<bool> AnalyzeAsync(AccountId account, Analyzer analyzer, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var isDue = analyzer.LastResourceAnalyzedAt is not { } last || now - last >= PermissionsEvery;
        IReadOnlyList<AnalyzedResource> resources;
        IReadOnlyList<string> gone;
        await using (var unit = await store.BeginReadAsync(account, cancellationToken))
        {
            resources = await AnalyzedResource.ListAsync(unit.Db, analyzer, cancellationToken);
            gone = await new AnalysisRun(unit.Db, analyzer, now, withPermissions: true).FindGoneAsync(resources, cancellationToken);
        }

        var changed = gone.Count > 0 && await StoreAsync(account, analyzer, run => run.ApplyAsync(gone, [], cancellationToken), now, withPermissions: true, cancellationToken);
        foreach (var some in resources.Chunk(ResourcesAtOnce))
        {
            changed |= await AnalyzeAsync(account, analyzer, some, now, isDue, cancellationToken);
        }

        if (isDue || (changed && analyzer.Type == Analyzer.ExternalAccess))
        {
            await StoreAsync(account, analyzer, run => FinishAsync(run, resources), now, withPermissions: true, cancellationToken);
        }

        return changed || isDue;

        async Task<bool> FinishAsync(AnalysisRun run, IReadOnlyList<AnalyzedResource> all)
        {
            await run.ForgetAsync(cancellationToken);
            run.Finish(analyzer, all is [.., var latest] ? latest.Arn : null);
            return true;
        }
    }

    private async Task<bool> AnalyzeAsync(AccountId account, Analyzer analyzer, AnalyzedResource[] resources, DateTimeOffset now, bool withPermissions, CancellationToken cancellationToken)
    {
        List<string> arns = [.. resources.Select(resource => resource.Arn)];
        IReadOnlyList<FoundAccess> found;
        await using (var unit = await store.BeginReadAsync(account, cancellationToken))
        {
            var run = new AnalysisRun(unit.Db, analyzer, now, withPermissions);
            found = await run.FindAsync(resources, cancellationToken);
            if (!await run.ApplyAsync(arns, found, cancellationToken))
            {
                return false;
            }
        }

        return await StoreAsync(account, analyzer, run => run.ApplyAsync(arns, found, cancellationToken), now, withPermissions, cancellationToken);
    }

    /// <summary>Changes findings under the write lock, unless the analyzer is gone by now.</summary>
    private async Task<bool> StoreAsync(AccountId account, Analyzer analyzer, Func<AnalysisRun, Task<bool>> change, DateTimeOffset now, bool withPermissions, CancellationToken cancellationToken)
    {
        await using var unit = await store.BeginWriteAsync(account, cancellationToken);
        if (await unit.Db.Analyzers.FirstOrDefaultAsync(row => row.Id == analyzer.Id && row.CreatedAt == analyzer.CreatedAt, cancellationToken) is not { } row)
        {
            return false;
        }

        var changed = await change(new AnalysisRun(unit.Db, row, now, withPermissions));
        await unit.Db.SaveChangesAsync(cancellationToken);
        await unit.CommitAsync(cancellationToken);
        return changed;
    }
}
