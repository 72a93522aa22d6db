using IamConsole.Core.Catalog;
using IamConsole.Core.PolicyDrafting;
using IamConsole.Core.PolicyLanguage;
using IamConsole.Tests.Support;

namespace IamConsole.Tests.PolicyDrafting;

/// <summary>A policy as blocks and back: what stays JSON and why, and what an edit leaves of the author's text.</summary>
public sealed class DraftDocumentTests
{
    private const string Authored = """
        {
          "Version" : "2012-10-17", "Id": "mine",
          "Statement": [
            {
              "Sid": "Read",
              "Effect": "Allow",
              "Action": ["s3:Get*", "s3:List\u0042ucket"],
              "Resource": "arn:aws:s3:::b/*",
              "Condition": { "NumericLessThan": { "s3:max-keys": 10 } }
            },
            { "Effect": "Deny", "Action": "iam:*", "Resource": "*" }
          ]
        }
        """;

    [Theory]
    [InlineData("""{"Effect":"Allow","Action":"s3:Get*","Resource":"*","Principal":"*"}""", "rincipal")]
    [InlineData("""{"Effect":"Allow","Action":"nosuch:Get*","Resource":"*"}""", "The service 'nosuch' is not in the catalogue.")]
    [InlineData("""{"Effect":"Allow","Action":"code*:Get*","Resource":"*"}""", "The action 'code*:Get*' names its service with a wildcard.")]
    [InlineData("""{"Effect":"Allow","Action":"s3:${aws:username}","Resource":"*"}""", "has a policy variable")]
    [InlineData("""{"Effect":"Allow","Action":"GetObject","Resource":"*"}""", "The action 'GetObject' does not begin with a service.")]
    [InlineData("""{"Effect":"Allow","Action":"s3:Get*","NotAction":"s3:*","Resource":"*"}""", "Action or NotAction, not both")]
    [InlineData("""{"Effect":"Allow","Action":"s3:Get*","Resource":"*","Condition":{"StringMatches":{"aws:username":"a"}}}""", "There is no condition operator 'StringMatches'.")]
    [InlineData("""{"Effect":"Allow","Action":"s3:Get*","Resource":"*","Condition":{"Bool":{"aws:ViaAWSService":"true","AWS:viaawsservice":"true"}}}""", "is there twice")]
    [InlineData("""{"Effect":"allow","Action":"s3:Get*","Resource":"*"}""", "Effect is Allow or Deny")]
    [InlineData("""{"Effect":"Allow","Action":"s3:Get*"}""", "Add a Resource or NotResource.")]
    [InlineData("""{"Effect":"Allow","Action":5,"Resource":"*","Note":"x"}""", "")]
    [InlineData("{}", "Add an Effect")]
    public void What_a_block_cannot_express_stays_JSON_and_says_why(string statement, string reason)
    {
        var draft = Read($$"""{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"s3:Get*","Resource":"*"},{{statement}}]}""");

        Assert.NotNull(draft.Statements[0].Block);
        Assert.Null(draft.Statements[1].Block);
        Assert.Contains(reason, draft.Statements[1].JsonReason, StringComparison.Ordinal);
        Assert.Equal(statement, draft.Statements[1].Text);
    }

    [Theory]
    [InlineData("""{"Effect":"Allow","NotAction":["iam:*","organizations:*"],"NotResource":"arn:aws:s3:::b"}""")]
    [InlineData("""{"Effect":"Allow","Action":["s3:NoSuchAction","S3:getobject","*","ec2:Run?nstances"],"Resource":["*","arn:aws:s3:::${aws:username}/*"]}""")]
    [InlineData("""{"Effect":"Deny","Action":[],"Resource":[],"Condition":{}}""")]
    [InlineData("""{"Effect":"Deny","Action":"*","Resource":"*","Condition":{"ForAllValues:StringLikeIfExists":{"aws:TagKeys":[]},"Null":{"www.amazon.com:aud":true},"Bool":{}}}""")]
    public void Odd_but_valid_statements_are_blocks(string statement) =>
        Assert.Null(Read($$"""{"Version":"2012-10-17","Statement":[{{statement}}]}""").Statements[0].JsonReason);

