using IamConsole.Core.Model;
using IamConsole.Core.Operations;
using Microsoft.EntityFrameworkCore;

namespace IamConsole.Core.LastAccessed;

/// <summary>The last-accessed report that a request names by its job's id. Only who asked for it finds it.</summary>
public sealed record JobTarget(string JobId, ServiceAccessJob? Job) : ITarget
{
    public string ArnText => "*";

    /// <summary>The wording is unverified.</summary>
    public IamError? Missing => Job is null ? IamError.NoSuchEntity($"Job with ID {JobId} cannot be found.") : null;

    public IRevisioned? Revisioned => null;

    /// <summary>The row of a job that exists.</summary>
    public ServiceAccessJob Existing => Job ?? throw new InvalidOperationException("The job does not exist.");

    public string Status => Existing switch
    {
        { CompletedAt: null } => "IN_PROGRESS",
        { ErrorCode: not null } => "FAILED",
        _ => "COMPLETED",
    };

    public ErrorDetails? Error => Existing is { ErrorCode: { } code, ErrorMessage: { } message } ? new ErrorDetails(code, message) : null;

    /// <summary>The services of a finished report, none of any other.</summary>
    public IReadOnlyList<ServiceAccess> Services => Existing.Report is { } report ? StoredReport.Read(report) : [];

    public static async Task<JobTarget> FindAsync(OperationContext context, string jobId, CancellationToken cancellationToken)
    {
        var since = context.Now.AddDays(-ServiceAccessJob.KeptDays);
        return new JobTarget(
            jobId,
            await context.Db.ServiceAccessJobs.FirstOrDefaultAsync(job => job.Id == jobId && job.RequestedBy == context.Caller.PrincipalId && job.CreatedAt >= since, cancellationToken));
    }
}

/// <summary>Why a report could not be generated.</summary>
public sealed record ErrorDetails(string Code, string Message);
