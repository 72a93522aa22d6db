using IamConsole.Core.Arns;
using IamConsole.Core.Authorization;
using IamConsole.Core.Model;
using IamConsole.Core.Operations;
using IamConsole.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace IamConsole.Core.AccessAnalyzer;

/// <summary>The analyzer that a request names.</summary>
/// <param name="Analyzer">The row, or none where there is no such analyzer.</param>
/// <param name="ArnText">Its ARN, as typed where it does not exist.</param>
/// <param name="Tags">The analyzer's tags.</param>
public sealed record AnalyzerTarget(Analyzer? Analyzer, string ArnText, IReadOnlyList<Tag> Tags) : ITarget
{
    public IamError? Missing => Analyzer is null ? AnalyzerErrors.NotFound($"The analyzer {Arn.NameIn(ArnText)}") : null;

    /// <summary>The analyzer where the request changes it; none where it changes its findings.</summary>
    public IRevisioned? Revisioned { get; init; } = Analyzer;

    /// <summary>The row of an analyzer that exists; only to be asked for in <c>ExecuteAsync</c>.</summary>
    public Analyzer Existing => Analyzer ?? throw new InvalidOperationException("The analyzer does not exist.");

    /// <summary>An action on this analyzer, with the condition keys of its tags.</summary>
    public ActionRequest Action(string action) => OnArn(action, ArnText);

    /// <summary>An action on one of its archive rules.</summary>
    public ActionRequest RuleAction(string action, string ruleName) => OnArn(action, $"{ArnText}/archive-rule/{ruleName}");

    private ActionRequest OnArn(string action, string arn) => Tags.Aggregate(new ActionRequest(action, arn), (request, tag) => request.With($"aws:ResourceTag/{tag.Key}", tag.Value));
}

internal static class AnalyzerFinding
{
    /// <summary>The analyzer of that name.</summary>
    public static Task<AnalyzerTarget> FindAnalyzerNamedAsync(this OperationContext context, string name, CancellationToken cancellationToken) =>
        FindAnalyzerAsync(context.Db, Arn.Analyzer(context.Account, name).ToString(), cancellationToken);

    /// <summary>The analyzer of that ARN.</summary>
    public static Task<AnalyzerTarget> FindAnalyzerAsync(this OperationContext context, string arn, CancellationToken cancellationToken) => FindAnalyzerAsync(context.Db, arn, cancellationToken);

    /// <summary>The analyzer of that ARN, for a request that changes its findings and not itself.</summary>
    public static async Task<AnalyzerTarget> FindAnalyzerOfFindingsAsync(this OperationContext context, string arn, CancellationToken cancellationToken) =>
        await FindAnalyzerAsync(context.Db, arn, cancellationToken) with { Revisioned = null };

    /// <summary>The analyzer of that name.</summary>
    public static Task<AnalyzerTarget> FindAnalyzerNamedAsync(this QueryContext context, string name, CancellationToken cancellationToken) =>
        FindAnalyzerAsync(context.Db, Arn.Analyzer(context.Account, name).ToString(), cancellationToken);

    private static async Task<AnalyzerTarget> FindAnalyzerAsync(IamDbContext db, string arn, CancellationToken cancellationToken)
    {
        var analyzer = await db.Analyzers.FirstOrDefaultAsync(analyzer => analyzer.Id == arn, cancellationToken);
        var tags = analyzer is null ? [] : await db.Tags.AsNoTracking().Where(tag => tag.ResourceId == arn).OrderBy(tag => tag.Key).Select(tag => new Tag(tag.Key, tag.Value)).ToListAsync(cancellationToken);
        return new AnalyzerTarget(analyzer, arn, tags);
    }
}
