using System.Threading.Channels;
using IamConsole.Core.Activity;
using IamConsole.Core.Arns;
using IamConsole.Core.Authentication;
using IamConsole.Core.Operations;
using IamConsole.Core.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace IamConsole.Core.LastAccessed;

/// <summary>Generates the last-accessed reports that were asked for.</summary>
/// <remarks>Reads in a snapshot, which holds up no writer, and takes the write lock for storing the finished report alone.</remarks>
public sealed class ServiceAccessWriter(IamStore store, AccountRegistry accounts, Announcements announcements, AccountClock clock, ILogger<ServiceAccessWriter> logger)
{
    /// <summary>Generates what is asked for until it is told to stop, beginning with what an earlier run left unfinished.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        var asked = Channel.CreateUnbounded<AccountId>(new UnboundedChannelOptions { SingleReader = true });
        using var subscription = announcements.SubscribeToAll((account, kinds) =>
        {
            if (kinds.HasFlag(ChangedKinds.ServiceAccessJobs))
            {
                asked.Writer.TryWrite(account);
            }
        });
        foreach (var account in await accounts.ListAsync(cancellationToken))
        {
            asked.Writer.TryWrite(AccountId.Parse(account.Id));
        }

        await foreach (var account in asked.Reader.ReadAllAsync(cancellationToken))
        {
            try
            {
                while (await WriteAsync(account, cancellationToken))
                {
                }
            }
            catch (Exception exception) when (exception is not OperationCanceledException)
            {
                logger.LogError(exception, "A last-accessed report of account {Account} could not be generated. It is tried again at the next request or start.", account);
            }
        }
    }

    /// <summary>Generates the report of the account that was asked for first.</summary>
    /// <returns>Whether there was one to generate.</returns>
    public async Task<bool> WriteAsync(AccountId account, CancellationToken cancellationToken = default)
    {
        string id;
        var now = clock.GetUtcNow();
        byte[]? report = null;
        IamError? error;
        await using (var unit = await store.BeginReadAsync(account, cancellationToken))
        {
            if (await unit.Db.ServiceAccessJobs.Where(job => job.CompletedAt == null).OrderBy(job => job.CreatedAt).FirstOrDefaultAsync(cancellationToken) is not { } job)
            {
                return false;
            }

            id = job.Id;
            var subject = await AccessSubject.FindAsync(unit.Db, job.SubjectArn, cancellationToken);
            error = subject.Missing;
            if (error is null)
            {
                report = StoredReport.Write(await ServiceAccessReader.ReadAsync(unit.Db, subject, now, _ => job.WithActions, cancellationToken));
            }
        }

        await using (var unit = await store.BeginWriteAsync(account, cancellationToken))
        {
            var job = await unit.Db.ServiceAccessJobs.SingleOrDefaultAsync(job => job.Id == id, cancellationToken);
            if (job is not null)
            {
                (job.CompletedAt, job.Report, job.ErrorCode, job.ErrorMessage) = (now, report, error?.Code, error?.Message);
                await unit.Db.SaveChangesAsync(cancellationToken);
                await unit.CommitAsync(cancellationToken);
            }
        }

        return true;
    }
}
