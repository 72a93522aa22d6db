using System.Text;
using System.Text.Json;
using CsCheck;
using IamConsole.Core.Evaluation;
using IamConsole.Core.PolicyLanguage;
using IamConsole.Tests.Evaluation;

namespace IamConsole.Tests.PolicyLanguage;

/// <summary>The parser against any text, and printing against the parser.</summary>
public sealed class PolicyRobustnessTests
{
    private const string Alphabet = "{}[]\",:\\u0 \n\tabAEft1-.e+*?$'é\uD83D\u0000";
    private const string Statement = """{"Version":"2012-10-17","Statement":[{"Sid":"A","Effect":"Allow","Action":["s3:Get*","iam:*"],"Resource":"arn:aws:s3:::b/${aws:username}","Condition":{"StringLike":{"aws:PrincipalTag/T":["x","y*"]}}}]}""";

    private static readonly PolicyKind[] Kinds = Enum.GetValues<PolicyKind>();

    [Fact]
    public void Never_throws_on_random_text() =>
        Gen.String[Gen.Char[Alphabet], 0, 60].Sample(text => CheckAll(text), iter: 30_000, seed: "0000000000002");

    [Fact]
    public void Never_throws_on_a_mutated_policy() =>
        Gen.Select(Gen.Int[0, Statement.Length - 1], Gen.Int[0, 6], Gen.String[Gen.Char[Alphabet], 0, 6])
            .Sample((at, removed, inserted) => CheckAll(Statement.Remove(at, Math.Min(removed, Statement.Length - at)).Insert(at, inserted)), iter: 30_000, seed: "0000000000003");

    [Fact]
    public void Accepts_exactly_what_is_JSON_by_the_platforms_reader() =>
        Gen.Select(Gen.Int[0, Statement.Length - 1], Gen.Int[0, 3], Gen.String[Gen.Char["{}[]\",:\\n0 1-.e+"], 0, 3]).Sample(
            (at, removed, inserted) =>
            {
                var text = Statement.Remove(at, Math.Min(removed, Statement.Length - at)).Insert(at, inserted);
                var isJson = PolicyPrinter.TryPrint(text) is not null;
                Assert.True(isJson == IsJson(text), $"ours {isJson}: {text}");
            },
            iter: 30_000,
            seed: "0000000000004");

    [Fact]
    public void Parse_print_parse_gives_the_same_tree()
    {
        var generator = new CaseGenerator(11);
        foreach (var policy in Enumerable.Range(0, 2000).SelectMany(_ => generator.Next()[0].Identity))
        {
            var document = PolicyParser.Parse(policy.GetRawText(), PolicyKind.Identity).Document!;
            var printed = PolicyParser.Parse(PolicyPrinter.Print(document), PolicyKind.Identity).Document!;
            var minified = PolicyParser.Parse(PolicyPrinter.Minify(document), PolicyKind.Identity).Document!;

            Assert.Equal(Tree(document), Tree(printed));
            Assert.Equal(Tree(document), Tree(minified));
            Assert.Equal(PolicyPrinter.Print(document), PolicyPrinter.Print(printed));
            Assert.Equal(PolicySize.Count(document.Text), PolicyPrinter.Minify(document).Length);
        }
    }

    [Fact]
    public void Printing_keeps_order_escapes_and_single_values()
    {
        const string Text = """{"Statement":{"Resource":"\u0061rn:aws:s3:::b","Effect":"Allow","Action":["s3:*"],"Condition":{"NumericEquals":{"k:n":1.50}}},"Version":"2012-10-17"}""";

        var printed = PolicyPrinter.Print(PolicyParser.Parse(Text, PolicyKind.Identity).Document!);

        Assert.Equal(
            """
            {
                "Statement": {
                    "Resource": "\u0061rn:aws:s3:::b",
                    "Effect": "Allow",
                    "Action": [
                        "s3:*"
                    ],
                    "Condition": {
                        "NumericEquals": {
                            "k:n": 1.50
                        }
                    }
                },
                "Version": "2012-10-17"
            }
            """,
            printed);
    }

    [Theory]
    [InlineData("{}", 2)]
    [InlineData(" { \n \"a b\" : \t[ 1 , 2 ] \r\n } ", 13)]
    [InlineData("{\"a\\\" b\":1}", 11)]
    public void Size_leaves_out_white_space_outside_strings(string text, int size) => Assert.Equal(size, PolicySize.Count(text));

    private static void CheckAll(string text)
    {
        foreach (var kind in Kinds)
        {
            var result = PolicyParser.Parse(text, kind);
            PolicySaveCheck.FirstRefusal(text, kind);
            PolicySize.Count(text);
            Assert.All(result.Findings, finding => Assert.InRange(finding.Span.End.Offset, finding.Span.Start.Offset, text.Length));
            if (result.Document is { } document)
            {
                var policies = new PolicySet { Identity = [new NamedPolicy("p", CompiledPolicy.Compile(document))] };
                PolicyEvaluator.Explain(policies, new RequestContext(RequestPrincipal.Root("123456789012"), "s3:GetObject", "arn:aws:s3:::b/k"));
            }
            else
            {
                Assert.NotEmpty(result.Findings);
            }
        }
    }

    private static bool IsJson(string text)
    {
        try
        {
            using var json = JsonDocument.Parse(text, new JsonDocumentOptions { AllowDuplicateProperties = false });
            return true;
        }
        catch (JsonException)
        {
            return false;
        }
    }

    private static string Tree(PolicyDocument document)
    {
        var tree = new StringBuilder().Append(document.Version).Append('|').Append(document.Id);
        foreach (var statement in document.Statements)
        {
            tree.Append('\n').Append(statement.Path).Append(statement.Sid).Append('|').Append(statement.Effect);
            Append("A", statement.Actions);
            Append("NA", statement.NotActions);
            Append("R", statement.Resources);
            Append("NR", statement.NotResources);
            foreach (var condition in statement.Conditions)
            {
                tree.Append('|').Append(condition.Operator).Append(condition.Path);
                Append("V", condition.Values);
            }
        }

        return tree.ToString();

        void Append(string name, IReadOnlyList<PolicyString>? values)
        {
            if (values is not null)
            {
                tree.Append('|').Append(name).AppendJoin(';', values.Select(value => value.Path + "=" + value.Value));
            }
        }
    }
}
