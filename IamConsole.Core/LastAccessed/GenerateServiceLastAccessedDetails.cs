using IamConsole.Core.Authorization;
using IamConsole.Core.Model;
using IamConsole.Core.Operations;

namespace IamConsole.Core.LastAccessed;

/// <summary>Starts to generate the last-accessed report of a user, group, role or policy (IAM API Reference, GenerateServiceLastAccessedDetails).</summary>
/// <param name="Arn">What the report is about.</param>
public sealed record GenerateServiceLastAccessedDetails(string Arn) : IamOperation<GenerateServiceLastAccessedDetailsResult, AccessSubject>
{
    public const string ServiceLevel = "SERVICE_LEVEL";
    public const string ActionLevel = "ACTION_LEVEL";

    /// <summary>SERVICE_LEVEL, which is taken where nothing is said, or ACTION_LEVEL.</summary>
    public string? Granularity { get; init; }

    protected override Task<AccessSubject> ResolveAsync(OperationContext context, CancellationToken cancellationToken) => AccessSubject.FindAsync(context.Db, Arn, cancellationToken);

    protected override IEnumerable<ActionRequest> Authorizations(OperationContext context, AccessSubject target) => [target.Action("iam:GenerateServiceLastAccessedDetails")];

    protected override Task<IamResult<GenerateServiceLastAccessedDetailsResult>> ExecuteAsync(OperationContext context, AccessSubject target, CancellationToken cancellationToken)
    {
        var job = context.Db.ServiceAccessJobs.Add(new ServiceAccessJob
        {
            Id = Guid.NewGuid().ToString(),
            RequestedBy = context.Caller.PrincipalId,
            SubjectArn = target.ArnText,
            WithActions = Granularity == ActionLevel,
            CreatedAt = context.Now,
        }).Entity;
        return Task.FromResult<IamResult<GenerateServiceLastAccessedDetailsResult>>(new GenerateServiceLastAccessedDetailsResult(job.Id));
    }
}

/// <summary>What the report is asked for by.</summary>
public sealed record GenerateServiceLastAccessedDetailsResult(string JobId);
