using Bunit;
using IamConsole.Components.Shared;
using IamConsole.Core.Catalog;

namespace IamConsole.Tests.Components.Shared.VisualEditor;

/// <summary>Services and actions chosen with the visual editor.</summary>
public sealed class ActionPickerTests : VisualEditorContext
{
    private const string AllList = "All List actions of Amazon S3";
    private static readonly string Reading = Policy("""{"Effect":"Allow","Action":["s3:GetObject"],"Resource":"*"}""");

    [Fact]
    public void A_service_is_found_as_it_is_typed_and_Enter_takes_the_first()
    {
        Show(PolicyDraft.Template);

        Page.Find("[role=combobox]").Change("amazon sq");
        Assert.Contains("sqs", Page.Find("[role=option]").TextContent, StringComparison.Ordinal);
        Page.Find("[role=combobox]").KeyDown("Enter");

        Assert.NotNull(Named("Actions of Amazon SQS"));
        Assert.Equal(PolicyDraft.Template, Text);
    }

    [Fact]
    public void A_level_is_none_then_all_then_some_of_its_actions()
    {
        Show(PolicyDraft.Template);
        ChooseService("s3");
        Assert.Equal("false", Named(AllList).GetAttribute("aria-checked"));

        PressNamed(AllList);
        Assert.Equal("true", Named(AllList).GetAttribute("aria-checked"));
        Assert.Equal(ServiceCatalog.Current.FindService("s3")!.CountOf(AccessLevel.List), Block.Actions.Values.Count);

        Page.FindAll(".action-level-toggle")[0].Click();
        Box("ListBucket").Change(false);
        Assert.Equal("mixed", Named(AllList).GetAttribute("aria-checked"));
        Assert.DoesNotContain("s3:ListBucket", Block.Actions.Values);

        PressNamed(AllList);
        Assert.Contains("s3:ListBucket", Block.Actions.Values);
        PressNamed(AllList);
        Assert.Empty(Block.Actions.Values);
    }

    [Fact]
    public void All_actions_are_one_pattern_that_covers_every_box()
    {
        Show(Reading);

        Box("All actions").Change(true);

        Assert.Equal(["s3:*"], Block.Actions.Values);
        Assert.Equal("true", Named(AllList).GetAttribute("aria-disabled"));
        Page.FindAll(".action-level-toggle")[0].Click();
        Assert.True(Box("ListBucket").HasAttribute("disabled"));
        Assert.Contains("by s3:*", Page.Find(".action-list").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void A_filter_opens_the_levels_that_have_matches_and_ticks_only_those()
    {
        Show(Reading);

        Named("Filter actions of Amazon S3").Change("BucketAcl");

        Assert.Equal(["GetBucketAcl", "PutBucketAcl"], Page.FindAll(".action-list li").Select(row => row.TextContent.Trim()).Order(StringComparer.Ordinal));
        PressNamed("All Read actions of Amazon S3");
        Assert.Equal(["s3:GetObject", "s3:GetBucketAcl"], Block.Actions.Values);
    }

    [Fact]
    public void A_typed_wildcard_takes_the_place_of_what_it_covers_and_can_be_removed()
    {
        Show(Reading);

        Named("Filter actions of Amazon S3").Change("Get*");
        Press("Add s3:Get*");

        Assert.Equal(["s3:Get*"], Block.Actions.Values);
        PressNamed("Remove s3:Get*");
        Assert.Empty(Block.Actions.Values);
    }

    [Fact]
    public void An_action_that_the_catalogue_does_not_have_is_kept_and_said()
    {
        Show(Policy("""{"Effect":"Allow","Action":["s3:GetObject","s3:NoSuchAction"],"Resource":"*"}"""));

        Assert.Contains("not in the catalogue", Page.Find(".token").TextContent, StringComparison.Ordinal);
        Named("Filter actions of Amazon S3").Change("BrandNew");
        Press("Add s3:BrandNew");
        Assert.Equal(["s3:GetObject", "s3:NoSuchAction", "s3:BrandNew"], Block.Actions.Values);
    }

    [Fact]
    public void A_block_of_several_services_shows_each_and_keeps_their_order()
    {
        Show(Policy("""{"Effect":"Allow","Action":["s3:GetObject","sqs:SendMessage","s3:PutObject"],"Resource":"*"}"""));

        Assert.Equal(2, Page.FindAll(".action-picker").Count);
        PressNamed("Remove Amazon SQS from this block");

        Assert.Equal(["s3:GetObject", "s3:PutObject"], Block.Actions.Values);
        Assert.Single(Page.FindAll(".action-picker"));
    }

    [Fact]
    public void Not_actions_are_shown_as_such_and_can_be_switched()
    {
        Show(Policy("""{"Effect":"Deny","NotAction":["iam:*"],"Resource":"*"}"""));

        Assert.Contains("All services, except actions of", Page.Find(".permission-title").TextContent, StringComparison.Ordinal);
        Press("These actions");

        Assert.Contains("\"Action\":[\"iam:*\"]", Text, StringComparison.Ordinal);
        Press("All actions except");
        Assert.Contains("\"NotAction\":[\"iam:*\"]", Text, StringComparison.Ordinal);
    }

    [Fact]
    public void All_services_are_a_choice_too()
    {
        Show(PolicyDraft.Template);

        ChooseService("all serv");

        Assert.Equal(["*"], Block.Actions.Values);
    }

    [Fact]
    public void Closed_levels_of_the_largest_service_render_no_rows()
    {
        Show(Policy("""{"Effect":"Allow","Action":"ec2:*","Resource":"*"}"""));

        Assert.Empty(Page.FindAll(".action-list li"));
        Assert.Contains("826 of 826 actions", Page.Find(".action-picker-head").TextContent, StringComparison.Ordinal);
    }
}
