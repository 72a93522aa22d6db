using IamConsole.Core.Authorization;
using IamConsole.Core.Model;
using IamConsole.Core.Operations;
using Microsoft.EntityFrameworkCore;

namespace IamConsole.Core.AccessAnalyzer;

/// <summary>What the page of one finding shows: all of it at once, which <see cref="GetFindingV2"/> gives in parts.</summary>
public sealed record AccessFindingQuery(string AnalyzerName, string FindingId) : ConsoleQuery<AccessFindingDetail>
{
    /// <summary>Whether it is sent because something has changed elsewhere.</summary>
    public bool IsRefresh { get; init; }

    protected internal override bool IsRecorded => !IsRefresh;

    protected internal override IEnumerable<ActionRequest> Requires(QueryContext context) => [];

    protected internal override async Task<IamResult<AccessFindingDetail>> ExecuteAsync(QueryContext context, CancellationToken cancellationToken)
    {
        var target = await context.FindAnalyzerNamedAsync(AnalyzerName, cancellationToken);
        if ((await context.DemandAsync(target.Action("access-analyzer:GetFinding"), cancellationToken) ?? target.Missing) is { } refusal)
        {
            return refusal;
        }

        var finding = await context.Db.AccessFindings.AsNoTracking().FirstOrDefaultAsync(finding => finding.AnalyzerId == target.ArnText && finding.Id == FindingId, cancellationToken);
        return finding is null ? AnalyzerErrors.NotFound($"The finding {FindingId}") : new AccessFindingDetail
        {
            AnalyzerArn = target.ArnText,
            TrackingPeriod = target.Existing.UnusedAccessAge,
            Finding = AccessFindingRow.Of(finding),
            ResourceOwnerAccount = finding.AccountId,
            CreatedAt = finding.CreatedAt,
            AnalyzedAt = finding.AnalyzedAt,
            UnusedPermissions = finding.FindingType == FindingTypes.UnusedPermission ? AnalyzerJson.Read<IReadOnlyList<UnusedPermissionDetails>>(finding.Details) : [],
        };
    }
}

/// <summary>A finding with all that it says.</summary>
public sealed record AccessFindingDetail
{
    public required string AnalyzerArn { get; init; }

    /// <summary>After how many days without use the analyzer reports something; none of external access.</summary>
    public int? TrackingPeriod { get; init; }

    public required AccessFindingRow Finding { get; init; }

    /// <summary>The account of the role or user.</summary>
    public required string ResourceOwnerAccount { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>When the role or user was last looked at.</summary>
    public required DateTimeOffset AnalyzedAt { get; init; }

    /// <summary>By service; empty of findings of other types.</summary>
    public required IReadOnlyList<UnusedPermissionDetails> UnusedPermissions { get; init; }
}
