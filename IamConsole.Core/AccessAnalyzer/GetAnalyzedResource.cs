using IamConsole.Core.Authorization;
using IamConsole.Core.Operations;
using Microsoft.EntityFrameworkCore;

namespace IamConsole.Core.AccessAnalyzer;

/// <summary>A role or user that an analyzer looks at, and what it found of it together.</summary>
public sealed record GetAnalyzedResource(string AnalyzerArn, string ResourceArn) : AnalyzerOperation<GetAnalyzedResourceResult, AnalyzerTarget>
{
    protected override Task<AnalyzerTarget> ResolveAsync(OperationContext context, CancellationToken cancellationToken) => context.FindAnalyzerAsync(AnalyzerArn, cancellationToken);

    protected override IEnumerable<ActionRequest> Authorizations(OperationContext context, AnalyzerTarget target) => [target.Action("access-analyzer:GetAnalyzedResource")];

    protected override async Task<IamResult<GetAnalyzedResourceResult>> ExecuteAsync(OperationContext context, AnalyzerTarget target, CancellationToken cancellationToken)
    {
        if (await AnalyzedResource.FindAsync(context.Db, target.Existing, ResourceArn, cancellationToken) is not { } resource)
        {
            return AnalyzerErrors.NotFound($"The resource {ResourceArn}");
        }

        var findings = await context.Db.AccessFindings.AsNoTracking().Where(finding => finding.AnalyzerId == target.Existing.Id && finding.Resource == ResourceArn).ToListAsync(cancellationToken);
        var active = findings.Where(finding => finding.Status == FindingTypes.Active).ToList();
        var analyzedAt = target.Existing.LastResourceAnalyzedAt ?? target.Existing.CreatedAt;
        return new GetAnalyzedResourceResult(new AnalyzedResourceDetail
        {
            ResourceArn = resource.Arn,
            ResourceType = resource.Type,
            CreatedAt = resource.CreatedAt,
            AnalyzedAt = analyzedAt,
            UpdatedAt = findings.Select(finding => finding.UpdatedAt).DefaultIfEmpty(analyzedAt).Max(),
            IsPublic = active.Exists(finding => finding.IsPublic),
            Actions = active is [] ? null : [.. active.Where(finding => finding.FindingType == FindingTypes.ExternalAccess).SelectMany(finding => AnalyzerJson.Read<IReadOnlyList<string>>(finding.Details)).Distinct().Order(StringComparer.Ordinal)],
            SharedVia = active is [] ? null : ["POLICY"],
            Status = findings is [] ? null : active is [] ? findings[0].Status : FindingTypes.Active,
            ResourceOwnerAccount = context.Account.ToString(),
        });
    }
}

/// <summary>The resource.</summary>
public sealed record GetAnalyzedResourceResult(AnalyzedResourceDetail Resource);

/// <summary>What is known of a role or user that is looked at.</summary>
public sealed record AnalyzedResourceDetail
{
    public required string ResourceArn { get; init; }

    public required string ResourceType { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public required DateTimeOffset AnalyzedAt { get; init; }

    public required DateTimeOffset UpdatedAt { get; init; }

    /// <summary>Whether anyone at all has access.</summary>
    public required bool IsPublic { get; init; }

    /// <summary>What entities outside the account can ask for.</summary>
    public IReadOnlyList<string>? Actions { get; init; }

    public IReadOnlyList<string>? SharedVia { get; init; }

    /// <summary>ACTIVE where any finding is; none where there is no finding.</summary>
    public string? Status { get; init; }

    public required string ResourceOwnerAccount { get; init; }
}
