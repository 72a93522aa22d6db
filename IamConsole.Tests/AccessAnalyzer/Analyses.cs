using IamConsole.Core.AccessAnalyzer;
using IamConsole.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace IamConsole.Tests.AccessAnalyzer;

internal static class Analyses
{
    /// <summary>Does what the background does after a change.</summary>
    public static Task AnalyzeAsync(this IamFixture iam) => iam.Services.GetRequiredService<AccessAnalysis>().AnalyzeAsync(iam.Account, TestContext.Current.CancellationToken);

    /// <summary>An analyzer's findings: resource, type and status.</summary>
    public static async Task<IReadOnlyList<string>> FindingsAsync(this IamFixture iam, string analyzerArn) =>
        [.. (await iam.DoAsync(new ListFindingsV2(analyzerArn) { Sort = new() { AttributeName = "resource", OrderBy = "ASC" } })).Findings
            .Select(finding => $"{finding.Resource!.Split(':')[^1]} {finding.FindingType} {finding.Status}").Order(StringComparer.Ordinal)];
}
