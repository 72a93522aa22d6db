using IamConsole.Core.Authorization;
using IamConsole.Core.Model;
using IamConsole.Core.Operations;
using Microsoft.EntityFrameworkCore;

namespace IamConsole.Core.AccessAnalyzer;

/// <summary>The account's analyzers by name.</summary>
public sealed record ListAnalyzers : AnalyzerOperation<ListAnalyzersResult, AccountTarget>
{
    public string? NextToken { get; init; }

    public int? MaxResults { get; init; }

    /// <summary>AWS's word for the only type that is wanted, or none.</summary>
    public string? Type { get; init; }

    protected override Task<AccountTarget> ResolveAsync(OperationContext context, CancellationToken cancellationToken) => Task.FromResult(AccountTarget.Any);

    protected override IEnumerable<ActionRequest> Authorizations(OperationContext context, AccountTarget target) => [new("access-analyzer:ListAnalyzers", "*")];

    protected override async Task<IamResult<ListAnalyzersResult>> ExecuteAsync(OperationContext context, AccountTarget target, CancellationToken cancellationToken)
    {
        var found = await context.Db.Analyzers.AsNoTracking().Where(analyzer => Type == null || analyzer.Type == Type).ToPageAsync(analyzer => analyzer.Name, NextToken, MaxResults, cancellationToken);
        if (!found.TryGet(out var page, out var invalid))
        {
            return AnalyzerErrors.Invalid(invalid.Message);
        }

        var ids = page.Items.Select(analyzer => analyzer.Id).ToList();
        var tags = (await context.Db.Tags.AsNoTracking().Where(tag => ids.Contains(tag.ResourceId)).ToListAsync(cancellationToken)).ToLookup(tag => tag.ResourceId, tag => new Tag(tag.Key, tag.Value));
        return new ListAnalyzersResult([.. page.Items.Select(analyzer => AnalyzerSummary.Of(analyzer, tags[analyzer.Id]))], page.Marker);
    }
}

/// <summary>One page of analyzers.</summary>
public sealed record ListAnalyzersResult(IReadOnlyList<AnalyzerSummary> Analyzers, string? NextToken);
