using IamConsole.Core.Activity;
using IamConsole.Core.Arns;
using IamConsole.Core.Authentication;
using IamConsole.Core.Operations;
using IamConsole.Core.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace IamConsole.Core.Reports;

/// <summary>Generates the credential reports that were asked for.</summary>
/// <remarks>Reads in a snapshot, which holds up no writer, and takes the write lock for storing the finished file alone.</remarks>
public sealed class CredentialReportWriter(IamStore store, AccountWork accounts, Announcements announcements, AccountClock clock, ILogger<CredentialReportWriter> logger)
{
    /// <summary>Generates what is asked for until it is told to stop, beginning with what an earlier run left unfinished.</summary>
    public Task RunAsync(CancellationToken cancellationToken) => accounts.RunAsync(
        ChangedKinds.CredentialReport,
        WriteAsync,
        (account, exception) => logger.LogError(exception, "The credential report of account {Account} could not be generated. It is tried again when it is asked for.", account),
        cancellationToken);

    /// <summary>Generates the report of an account if one was asked for.</summary>
    /// <returns>Whether one was.</returns>
    public async Task<bool> WriteAsync(AccountId account, CancellationToken cancellationToken = default)
    {
        DateTimeOffset generatedAt;
        IReadOnlyList<CredentialReportRow> rows;
        await using (var unit = await store.BeginReadAsync(account, cancellationToken))
        {
            if (!await unit.Db.CredentialReports.AnyAsync(report => report.RequestedAt != null, cancellationToken))
            {
                return false;
            }

            generatedAt = clock.GetUtcNow();
            rows = await CredentialReportReader.ReadAsync(unit.Db, cancellationToken);
        }

        var content = CredentialReportFile.Write(rows);
        await using (var unit = await store.BeginWriteAsync(account, cancellationToken))
        {
            var report = await unit.Db.CredentialReports.SingleAsync(cancellationToken);
            report.RequestedAt = null;
            report.GeneratedAt = generatedAt;
            report.Content = content;
            await unit.Db.SaveChangesAsync(cancellationToken);
            await unit.CommitAsync(cancellationToken);
        }

        announcements.Announce(account, ChangedKinds.CredentialReport);
        return true;
    }
}
