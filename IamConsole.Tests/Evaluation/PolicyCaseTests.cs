using IamConsole.Core.Evaluation;

namespace IamConsole.Tests.Evaluation;

public sealed class PolicyCaseTests
{
    private const int FewestCases = 1500;

    public static TheoryData<string, string> Cases()
    {
        var data = new TheoryData<string, string>();
        foreach (var (topic, cases) in CaseFiles.All)
        {
            foreach (var policyCase in cases)
            {
                data.Add(topic, policyCase.Name);
            }
        }

        return data;
    }

    [Theory]
    [MemberData(nameof(Cases), DisableDiscoveryEnumeration = true)]
    public void Decides_as_the_case_says(string topic, string name)
    {
        var policyCase = CaseFiles.All[topic].Single(candidate => candidate.Name == name);
        var policies = policyCase.ToPolicySet();
        var request = policyCase.ToRequest();

        var decision = PolicyEvaluator.Evaluate(policies, request);

        Assert.Equal(policyCase.Expected, DecisionNames.NameOf(decision.Result));
        Assert.Equal(policyCase.DecidedBy, DecisionNames.NameOf(decision.DecidedBy));
        Assert.Equal(decision, PolicyEvaluator.Explain(policies, request).Decision);
    }

    [Fact]
    public void Every_case_names_its_source_and_status()
    {
        var all = CaseFiles.All.SelectMany(topic => topic.Value).ToList();

        Assert.True(all.Count >= FewestCases, $"{all.Count} cases");
        Assert.All(all, policyCase =>
        {
            Assert.NotEmpty(policyCase.Name);
            Assert.NotEmpty(policyCase.Source!);
            Assert.Contains(policyCase.Status, (string[])["documented", "observed", "inferred"]);
        });
    }

    [Fact]
    public void Decides_all_of_the_workload_as_expected()
    {
        var workload = CaseFiles.Workload();
        var policies = workload[0].ToPolicySet();

        var wrong = workload
            .Where(request => DecisionNames.NameOf(PolicyEvaluator.Evaluate(policies, request.ToRequest()).Result) != request.Expected)
            .Select(request => request.Request.GetRawText());

        Assert.Equal(1000, workload.Count);
        Assert.Empty(wrong);
    }

    [Fact]
    public void Deciding_allocates_nothing()
    {
        var workload = CaseFiles.Workload();
        var policies = workload[0].ToPolicySet();
        var requests = workload.Select(request => request.ToRequest()).ToList();
        Decide(policies, requests);

        var before = GC.GetAllocatedBytesForCurrentThread();
        Decide(policies, requests);

        Assert.Equal(before, GC.GetAllocatedBytesForCurrentThread());
    }

    private static void Decide(PolicySet policies, List<RequestContext> requests)
    {
        for (var index = 0; index < requests.Count; index++)
        {
            PolicyEvaluator.Evaluate(policies, requests[index]);
        }
    }
}
