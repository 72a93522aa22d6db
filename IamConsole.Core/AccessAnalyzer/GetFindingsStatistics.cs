using IamConsole.Core.Authorization;
using IamConsole.Core.Model;
using IamConsole.Core.Operations;
using Microsoft.EntityFrameworkCore;

namespace IamConsole.Core.AccessAnalyzer;

/// <summary>How many findings an analyzer has.</summary>
public sealed record GetFindingsStatistics(string AnalyzerArn) : AnalyzerOperation<GetFindingsStatisticsResult, AnalyzerTarget>
{
    private static readonly string[] UnusedTypes = [FindingTypes.UnusedRole, FindingTypes.UnusedAccessKey, FindingTypes.UnusedPassword, FindingTypes.UnusedPermission];

    protected override Task<AnalyzerTarget> ResolveAsync(OperationContext context, CancellationToken cancellationToken) => context.FindAnalyzerAsync(AnalyzerArn, cancellationToken);

    protected override IEnumerable<ActionRequest> Authorizations(OperationContext context, AnalyzerTarget target) => [target.Action("access-analyzer:GetFindingsStatistics")];

    protected override async Task<IamResult<GetFindingsStatisticsResult>> ExecuteAsync(OperationContext context, AnalyzerTarget target, CancellationToken cancellationToken)
    {
        var analyzer = target.Existing;
        var counts = await context.Db.AccessFindings.AsNoTracking().Where(finding => finding.AnalyzerId == analyzer.Id)
            .GroupBy(finding => new { finding.Status, finding.FindingType, finding.IsPublic })
            .Select(same => new FindingNumber(same.Key.Status, same.Key.FindingType, same.Key.IsPublic, same.Count()))
            .ToListAsync(cancellationToken);
        var statistics = analyzer.Type == Analyzer.ExternalAccess
            ? new FindingsStatistics { ExternalAccessFindingsStatistics = External(counts) }
            : new FindingsStatistics { UnusedAccessFindingsStatistics = Unused(counts, context.Account.ToString()) };
        return new GetFindingsStatisticsResult([statistics], analyzer.LastResourceAnalyzedAt);
    }

    private static ExternalAccessFindingsStatistics External(List<FindingNumber> counts) => new()
    {
        ResourceTypeStatistics = new Dictionary<string, ResourceTypeDetails>
        {
            [FindingTypes.Role] = new()
            {
                TotalActivePublic = Sum(counts, count => count is { Status: FindingTypes.Active, IsPublic: true }),
                TotalActiveCrossAccount = Sum(counts, count => count is { Status: FindingTypes.Active, IsPublic: false }),
                TotalActiveErrors = 0,
            },
        },
        TotalActiveFindings = Sum(counts, count => count.Status == FindingTypes.Active),
        TotalArchivedFindings = Sum(counts, count => count.Status == FindingTypes.Archived),
        TotalResolvedFindings = Sum(counts, count => count.Status == FindingTypes.Resolved),
    };

    private static UnusedAccessFindingsStatistics Unused(List<FindingNumber> counts, string account)
    {
        var active = UnusedTypes.ToDictionary(type => type, type => Sum(counts, count => count.Status == FindingTypes.Active && count.FindingType == type));
        return new UnusedAccessFindingsStatistics
        {
            UnusedAccessTypeStatistics = [.. active.Select(type => new UnusedAccessTypeStatistics { UnusedAccessType = type.Key, Total = type.Value })],
            TopAccounts = [new FindingAggregationAccountDetails { Account = account, NumberOfActiveFindings = active.Values.Sum(), Details = active }],
            TotalActiveFindings = active.Values.Sum(),
            TotalArchivedFindings = Sum(counts, count => count.Status == FindingTypes.Archived),
            TotalResolvedFindings = Sum(counts, count => count.Status == FindingTypes.Resolved),
        };
    }

    private static int Sum(List<FindingNumber> counts, Func<FindingNumber, bool> counted) => counts.Where(counted).Sum(count => count.Count);
}

/// <summary>The numbers, and when all was last looked at.</summary>
public sealed record GetFindingsStatisticsResult(IReadOnlyList<FindingsStatistics> FindingsStatistics, DateTimeOffset? LastUpdatedAt);

/// <summary>The numbers of one type of analyzer.</summary>
public sealed record FindingsStatistics
{
    public ExternalAccessFindingsStatistics? ExternalAccessFindingsStatistics { get; init; }

    public UnusedAccessFindingsStatistics? UnusedAccessFindingsStatistics { get; init; }
}

/// <summary>Findings of external access.</summary>
public sealed record ExternalAccessFindingsStatistics
{
    /// <summary>By AWS's word for the kind of resource.</summary>
    public IReadOnlyDictionary<string, ResourceTypeDetails>? ResourceTypeStatistics { get; init; }

    public int? TotalActiveFindings { get; init; }

    public int? TotalArchivedFindings { get; init; }

    public int? TotalResolvedFindings { get; init; }
}

/// <summary>Active findings about one kind of resource.</summary>
public sealed record ResourceTypeDetails
{
    public int? TotalActivePublic { get; init; }

    public int? TotalActiveCrossAccount { get; init; }

    public int? TotalActiveErrors { get; init; }
}

/// <summary>Findings of unused access.</summary>
public sealed record UnusedAccessFindingsStatistics
{
    public IReadOnlyList<UnusedAccessTypeStatistics>? UnusedAccessTypeStatistics { get; init; }

    public IReadOnlyList<FindingAggregationAccountDetails>? TopAccounts { get; init; }

    public int? TotalActiveFindings { get; init; }

    public int? TotalArchivedFindings { get; init; }

    public int? TotalResolvedFindings { get; init; }
}

/// <summary>Active findings of one type.</summary>
public sealed record UnusedAccessTypeStatistics
{
    public string? UnusedAccessType { get; init; }

    public int? Total { get; init; }
}

/// <summary>Active findings of one account.</summary>
public sealed record FindingAggregationAccountDetails
{
    public string? Account { get; init; }

    public int? NumberOfActiveFindings { get; init; }

    /// <summary>How many of each type.</summary>
    public IReadOnlyDictionary<string, int>? Details { get; init; }
}
