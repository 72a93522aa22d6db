using Bunit;

namespace IamConsole.Tests.Components.Shared.VisualEditor;

/// <summary>Resources chosen with the visual editor, and the ARN builder.</summary>
public sealed class ResourcePickerTests : VisualEditorContext
{
    private static readonly string Nothing = Policy("""{"Effect":"Allow","Action":["s3:GetObject","ec2:StartInstances"],"Resource":[]}""");

    [Fact]
    public void An_ARN_is_built_from_the_fields_of_its_pattern()
    {
        Show(Nothing);

        PressNamed("Add ARN of object");
        Assert.False(CanSubmitDialog);
        Field("BucketName").Change("reports");
        Named("Any Partition").Change(true);
        Named("Any Partition").Change(false);
        Named("Any ObjectName").Change(true);
        Assert.Equal("arn::s3:::reports/*", Field("ARN").GetAttribute("value"));
        Assert.False(CanSubmitDialog);
        Field("Partition").Change("aws");
        SubmitDialog();

        Assert.Equal(["arn:aws:s3:::reports/*"], Block.Resources.Values);
        Assert.Empty(Page.FindAll("dialog form"));
    }

    [Fact]
    public void Account_and_Region_begin_with_this_account_and_any()
    {
        Show(Nothing);

        PressNamed("Add ARN of instance");
        Field("InstanceId").Change("i-1");
        SubmitDialog();

        Assert.Equal(["arn:aws:ec2:*:123456789012:instance/i-1"], Block.Resources.Values);
    }

    [Fact]
    public void A_pasted_ARN_fills_the_fields_and_one_of_another_form_is_refused()
    {
        Show(Nothing);
        PressNamed("Add ARN of object");

        Field("ARN").Change("arn:aws:sqs:::q");
        Assert.Contains("This is no ARN of the form", Page.Find("dialog form").TextContent, StringComparison.Ordinal);
        Assert.False(CanSubmitDialog);

        Field("ARN").Change("arn:aws:s3:::b/a/c");
        Assert.Equal(("b", "a/c"), (Field("BucketName").GetAttribute("value"), Field("ObjectName").GetAttribute("value")));
        Assert.True(CanSubmitDialog);
    }

    [Fact]
    public void A_field_that_would_make_another_ARN_is_refused()
    {
        Show(Nothing);
        PressNamed("Add ARN of object");
        Field("BucketName").Change("b/c");
        Field("ObjectName").Change("k");

        Assert.Contains("separates the parts", Page.Find("dialog form").TextContent, StringComparison.Ordinal);
        Assert.False(CanSubmitDialog);
    }

    [Fact]
    public void An_account_is_held_against_its_form()
    {
        Show(Nothing);
        PressNamed("Add ARN of instance");
        Field("InstanceId").Change("i-1");

        Field("Account").Change("12");

        Assert.Contains("An account is twelve digits.", Page.Find("dialog form").TextContent, StringComparison.Ordinal);
        Assert.False(CanSubmitDialog);
    }

    [Fact]
    public void An_ARN_is_changed_in_its_place_and_removed()
    {
        Show(Policy("""{"Effect":"Allow","Action":"s3:GetObject","Resource":["arn:aws:s3:::a/*","arn:aws:s3:::b/*"]}"""));

        PressNamed("Edit arn:aws:s3:::a/*");
        Field("BucketName").Change("c");
        SubmitDialog();
        Assert.Equal(["arn:aws:s3:::c/*", "arn:aws:s3:::b/*"], Block.Resources.Values);

        PressNamed("Remove arn:aws:s3:::b/*");
        Assert.Equal(["arn:aws:s3:::c/*"], Block.Resources.Values);
    }

    [Fact]
    public void Any_in_this_account_is_an_ARN_that_comes_and_goes()
    {
        Show(Nothing);

        AnyInstance().Change(true);
        Assert.Equal(["arn:aws:ec2:*:123456789012:instance/*"], Block.Resources.Values);
        AnyInstance().Change(false);
        Assert.Empty(Block.Resources.Values);

        AngleSharp.Dom.IElement AnyInstance() =>
            Page.FindAll(".resource-type").Single(type => type.QuerySelector("h5")!.TextContent.StartsWith("instance", StringComparison.Ordinal)).QuerySelector("input")!;
    }

    [Fact]
    public void Each_type_says_which_actions_need_it_and_actions_without_types_are_called_out()
    {
        Show(Policy("""{"Effect":"Allow","Action":["iam:PassRole","iam:ListUsers"],"Resource":[]}"""));

        Assert.Contains("Required by PassRole", Page.Find(".resource-type").TextContent, StringComparison.Ordinal);
        Show(Policy("""{"Effect":"Allow","Action":["s3:GetObject","s3:ListAllMyBuckets"],"Resource":[]}"""));
        Assert.Contains("ListAllMyBuckets works on no particular resource", Page.Find(".resource-picker .notice").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void A_type_that_is_required_and_has_no_ARN_is_called_out_once_others_have()
    {
        Show(Policy("""{"Effect":"Allow","Action":["iam:PassRole","sqs:SendMessage"],"Resource":[]}"""));
        Assert.Empty(Page.FindAll(".resource-missing"));

        PressNamed("Add ARN of role");
        Field("RoleNameWithPath").Change("x");
        SubmitDialog();

        Assert.Contains("No ARN yet", Assert.Single(Page.FindAll(".resource-missing")).TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void All_resources_and_back_brings_the_ARNs_back()
    {
        Show(Policy("""{"Effect":"Allow","Action":"s3:GetObject","Resource":["arn:aws:s3:::a/*","arn:aws:sqs:*:*:q"]}"""));

        Press("All resources");
        Assert.Equal(["*"], Block.Resources.Values);
        Press("Specific");
        Assert.Equal(["arn:aws:s3:::a/*", "arn:aws:sqs:*:*:q"], Block.Resources.Values);
        Press("All except");
        Assert.Contains("\"NotResource\":[\"arn:aws:s3:::a/*\"", Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Any_text_that_is_an_ARN_can_be_added_where_no_type_fits()
    {
        Show(Nothing);
        PressNamed("Add ARN of another form");
        Field("ARN").Change("bucket");
        Assert.False(CanSubmitDialog);

        Field("ARN").Change("arn:aws:s3:::${aws:username}-*");
        SubmitDialog();

        Assert.Equal(["arn:aws:s3:::${aws:username}-*"], Block.Resources.Values);
    }

    [Fact]
    public void Many_types_are_shown_when_asked_for()
    {
        Show(Policy("""{"Effect":"Allow","Action":"ec2:*","Resource":["arn:aws:ec2:*:*:volume/v"]}"""));
        var few = Page.FindAll(".resource-type").Count;
        Assert.Contains(Page.FindAll(".resource-type h5"), heading => heading.TextContent.StartsWith("volume", StringComparison.Ordinal));

        Page.FindAll("button").Single(button => button.TextContent.Contains("more resource types", StringComparison.Ordinal)).Click();

        Assert.True(few < 12 && Page.FindAll(".resource-type").Count > 80);
    }
}
