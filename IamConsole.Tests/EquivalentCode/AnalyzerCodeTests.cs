using IamConsole.Core.AccessAnalyzer;
using IamConsole.Core.EquivalentCode;
using IamConsole.Core.Model;
using IamConsole.Core.Operations;

namespace IamConsole.Tests.EquivalentCode;

/// <summary>Access Analyzer's requests as code.</summary>
public sealed class AnalyzerCodeTests
{
    private const string Arn = "arn:aws:access-analyzer:us-east-1:123456789012:analyzer/unused";

    private static readonly IamOperation[] Requests =
    [
        new CreateAnalyzer("unused", Analyzer.UnusedAccess)
        {
            Tags = new Dictionary<string, string> { ["Team"] = "blue" },
            Configuration = new() { UnusedAccess = new() { UnusedAccessAge = 30, AnalysisRule = new() { Exclusions = [new() { ResourceTags = [new Dictionary<string, string> { ["Break-glass"] = "" }] }] } } },
        },
        new CreateArchiveRule("unused", "keys", new Dictionary<string, Criterion> { ["findingType"] = new() { Eq = ["UnusedIAMUserAccessKey"] }, ["error"] = new() { Exists = false } }),
        new UpdateFindings(Arn, "ARCHIVED") { Ids = ["1", "2"] },
    ];

    [Fact]
    public void The_CLI_gets_maps_as_JSON() => Assert.Equal(
        """
        aws accessanalyzer create-analyzer \
          --analyzer-name unused \
          --type ACCOUNT_UNUSED_ACCESS \
          --tags '{"Team":"blue"}' \
          --configuration '{"unusedAccess":{"unusedAccessAge":30,"analysisRule":{"exclusions":[{"resourceTags":[{"Break-glass":""}]}]}}}'
        aws accessanalyzer create-archive-rule \
          --analyzer-name unused \
          --rule-name keys \
          --filter '{"findingType":{"eq":["UnusedIAMUserAccessKey"]},"error":{"exists":false}}'
        aws accessanalyzer update-findings \
          --analyzer-arn arn:aws:access-analyzer:us-east-1:123456789012:analyzer/unused \
          --status ARCHIVED \
          --ids 1 2

        """.ReplaceLineEndings("\n"),
        Written(CodeLanguage.Cli));

    [Fact]
    public void Boto3_gets_the_names_of_the_API() =>
        Assert.Contains("accessanalyzer.create_archive_rule(\n    analyzerName=\"unused\",\n    ruleName=\"keys\",\n    filter={\"findingType\": {\"eq\": [\"UnusedIAMUserAccessKey\"]}, \"error\": {\"exists\": False}},\n)", Written(CodeLanguage.Boto3), StringComparison.Ordinal);

    [Fact]
    public void Terraform_gets_blocks() => Assert.Equal(
        """
        resource "aws_accessanalyzer_analyzer" "unused" {
          analyzer_name = "unused"
          type          = "ACCOUNT_UNUSED_ACCESS"
          tags          = {
            "Team" = "blue"
          }

          configuration {
            unused_access {
              unused_access_age = 30

              analysis_rule {
                exclusion {
                  resource_tags = [{ "Break-glass" = "" }]
                }
              }
            }
          }
        }

        resource "aws_accessanalyzer_archive_rule" "unused_keys" {
          analyzer_name = aws_accessanalyzer_analyzer.unused.analyzer_name
          rule_name     = "keys"

          filter {
            criteria = "findingType"
            eq       = ["UnusedIAMUserAccessKey"]
          }

          filter {
            criteria = "error"
            exists   = "false"
          }
        }

        # What becomes of findings is no part of a description; use the AWS CLI.

        """.ReplaceLineEndings("\n"),
        Written(CodeLanguage.Terraform));

    [Fact]
    public void CloudFormation_gets_the_rules_with_their_analyzer()
    {
        var code = Written(CodeLanguage.CloudFormation);

        Assert.Contains("Type: AWS::AccessAnalyzer::Analyzer", code, StringComparison.Ordinal);
        Assert.Contains("ArchiveRules: \n        - {\"RuleName\":\"keys\",\"Filter\":[{\"Property\":\"findingType\",\"Eq\":[\"UnusedIAMUserAccessKey\"]},{\"Property\":\"error\",\"Exists\":false}]}", code, StringComparison.Ordinal);
        Assert.Contains("\"UnusedAccessAge\": 30", code, StringComparison.Ordinal);
        Assert.Contains("- Key: \"Team\"", code, StringComparison.Ordinal);
    }

    [Fact]
    public void Tags_follow_what_was_added_and_removed() =>
        Assert.Contains("\"Cost\" = \"1\"\n  }", Code.Write(CodeRequest.OfChanges([Requests[0], new TagResource(Arn, new Dictionary<string, string> { ["Cost"] = "1" }), new UntagResource(Arn, ["Team"])]), CodeLanguage.Terraform), StringComparison.Ordinal);

    private static string Written(CodeLanguage language) => Code.Write(CodeRequest.OfChanges(Requests), language);
}
