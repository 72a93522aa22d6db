using IamConsole.Core.Catalog;
using IamConsole.Core.PolicyLanguage;
using IamConsole.Core.Validation;

namespace IamConsole.Tests.Validation;

public sealed class IssueCodeTests
{
    public static TheoryData<int> Documented => Rows(isUnverified: false);

    public static TheoryData<int> Unverified => Rows(isUnverified: true);

    [Theory]
    [MemberData(nameof(Documented))]
    public void Is_raised_by_the_example_and_not_by_the_near_miss(int row) => Check(IssueExamples.All[row]);

    [Theory]
    [Trait("source", "unverified")]
    [MemberData(nameof(Unverified))]
    public void Is_raised_as_it_is_said_to_be(int row) => Check(IssueExamples.All[row]);

    [Fact]
    public void Every_code_has_an_example_or_a_reason_why_not()
    {
        var shown = IssueExamples.All.Select(example => example.Code).Distinct();

        Assert.Equal(IssueCodes.All.Keys.Order(), shown.Concat(IssueCodes.NotDecidable.Keys).Order());
    }

    [Fact]
    public void Every_finding_says_how_to_mend_it() => Assert.All(
        IssueExamples.All.SelectMany(example => Find(example.Kind, example.Raises)),
        finding =>
        {
            Assert.InRange(finding.Message.Length, 15, 260);
            Assert.Contains(finding.Message[^1], ".?");
        });

    private static void Check(IssueExample example)
    {
        var raised = Find(example.Kind, example.Raises).Where(finding => finding.Code == example.Code).ToList();

        Assert.True(raised.Count > 0, $"{example.Code} is not raised by {example.Raises}");
        Assert.All(raised, finding =>
        {
            Assert.Equal(IssueCodes.All[example.Code], finding.Type);
            Assert.InRange(finding.Span.End.Offset, finding.Span.Start.Offset, example.Raises.Length);
        });
        Assert.DoesNotContain(example.Code, Find(example.Kind, example.Spares).Select(finding => finding.Code));
    }

    private static TheoryData<int> Rows(bool isUnverified) =>
        [.. Enumerable.Range(0, IssueExamples.All.Count).Where(row => IssueCodes.Unverified.Contains(IssueExamples.All[row].Code) == isUnverified)];

    private static IReadOnlyList<PolicyFinding> Find(PolicyKind kind, string text) => PolicyValidator.Validate(text, kind, ServiceCatalog.Current);
}
