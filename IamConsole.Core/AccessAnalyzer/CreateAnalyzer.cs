using IamConsole.Core.Arns;
using IamConsole.Core.Authorization;
using IamConsole.Core.Model;
using IamConsole.Core.Operations;
using IamConsole.Core.Roles;
using Microsoft.EntityFrameworkCore;

namespace IamConsole.Core.AccessAnalyzer;

/// <summary>Makes an analyzer, and the service-linked role of IAM Access Analyzer where the account has none. What it finds is there a moment later.</summary>
/// <remarks>
/// An account has at most one analyzer of external and one of unused access. Types of an organization are refused, as AWS refuses
/// them to an account that manages none; so is internal access, which looks at kinds of resources that no account has here.
/// </remarks>
public sealed record CreateAnalyzer(string AnalyzerName, string Type) : AnalyzerOperation<CreateAnalyzerResult, AccountTarget>
{
    private const int LongestAge = 365;

    /// <summary>At most <see cref="Quotas.ArchiveRulesPerAnalyzer"/>.</summary>
    public IReadOnlyList<InlineArchiveRule>? ArchiveRules { get; init; }

    public IReadOnlyDictionary<string, string>? Tags { get; init; }

    public string? ClientToken { get; init; }

    /// <summary>For an analyzer of unused access.</summary>
    public AnalyzerConfiguration? Configuration { get; init; }

    protected override async Task<AccountTarget> ResolveAsync(OperationContext context, CancellationToken cancellationToken) => await Task.FromResult(new AccountTarget(Arn.Analyzer(context.Account, AnalyzerName).ToString()));

    protected override IEnumerable<ActionRequest> Authorizations(OperationContext context, AccountTarget target)
    {
        yield return new ActionRequest("access-analyzer:CreateAnalyzer", target.ArnText).WithRequestTags(Tags);
        if (Tags is { Count: > 0 })
        {
            yield return new ActionRequest("access-analyzer:TagResource", target.ArnText).WithRequestTags(Tags);
        }
    }

    protected override async Task<IamResult<CreateAnalyzerResult>> ExecuteAsync(OperationContext context, AccountTarget target, CancellationToken cancellationToken)
    {
        var tags = AnalyzerTags.ListOf(Tags);
        if ((TypeProblem() ?? ConfigurationProblem() ?? AnalyzerTags.Problem(tags)) is { } problem)
        {
            return problem;
        }

        if (await context.Db.Analyzers.AnyAsync(analyzer => analyzer.Name == AnalyzerName, cancellationToken))
        {
            return AnalyzerErrors.Conflict($"An analyzer with the name {AnalyzerName} exists already.");
        }

        if (await context.Db.Analyzers.AnyAsync(analyzer => analyzer.Type == Type, cancellationToken))
        {
            return AnalyzerErrors.QuotaExceeded($"An account has at most {Quotas.AnalyzersPerType} analyzer of the type {Type}.");
        }

        if (await AddServiceLinkedRoleAsync(context, cancellationToken) is { } refused)
        {
            return refused;
        }

        var analyzer = new Analyzer
        {
            Id = target.ArnText,
            Name = AnalyzerName,
            Type = Type,
            UnusedAccessAge = Type == Analyzer.UnusedAccess ? Configuration?.UnusedAccess?.UnusedAccessAge ?? UnusedAccessConfiguration.DefaultAge : null,
            Exclusions = AnalysisExclusions.Write(Configuration),
            CreatedAt = context.Now,
        };
        context.Db.Analyzers.Add(analyzer);
        context.Db.Tags.AddRange(tags.Select(tag => new ResourceTag { ResourceId = analyzer.Id, Key = tag.Key, Value = tag.Value }));
        var rules = ArchiveRules ?? [];
        if (rules.Count > Quotas.ArchiveRulesPerAnalyzer)
        {
            return AnalyzerErrors.QuotaExceeded($"An analyzer has at most {Quotas.ArchiveRulesPerAnalyzer} archive rules.");
        }

        if (rules.Select(rule => rule.RuleName).Distinct(StringComparer.Ordinal).Count() < rules.Count)
        {
            return AnalyzerErrors.Invalid("Two archive rules have the same name.");
        }

        foreach (var rule in rules)
        {
            if (FindingFilter.Problem(rule.Filter) is { } wrong)
            {
                return wrong;
            }

            context.Db.ArchiveRules.Add(new ArchiveRule { AnalyzerId = analyzer.Id, Name = rule.RuleName, Filter = AnalyzerJson.Write(rule.Filter), CreatedAt = context.Now, UpdatedAt = context.Now });
        }

        return new CreateAnalyzerResult(analyzer.Id);
    }

    private IamError? TypeProblem() => Type is Analyzer.ExternalAccess or Analyzer.UnusedAccess ? null
        : Type.StartsWith("ORGANIZATION", StringComparison.Ordinal) ? AnalyzerErrors.Invalid("The account is not the management account of an organization, nor its delegated administrator.")
        : AnalyzerErrors.Invalid("Internal access is analyzed of buckets, tables and snapshots, of which no account has any here.");

    private IamError? ConfigurationProblem() => Configuration?.UnusedAccess switch
    {
        null => null,
        _ when Type != Analyzer.UnusedAccess => AnalyzerErrors.Invalid("Only an analyzer of unused access has a configuration for it."),
        { UnusedAccessAge: < 1 or > LongestAge } => AnalyzerErrors.Invalid($"The tracking period is 1 to {LongestAge} days."),
        _ => AnalysisExclusions.Problem(Configuration),
    };

    private static async Task<IamError?> AddServiceLinkedRoleAsync(OperationContext context, CancellationToken cancellationToken)
    {
        var known = ServiceLinkedRole.Find(ServiceLinkedRole.AccessAnalyzerService)!;
        if (await context.Db.Roles.AnyAsync(role => role.Name == known.RoleName, cancellationToken))
        {
            return null;
        }

        var arn = Arn.Role(context.Account, ServiceLinkedRole.PathOf(known.ServiceName), known.RoleName);
        if (await context.AuthorizeAsync(new ActionRequest("iam:CreateServiceLinkedRole", arn).With("iam:AWSServiceName", known.ServiceName), cancellationToken) is { } denied)
        {
            return denied;
        }

        known.AddTo(context, null, known.Description);
        return null;
    }
}

/// <summary>An archive rule that is made with its analyzer.</summary>
public sealed record InlineArchiveRule(string RuleName, IReadOnlyDictionary<string, Criterion> Filter);

/// <summary>The ARN of the analyzer.</summary>
public sealed record CreateAnalyzerResult(string Arn);