    [Theory]
    [InlineData("""{"Version":"2012-10-17","Statement":[{"Effect":"Allow",}]}""", "JSON_SYNTAX_ERROR")]
    [InlineData("""{"Version":"2012-10-17"}""", "MISSING_STATEMENT")]
    [InlineData("""{"Version":"2012-10-17","Statement":[5]}""", "DATA_TYPE_MISMATCH")]
    [InlineData("""{"Version":"1","Statement":"x"}""", "DATA_TYPE_MISMATCH")]
    [InlineData("[]", "DATA_TYPE_MISMATCH")]
    [InlineData("", "JSON_SYNTAX_ERROR")]
    public void What_has_no_statements_to_be_told_apart_has_to_be_mended_first(string text, string code)
    {
        Assert.Null(DraftDocument.TryRead(text, ServiceCatalog.Current, out var obstacle));
        Assert.Equal(code, obstacle?.Code);
    }

    [Fact]
    public void An_edit_keeps_the_authors_layout_and_spelling_of_what_it_does_not_touch()
    {
        var draft = Read(Authored);
        var block = draft.Statements[0].Block!;

        var text = draft.WithBlock(0, block with
        {
            Effect = PolicyEffect.Deny,
            Actions = block.Actions with { Values = [.. block.Actions.Values, "s3:PutObject"] },
            Conditions = [.. block.Conditions, BlockConditions.MfaRequired],
        });

        Assert.Equal(
            Authored
                .Replace("\"Effect\": \"Allow\"", "\"Effect\": \"Deny\"", StringComparison.Ordinal)
                .Replace("ucket\"]", "ucket\", \"s3:PutObject\"]", StringComparison.Ordinal)
                .Replace(
                    "{ \"NumericLessThan\": { \"s3:max-keys\": 10 } }",
                    """
                    {
                            "NumericLessThan": {
                              "s3:max-keys": 10
                            },
                            "Bool": {
                              "aws:MultiFactorAuthPresent": "true"
                            }
                          }
                    """,
                    StringComparison.Ordinal),
            text);
    }

    [Fact]
    public void An_element_turns_into_its_not_element_by_its_name_alone()
    {
        var draft = Read(Authored);
        var block = draft.Statements[1].Block!;

        var text = draft.WithBlock(1, block with { Actions = block.Actions with { IsExcept = true }, Resources = block.Resources with { IsExcept = true } });

        Assert.Equal(Authored.Replace("\"Action\": \"iam:*\", \"Resource\"", "\"NotAction\": \"iam:*\", \"NotResource\"", StringComparison.Ordinal), text);
    }

    [Fact]
    public void A_condition_comes_and_goes_without_a_trace()
    {
        var draft = Read(Authored);
        var block = draft.Statements[1].Block!;

        var with = draft.WithBlock(1, block with { Conditions = [BlockConditions.MfaRequired] });
        var without = Read(with).WithBlock(1, block);

        Assert.Contains("""{ "Effect": "Deny", "Action": "iam:*", "Resource": "*", "Condition": {"Bool": {"aws:MultiFactorAuthPresent": "true"}} }""", with, StringComparison.Ordinal);
        Assert.Equal(Authored, without);
    }

    [Fact]
    public void A_policy_on_one_line_stays_on_one_line()
    {
        var draft = Read(PolicyTexts.Allow("s3:GetObject"));
        var block = draft.Statements[0].Block!;

        var text = draft.WithBlock(0, block with { Actions = block.Actions with { Values = ["s3:GetObject", "s3:PutObject"] }, Conditions = [BlockConditions.MfaRequired] });

        Assert.DoesNotContain('\n', text);
        Assert.Equal(2, Read(Read(text).WithNew()).Statements.Count);
        Assert.DoesNotContain('\n', Read(text).WithNew());
    }

