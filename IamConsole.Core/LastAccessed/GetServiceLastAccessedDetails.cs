using IamConsole.Core.Authorization;
using IamConsole.Core.Operations;

namespace IamConsole.Core.LastAccessed;

/// <summary>A last-accessed report: every service that the policies allow, by namespace, and when it was last used (IAM API Reference, GetServiceLastAccessedDetails).</summary>
/// <param name="JobId">What <c>GenerateServiceLastAccessedDetails</c> returned.</param>
public sealed record GetServiceLastAccessedDetails(string JobId) : IamOperation<GetServiceLastAccessedDetailsResult, JobTarget>
{
    public string? Marker { get; init; }

    public int? MaxItems { get; init; }

    protected override Task<JobTarget> ResolveAsync(OperationContext context, CancellationToken cancellationToken) => JobTarget.FindAsync(context, JobId, cancellationToken);

    protected override IEnumerable<ActionRequest> Authorizations(OperationContext context, JobTarget target) => [new("iam:GetServiceLastAccessedDetails", target.ArnText)];

    protected override Task<IamResult<GetServiceLastAccessedDetailsResult>> ExecuteAsync(OperationContext context, JobTarget target, CancellationToken cancellationToken) =>
        Task.FromResult(ReportPages.Cut([.. target.Services.OrderBy(service => service.Prefix, StringComparer.Ordinal)], service => service.Prefix, Marker, MaxItems).Map(page => new GetServiceLastAccessedDetailsResult
        {
            JobStatus = target.Status,
            JobType = target.Existing.WithActions ? GenerateServiceLastAccessedDetails.ActionLevel : GenerateServiceLastAccessedDetails.ServiceLevel,
            JobCreationDate = target.Existing.CreatedAt,
            JobCompletionDate = target.Existing.CompletedAt,
            ServicesLastAccessed = [.. page.Items.Select(service => ServiceLastAccessed.Of(service, target.Existing.WithActions))],
            IsTruncated = page.IsTruncated,
            Marker = page.Marker,
            Error = target.Error,
        }));
}

/// <summary>One page of a report, or how far it is.</summary>
public sealed record GetServiceLastAccessedDetailsResult
{
    /// <summary>IN_PROGRESS, COMPLETED or FAILED.</summary>
    public required string JobStatus { get; init; }

    /// <summary>SERVICE_LEVEL or ACTION_LEVEL.</summary>
    public required string JobType { get; init; }

    public required DateTimeOffset JobCreationDate { get; init; }
    public required DateTimeOffset? JobCompletionDate { get; init; }
    public required IReadOnlyList<ServiceLastAccessed> ServicesLastAccessed { get; init; }
    public required bool IsTruncated { get; init; }
    public string? Marker { get; init; }
    public ErrorDetails? Error { get; init; }
}

/// <summary>One service of a report.</summary>
public sealed record ServiceLastAccessed
{
    public required string ServiceName { get; init; }
    public required string ServiceNamespace { get; init; }

    /// <summary>None where it was not used in the tracking period.</summary>
    public DateTimeOffset? LastAuthenticated { get; init; }

    public string? LastAuthenticatedEntity { get; init; }
    public string? LastAuthenticatedRegion { get; init; }

    /// <summary>How many users and roles used it in the tracking period.</summary>
    public int TotalAuthenticatedEntities { get; init; }

    /// <summary>None in a report of services alone.</summary>
    public IReadOnlyList<TrackedActionLastAccessed>? TrackedActionsLastAccessed { get; init; }

    internal static ServiceLastAccessed Of(ServiceAccess service, bool withActions) => new()
    {
        ServiceName = service.Name,
        ServiceNamespace = service.Prefix,
        LastAuthenticated = service.Last?.Time,
        LastAuthenticatedEntity = service.Last?.Arn,
        LastAuthenticatedRegion = service.Last?.Region,
        TotalAuthenticatedEntities = service.Entities.Count,
        TrackedActionsLastAccessed = withActions ? [.. service.Actions.Select(action => new TrackedActionLastAccessed(action.Name, action.EntityArn, action.Time, action.Region))] : null,
    };
}

/// <summary>One action of a report; without a time where it was not used in the tracking period.</summary>
public sealed record TrackedActionLastAccessed(string ActionName, string? LastAccessedEntity, DateTimeOffset? LastAccessedTime, string? LastAccessedRegion);
