using Bunit;

namespace IamConsole.Tests.Components.Shared.VisualEditor;

/// <summary>Request conditions made with the visual editor.</summary>
public sealed class ConditionTests : VisualEditorContext
{
    private static readonly string Reading = Policy("""{"Effect":"Allow","Action":["s3:ListBucket"],"Resource":"*"}""");

    [Fact]
    public void MFA_is_required_by_one_tick()
    {
        Show(Reading);

        Box("MFA required").Change(true);
        Assert.Contains("""{"Bool":{"aws:MultiFactorAuthPresent":"true"}}""", Text, StringComparison.Ordinal);

        Box("MFA required").Change(false);
        Assert.Equal(Reading, Text);
    }

    [Fact]
    public void The_source_address_is_asked_for_and_held_against_its_form()
    {
        Show(Reading);

        Box("Source IP").Change(true);
        Field("Value").Change("home");
        Assert.Contains("Enter an address or a range", Page.Find("dialog form").TextContent, StringComparison.Ordinal);
        Assert.False(CanSubmitDialog);
        Field("Value").Change("203.0.113.0/24");
        SubmitDialog();

        Assert.Contains("""{"IpAddress":{"aws:SourceIp":"203.0.113.0/24"}}""", Text, StringComparison.Ordinal);
        Assert.True(Box("Source IP").HasAttribute("checked"));
    }

    [Fact]
    public void Keys_of_the_chosen_actions_are_offered_with_their_type_before_the_global_ones()
    {
        Show(Reading);
        Press("Add condition");

        Page.Find("dialog [role=combobox]").Change("prefix");

        var first = Page.Find("dialog [role=option]");
        Assert.Equal(["s3:prefix", "String"], first.Children.Select(part => part.TextContent));
        Page.Find("dialog [role=combobox]").Change("x-amz-acl");
        Assert.Empty(Page.FindAll("dialog [role=option]"));
    }

    [Fact]
    public void Operators_fit_the_key_and_a_key_of_several_values_takes_a_qualifier()
    {
        Show(Reading);
        Press("Add condition");

        Page.Find("dialog [role=combobox]").Change("s3:max-keys");
        Assert.Equal("NumericEquals", Field("Operator").Children[0].GetAttribute("value"));
        Assert.DoesNotContain("StringEquals", Field("Operator").Children.Select(option => option.GetAttribute("value")));
        Assert.DoesNotContain("Qualifier", Page.Find("dialog form").TextContent, StringComparison.Ordinal);

        Page.Find("dialog [role=combobox]").Change("aws:CalledVia");
        Field("Qualifier").Change("ForAllValues");
        Field("Operator").Change("StringLike");
        Box("If exists").Change(true);
        Field("Value").Change("athena*");
        Page.FindAll("dialog button").Single(button => button.TextContent.Trim() == "Add another value").Click();
        Field("Value 2").Change("kms*");
        SubmitDialog();

        var condition = Assert.Single(Block.Conditions);
        Assert.Equal("ForAllValues:StringLikeIfExists", condition.Operator);
        Assert.Equal(["athena*", "kms*"], condition.Values);
    }

    [Fact]
    public void The_part_of_a_key_that_the_author_names_has_a_field_of_its_own()
    {
        Show(Reading);
        Press("Add condition");

        Page.Find("dialog [role=combobox]").Change("aws:PrincipalTag/");
        Page.Find("dialog [role=option]").Click();
        Field("Value").Change("blue");
        Assert.False(CanSubmitDialog);
        Field("TagKey").Change("team");
        SubmitDialog();

        Assert.Equal("aws:PrincipalTag/team", Assert.Single(Block.Conditions).Key);
    }

    [Fact]
    public void Whether_a_key_is_there_is_asked_with_yes_or_no()
    {
        Show(Reading);
        Press("Add condition");
        Page.Find("dialog [role=combobox]").Change("aws:SourceVpc");

        Field("Operator").Change("Null");
        Field("Value").Change("false");
        SubmitDialog();

        Assert.Contains("""{"Null":{"aws:SourceVpc":"false"}}""", Text, StringComparison.Ordinal);
    }

    [Fact]
    public void The_keys_are_all_offered_when_the_field_of_a_condition_that_is_there_is_opened()
    {
        Show(Policy("""{"Effect":"Allow","Action":"s3:ListBucket","Resource":"*","Condition":{"StringEquals":{"aws:PrincipalTag/team":"a"}}}"""));
        PressNamed("Edit condition StringEquals on aws:PrincipalTag/team");

        Page.Find("dialog [role=combobox]").Click();

        Assert.True(Page.FindAll("dialog [role=option]").Count > 50);
    }

    [Fact]
    public void A_condition_is_changed_in_its_place_and_others_keep_their_spelling()
    {
        Show(Policy("""{"Effect":"Allow","Action":"s3:ListBucket","Resource":"*","Condition":{"NumericLessThan":{"s3:max-keys":10},"StringLike":{"s3:prefix":["a*","b*"]}}}"""));

        PressNamed("Edit condition StringLike on s3:prefix");
        PressNamed("Remove value 2");
        SubmitDialog();

        Assert.Contains("""{"NumericLessThan":{"s3:max-keys":10},"StringLike":{"s3:prefix":["a*"]}}""", Text, StringComparison.Ordinal);
        PressNamed("Remove condition StringLike on s3:prefix");
        Assert.Contains("""{"NumericLessThan":{"s3:max-keys":10}}""", Text, StringComparison.Ordinal);
    }

    [Fact]
    public void The_same_operator_and_key_a_second_time_leads_to_the_condition_that_is_there()
    {
        Show(Policy("""{"Effect":"Allow","Action":"s3:ListBucket","Resource":"*","Condition":{"StringEquals":{"s3:prefix":"a"}}}"""));
        Press("Add another condition");

        Page.Find("dialog [role=combobox]").Change("s3:prefix");
        Field("Value").Change("b");

        Assert.Contains("Edit that one", Page.Find("dialog form").TextContent, StringComparison.Ordinal);
        Assert.False(CanSubmitDialog);
    }
}
