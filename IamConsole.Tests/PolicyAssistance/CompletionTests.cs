using IamConsole.Core.PolicyAssistance;
using IamConsole.Core.PolicyLanguage;
using Xunit;

namespace IamConsole.Tests.PolicyAssistance;

/// <summary>What is suggested where.</summary>
public sealed class CompletionTests
{
    [Fact]
    public void A_document_offers_the_elements_that_it_lacks() =>
        Assert.Equal(["Id", "Statement"], Marked.Labels("""{ "Version": "2012-10-17", | }"""));

    [Fact]
    public void A_statement_offers_what_its_kind_of_policy_has_without_what_is_there_and_its_opposite()
    {
        Assert.Equal(["Sid", "Resource", "NotResource", "Condition"], Marked.Labels("""{"Statement":[{"Effect":"Allow","NotAction":"s3:*", |}]}"""));
        Assert.Equal(["Sid", "Principal", "Condition"], Marked.Labels("""{"Statement":[{"Effect":"Allow","Action":"sts:AssumeRole", |}]}""", PolicyKind.Trust));
        Assert.Contains("NotPrincipal", Marked.Labels("""{"Statement":[{|}]}""", PolicyKind.Resource));
    }

    [Fact]
    public void A_name_that_is_begun_without_quotes_is_completed_with_its_value_and_the_commas_around_it()
    {
        var text = Marked.Accept("""
            {"Statement":[{
                "Effect": "Allow"
                Act|
                "Resource": "*"
            }]}
            """, "Action");

        Assert.Contains("\n    , \"Action\": \"\",\n", text, StringComparison.Ordinal);
        Assert.NotNull(PolicyParser.Parse(text, PolicyKind.Identity).Document);
    }

    [Fact]
    public void A_name_that_has_a_value_is_replaced_alone() =>
        Assert.Equal("""{"Statement":[{"Action": "s3:*"}]}""", Marked.Accept("""{"Statement":[{"Act|": "s3:*"}]}""", "Action"));

    [Fact]
    public void Values_of_effect_and_version()
    {
        Assert.Equal(["Allow", "Deny"], Marked.Labels("""{"Statement":{"Effect":"|"}}"""));
        Assert.Equal("""{"Version": "2012-10-17"}""", Marked.Accept("""{"Version": |}""", "2012-10-17"));
    }

    [Fact]
    public void Actions_begin_with_services_and_go_on_with_their_actions_and_access_levels()
    {
        Assert.Equal("Amazon S3", Marked.Item(Action("s|"), "s3:").Detail);
        Assert.Equal("Read", Marked.Item(Action("s3:GetO|"), "s3:GetObject").Detail);
        Assert.Equal("Permissions management", Marked.Item(Action("s3:|"), "s3:PutBucketPolicy").Detail);
        Assert.Contains("s3:GetObject", Marked.Labels(Action("getobj|")));
        Assert.Contains("s3:*", Marked.Labels(Action("s3:|")));
    }

    [Theory]
    [InlineData("""{"Statement":{"Action":["sqs|]}}""", "sqs:$0\"")]
    [InlineData("""{"Statement":{"Action":["sqs|"]}}""", "sqs:$0")]
    [InlineData("""{"Statement":{"Action":[|]}}""", "\"sqs:$0\"")]
    public void Behind_a_service_the_cursor_stays_inside_the_string(string marked, string insert) => Assert.Equal(insert, Marked.Item(marked, "sqs:").Insert);

    [Fact]
    public void Patterns_say_how_many_actions_they_cover_by_level()
    {
        var pattern = Marked.Item(Action("sqs:|"), "sqs:*");

        Assert.EndsWith(" actions", pattern.Detail, StringComparison.Ordinal);
        Assert.Contains(" Write", pattern.Text, StringComparison.Ordinal);
        Assert.Contains("s3:Get*", Marked.Labels(Action("s3:Get|")));
    }

    [Fact]
    public void An_action_that_the_list_has_is_not_offered_again() =>
        Assert.DoesNotContain("s3:GetObject", Marked.Labels("""{"Statement":{"Action":["s3:GetObject","s3:GetO|"]}}"""));

    [Fact]
    public void An_action_replaces_the_whole_string_and_closes_an_open_one()
    {
        Assert.Equal(Action("s3:GetObject").Replace("|", "", StringComparison.Ordinal), Marked.Accept(Action("s3:Ge|tX"), "s3:GetObject"));
        Assert.Equal("{\"Statement\":{\"Action\":\"s3:GetObject\"\n}}", Marked.Accept("{\"Statement\":{\"Action\":\"s3:Ge|\n}}", "s3:GetObject"));
    }

    [Fact]
    public void An_open_string_that_has_taken_the_end_of_its_list_gets_its_quote_and_no_comma() =>
        Assert.Equal(
            "{\"Statement\":[{\"Action\":[\"s3:GetObject\"],\n\"Resource\":[]}]}",
            Marked.Accept("{\"Statement\":[{\"Action\":[\"s3:GetObj|],\n\"Resource\":[]}]}", "s3:GetObject"));

