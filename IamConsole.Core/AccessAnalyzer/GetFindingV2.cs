using IamConsole.Core.Authorization;
using IamConsole.Core.Model;
using IamConsole.Core.Operations;
using Microsoft.EntityFrameworkCore;

namespace IamConsole.Core.AccessAnalyzer;

/// <summary>A finding of an analyzer of any type. It is authorised as <see cref="GetFinding"/> is.</summary>
public sealed record GetFindingV2(string AnalyzerArn, string Id) : AnalyzerOperation<GetFindingV2Result, AnalyzerTarget>
{
    /// <summary>How many details; an unused permission has one for each service.</summary>
    public int? MaxResults { get; init; }

    public string? NextToken { get; init; }

    protected override Task<AnalyzerTarget> ResolveAsync(OperationContext context, CancellationToken cancellationToken) => context.FindAnalyzerAsync(AnalyzerArn, cancellationToken);

    protected override IEnumerable<ActionRequest> Authorizations(OperationContext context, AnalyzerTarget target) => [target.Action("access-analyzer:GetFinding")];

    protected override async Task<IamResult<GetFindingV2Result>> ExecuteAsync(OperationContext context, AnalyzerTarget target, CancellationToken cancellationToken)
    {
        var finding = await context.Db.AccessFindings.AsNoTracking().FirstOrDefaultAsync(finding => finding.AnalyzerId == target.Existing.Id && finding.Id == Id, cancellationToken);
        if (finding is null)
        {
            return AnalyzerErrors.NotFound($"The finding {Id}");
        }

        if (!Marker.Decode(NextToken).TryGet(out var after, out var invalid))
        {
            return AnalyzerErrors.Invalid(invalid.Message);
        }

        var most = Marker.PageSize(MaxResults);
        var rest = FindingDetails.Of(finding).SkipWhile(details => string.CompareOrdinal(details.UnusedPermissionDetails?.ServiceNamespace, after) <= 0 && after.Length > 0);
        var page = Marker.Cut([.. rest.Take(most + 1)], most, details => details.UnusedPermissionDetails?.ServiceNamespace ?? "");
        return new GetFindingV2Result(page.Items)
        {
            AnalyzedAt = finding.AnalyzedAt,
            CreatedAt = finding.CreatedAt,
            Id = finding.Id,
            NextToken = page.Marker,
            Resource = finding.Resource,
            ResourceType = finding.ResourceType,
            ResourceOwnerAccount = finding.AccountId,
            Status = finding.Status,
            UpdatedAt = finding.UpdatedAt,
            FindingType = finding.FindingType,
        };
    }
}

/// <summary>The finding with its details.</summary>
public sealed record GetFindingV2Result(IReadOnlyList<FindingDetails> FindingDetails)
{
    public required string Id { get; init; }

    public required DateTimeOffset AnalyzedAt { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public string? NextToken { get; init; }

    /// <summary>The ARN of the role or user.</summary>
    public string? Resource { get; init; }

    public required string ResourceType { get; init; }

    public required string ResourceOwnerAccount { get; init; }

    public required string Status { get; init; }

    public required DateTimeOffset UpdatedAt { get; init; }

    public string? FindingType { get; init; }
}
