using CsCheck;
using IamConsole.Core.Catalog;
using IamConsole.Core.PolicyLanguage;
using IamConsole.Core.Validation;

namespace IamConsole.Tests.Validation;

/// <summary>The checks against documents that are nearly right.</summary>
public sealed class PolicyValidatorRobustnessTests
{
    private const string Alphabet = "{}[]\",:\\u0 aAsSt1-.*?$'";

    private static readonly string[] Documents = [.. IssueExamples.All.Select(example => example.Raises).Where(text => text.Length is > 0 and < 1000)];

    private static readonly PolicyKind[] Kinds = Enum.GetValues<PolicyKind>();

    [Fact]
    public void Never_throws_on_a_document_of_another_kind() =>
        Assert.All(Documents, text => Assert.All(Kinds, kind => Check(text, kind)));

    [Fact]
    public void Never_throws_on_a_mutated_document() =>
        Gen.Select(Gen.Int[0, Documents.Length - 1], Gen.Int[0, 1000], Gen.Int[0, 12], Gen.String[Gen.Char[Alphabet], 0, 4], Gen.Int[0, Kinds.Length - 1]).Sample(
            (document, at, removed, inserted, kind) =>
            {
                var text = Documents[document];
                var start = at % text.Length;
                Check(text.Remove(start, Math.Min(removed, text.Length - start)).Insert(start, inserted), Kinds[kind]);
            },
            iter: 10_000,
            seed: "0000000000005");

    /// <summary>Whole members vanish, so that what one check takes for granted is missing.</summary>
    [Fact]
    public void Never_throws_when_an_element_is_missing() =>
        Assert.All(Documents, text => Assert.All(
            ["Action", "Resource", "Principal", "Effect", "Condition", "Statement"],
            element => Assert.All(Kinds, kind => Check(text.Replace($"\"{element}\"", "\"Id\"", StringComparison.Ordinal), kind))));

    private static void Check(string text, PolicyKind kind) => Assert.All(
        PolicyValidator.Validate(text, kind, ServiceCatalog.Current),
        finding => Assert.InRange(finding.Span.End.Offset, finding.Span.Start.Offset, text.Length));
}
