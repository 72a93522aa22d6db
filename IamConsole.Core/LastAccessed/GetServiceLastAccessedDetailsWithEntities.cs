using IamConsole.Core.Authorization;
using IamConsole.Core.Operations;

namespace IamConsole.Core.LastAccessed;

/// <summary>Of one service of a last-accessed report: which users and roles used it, the last one first (IAM API Reference, GetServiceLastAccessedDetailsWithEntities).</summary>
/// <param name="JobId">What <c>GenerateServiceLastAccessedDetails</c> returned.</param>
/// <param name="ServiceNamespace">The service's prefix.</param>
public sealed record GetServiceLastAccessedDetailsWithEntities(string JobId, string ServiceNamespace) : IamOperation<GetServiceLastAccessedDetailsWithEntitiesResult, JobTarget>
{
    public string? Marker { get; init; }

    public int? MaxItems { get; init; }

    protected override Task<JobTarget> ResolveAsync(OperationContext context, CancellationToken cancellationToken) => JobTarget.FindAsync(context, JobId, cancellationToken);

    protected override IEnumerable<ActionRequest> Authorizations(OperationContext context, JobTarget target) => [new("iam:GetServiceLastAccessedDetailsWithEntities", target.ArnText)];

    protected override Task<IamResult<GetServiceLastAccessedDetailsWithEntitiesResult>> ExecuteAsync(OperationContext context, JobTarget target, CancellationToken cancellationToken)
    {
        var service = target.Services.FirstOrDefault(service => service.Prefix.Equals(ServiceNamespace, StringComparison.OrdinalIgnoreCase));
        return Task.FromResult(ReportPages.Cut(service?.Entities ?? [], entity => entity.Id, Marker, MaxItems).Map(page => new GetServiceLastAccessedDetailsWithEntitiesResult
        {
            JobStatus = target.Status,
            JobCreationDate = target.Existing.CreatedAt,
            JobCompletionDate = target.Existing.CompletedAt,
            EntityDetailsList = [.. page.Items.Select(EntityDetails.Of)],
            IsTruncated = page.IsTruncated,
            Marker = page.Marker,
            Error = target.Error,
        }));
    }
}

/// <summary>One page of who used a service.</summary>
public sealed record GetServiceLastAccessedDetailsWithEntitiesResult
{
    /// <summary>IN_PROGRESS, COMPLETED or FAILED.</summary>
    public required string JobStatus { get; init; }

    public required DateTimeOffset JobCreationDate { get; init; }
    public required DateTimeOffset? JobCompletionDate { get; init; }
    public required IReadOnlyList<EntityDetails> EntityDetailsList { get; init; }
    public required bool IsTruncated { get; init; }
    public string? Marker { get; init; }
    public ErrorDetails? Error { get; init; }
}

/// <summary>When a user or role last used a service.</summary>
public sealed record EntityDetails(EntityInfo EntityInfo, DateTimeOffset? LastAuthenticated)
{
    internal static EntityDetails Of(EntityAccess entity) =>
        new(new EntityInfo(entity.Arn, entity.Name, entity.Kind.ToString().ToUpperInvariant(), entity.Id, entity.Path), entity.Time);
}

/// <summary>A user or role.</summary>
/// <param name="Arn">Its ARN.</param>
/// <param name="Name">Its name.</param>
/// <param name="Type">USER or ROLE.</param>
/// <param name="Id">Its unique id.</param>
/// <param name="Path">Its path.</param>
public sealed record EntityInfo(string Arn, string Name, string Type, string Id, string Path);