    [Fact]
    public void Trust_policies_offer_the_actions_that_assume_roles() =>
        Assert.Contains("sts:AssumeRoleWithWebIdentity", Marked.Labels(Action("|"), PolicyKind.Trust));

    [Fact]
    public void Resources_are_the_arn_forms_of_the_statements_actions()
    {
        const string Text = """{"Statement":{"Resource":"|","Action":["s3:GetObject"]}}""";

        Assert.Contains("*", Marked.Labels(Text));
        Assert.DoesNotContain(Marked.Labels(Text), label => label.Contains(":sqs:", StringComparison.Ordinal));
        Assert.Equal("arn:aws:s3:::${1:BucketName}/${2:ObjectName}", Marked.Item(Text, "arn:aws:s3:::${BucketName}/${ObjectName}").Insert);
    }

    [Fact]
    public void Condition_operators_fit_the_keys_that_stand_below_them()
    {
        var operators = Marked.Labels("""{"Statement":{"Condition":{"|":{"aws:SourceIp":"10.0.0.0/8"}}}}""");

        Assert.Equal(["IpAddress", "NotIpAddress", "Null", "IpAddressIfExists", "NotIpAddressIfExists"], operators);
    }

    [Fact]
    public void Condition_keys_are_those_of_the_actions_then_the_global_ones_of_the_operators_type()
    {
        var keys = Marked.Labels("""{"Statement":{"Action":"s3:ListBucket","Condition":{"StringEquals":{"|"}}}}""");

        Assert.True(keys.ToList().IndexOf("s3:prefix") < keys.ToList().IndexOf("aws:PrincipalOrgID"));
        Assert.DoesNotContain("aws:SourceIp", keys);
        Assert.DoesNotContain("aws:TagKeys", keys);
        Assert.Contains("aws:TagKeys", Marked.Labels("""{"Statement":{"Condition":{"ForAllValues:StringEquals":{"|"}}}}"""));
    }

    [Theory]
    [InlineData("Bool", "aws:SecureTransport", "true")]
    [InlineData("Null", "aws:TokenIssueTime", "false")]
    [InlineData("StringEquals", "aws:PrincipalType", "AssumedRole")]
    [InlineData("StringEquals", "iam:PassedToService", "lambda.amazonaws.com")]
    public void Known_values_of_keys_are_offered(string op, string key, string value) =>
        Assert.Contains(value, Marked.Labels($$$"""{"Statement":{"Condition":{"{{{op}}}":{"{{{key}}}":"|"} } } }"""));

    [Theory]
    [InlineData("arn:aws:s3:::b/${|", "arn:aws:s3:::b/${aws:username}")]
    [InlineData("arn:aws:s3:::b/$|/*", "arn:aws:s3:::b/${aws:username}/*")]
    [InlineData("arn:aws:s3:::b/${aws:us|ex}/*", "arn:aws:s3:::b/${aws:username}/*")]
    public void Policy_variables_are_completed_inside_strings(string before, string after)
    {
        var text = Marked.Accept($$$"""{"Version":"2012-10-17","Statement":{"Resource":"{{{before}}}" } }""", "${aws:username}");

        Assert.Equal($$$"""{"Version":"2012-10-17","Statement":{"Resource":"{{{after}}}" } }""", text);
    }

    [Fact]
    public void There_are_no_policy_variables_in_actions_and_in_the_older_version()
    {
        Assert.DoesNotContain("${aws:username}", Marked.Labels("""{"Version":"2012-10-17","Statement":{"Action":"${|"}}"""));
        Assert.DoesNotContain("${aws:username}", Marked.Labels("""{"Statement":{"Resource":"${|"}}"""));
    }

    [Fact]
    public void Principals()
    {
        Assert.Equal(["AWS", "Service", "Federated"], Marked.Labels("""{"Statement":{"Principal": |}}""", PolicyKind.Trust));
        Assert.Contains("lambda.amazonaws.com", Marked.Labels("""{"Statement":{"Principal":{"Service":"|"}}}""", PolicyKind.Trust));
        Assert.Contains("arn:aws:iam::${AccountId}:root", Marked.Labels("""{"Statement":{"Principal":{"AWS":["|"]}}}""", PolicyKind.Trust));
    }

    [Theory]
    [InlineData("""{"Statement":[{"Sid":"|"}]}""")]
    [InlineData("""{"Statement":[{"Effect" |: "Allow"}]}""")]
    [InlineData("""{} |""")]
    [InlineData("""{"Unknown":{"|":1}}""")]
    public void Nothing_is_offered_where_nothing_is_known(string marked) => Assert.Empty(Marked.Complete(marked).Items);

    private static string Action(string typed) => $$"""{"Statement":{"Action":"{{typed}}" } }""";
}
