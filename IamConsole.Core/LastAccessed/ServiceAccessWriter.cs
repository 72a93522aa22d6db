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
public sealed class ServiceAccessWriter(IamStore store, AccountWork accounts, AccountClock clock, ILogger<ServiceAccessWriter> logger)
{
    /// <summary>Generates what is asked for until it is told to stop, beginning with what an earlier run left unfinished.</summary>
    public Task RunAsync(CancellationToken cancellationToken) => accounts.RunAsync(
        ChangedKinds.ServiceAccessJobs,
        async (account, stopping) =>
        {
            while (await WriteAsync(account, stopping))
            {
            }
        },
        (account, exception) => logger.LogError(exception, "Last-accessed reports of account {Account} could not be stored. They are tried again at the next request or start.", account),
        cancellationToken);

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
            try
            {
                var subject = await AccessSubject.FindAsync(unit.Db, job.SubjectArn, cancellationToken);
                error = subject.Missing;
                if (error is null)
                {
                    report = StoredReport.Write(await ServiceAccessReader.ReadAsync(unit.Db, subject, now, _ => job.WithActions, cancellationToken));
                }
            }
            catch (Exception exception) when (exception is not OperationCanceledException)
            {
                // It fails alone: the account's other reports stand behind it.
                logger.LogError(exception, "The last-accessed report {Job} of account {Account} could not be generated.", id, account);
                error = new IamError("ServiceFailure", "The report could not be generated.");
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