    [Fact]
    public void Two_conditions_of_one_operator_and_key_cannot_be_written()
    {
        var draft = Read(Authored);
        var block = draft.Statements[0].Block!;

        Assert.Throws<ArgumentException>(() => draft.WithBlock(0, block with { Conditions = [BlockConditions.MfaRequired, BlockConditions.MfaRequired with { Key = "AWS:multifactorauthpresent" }] }));
    }

    [Fact]
    public void A_copy_has_a_Sid_of_its_own()
    {
        var once = Read(Authored).WithCopy(0);
        var twice = Read(Read(once).WithCopy(0));

        Assert.Equal(["Read", "Read3", "Read2", null], twice.Statements.Select(statement => statement.Sid));
        Assert.Equal(twice.Statements[0].Block! with { Sid = null, Conditions = [], Actions = NamedValues.None, Resources = NamedValues.None }, twice.Statements[1].Block! with { Sid = null, Conditions = [], Actions = NamedValues.None, Resources = NamedValues.None });
        Assert.Equal(twice.Statements[0].Text.Replace("\"Read\"", "\"Read3\"", StringComparison.Ordinal), twice.Statements[1].Text);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public void A_removed_statement_leaves_the_other_as_it_was(int removed)
    {
        var draft = Read(Authored);

        var left = Read(draft.Without(removed));

        Assert.Equal(draft.Statements[1 - removed].Text, Assert.Single(left.Statements).Text);
    }

    [Theory]
    [InlineData("""{"Statement":[{"Effect":"Allow","Action":"s3:*","Resource":"*"}],"Version":"2012-10-17"}""")]
    [InlineData("""{"Statement":{"Effect":"Allow","Action":"s3:*","Resource":"*"},"Version":"2012-10-17"}""")]
    public void After_the_last_statement_a_first_can_be_added(string text)
    {
        var empty = Read(text).Without(0);
        Assert.Equal("""{"Statement":[],"Version":"2012-10-17"}""", empty);

        var again = Read(Read(empty).WithNew());

        Assert.Equal("Statement1", Assert.Single(again.Statements).Sid);
    }

    [Fact]
    public void A_new_statement_is_set_out_as_the_others_and_has_a_free_Sid()
    {
        var draft = Read(Authored.Replace("\"Read\"", "\"Statement3\"", StringComparison.Ordinal));

        var text = draft.WithNew();

        Assert.EndsWith(
            """
                { "Effect": "Deny", "Action": "iam:*", "Resource": "*" },
                {
                  "Sid": "Statement4",
                  "Effect": "Allow",
                  "Action": [],
                  "Resource": []
                }
              ]
            }
            """,
            text,
            StringComparison.Ordinal);
    }

    [Fact]
    public void The_text_of_a_statement_is_exchanged_at_its_place()
    {
        var draft = Read(Authored);

        Assert.Equal(Authored, draft.WithStatementText(0, draft.Statements[0].Text));
        Assert.Equal(
            Authored.Replace("{ \"Effect\": \"Deny\", \"Action\": \"iam:*\", \"Resource\": \"*\" }", "{\n      \"Effect\": \"Deny\"\n    }", StringComparison.Ordinal),
            draft.WithStatementText(1, "{\n  \"Effect\": \"Deny\"\n}"));
    }

    [Theory]
    [InlineData("{\n  \"Effect\"\n}", "Line 3, column 1")]
    [InlineData("[]", "A statement is a JSON object.")]
    [InlineData("{}", null)]
    public void A_text_that_is_no_object_cannot_take_a_statements_place(string json, string? problem)
    {
        if (problem is null)
        {
            Assert.Null(DraftDocument.ProblemWithStatement(json));
        }
        else
        {
            Assert.StartsWith(problem, DraftDocument.ProblemWithStatement(json), StringComparison.Ordinal);
        }
    }

    private static DraftDocument Read(string text)
    {
        var draft = DraftDocument.TryRead(text, ServiceCatalog.Current, out var obstacle);
        Assert.Null(obstacle);
        return draft!;
    }
}
