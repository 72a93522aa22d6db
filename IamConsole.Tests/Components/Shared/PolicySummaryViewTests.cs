using Bunit;
using IamConsole.Components.Shared;
using IamConsole.Core.Summaries;
using IamConsole.Tests.Support;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace IamConsole.Tests.Components.Shared;

public sealed class PolicySummaryViewTests : ConsoleContext
{
    private const string Mixed =
        """
        {"Version":"2012-10-17","Statement":[
          {"Effect":"Allow","Action":["s3:GetObject","s3:PutObject","s3:ListMyBuckets"],"Resource":"arn:aws:s3:::reports/*"},
          {"Effect":"Allow","Action":"s2:Get*","Resource":"*"},
          {"Effect":"Deny","Action":"iam:*","Resource":"*"}]}
        """;

    [Fact]
    public void The_first_level_lists_services_in_their_groups()
    {
        var view = Show(Mixed);

        Assert.Equal(
            ["Uncategorized services (1)", "Explicit deny (1 of 456 services)", "Allow (1 of 456 services)"],
            view.FindAll("th[scope=rowgroup]").Select(heading => heading.TextContent));
        Assert.Equal(["s2", "AWS Identity and Access Management (IAM)", "Amazon S3"], view.FindAll("tbody button").Select(link => link.TextContent));
        Assert.Contains("Limited: Read, Write", view.Markup, StringComparison.Ordinal);
        Assert.Contains("BucketName | string like | reports, ObjectName | string like | All", view.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public void A_service_opens_to_its_actions_and_an_action_to_its_resources_and_back_again()
    {
        var view = Show(Mixed);

        Open(view, "Amazon S3");
        Assert.Equal("Amazon S3", view.Find("h3").TextContent);
        Assert.Equal("Allow", view.Find(".effect").TextContent);
        Assert.Equal(["Uncategorized actions (1)", "Read (1 of 66)", "Write (1 of 57)"], view.FindAll("th[scope=rowgroup]").Select(heading => heading.TextContent));

        Open(view, "GetObject");
        Assert.Equal("GetObject action in Amazon S3", view.Find("h3").TextContent);
        Assert.Equal(
            ["BucketName | string like | reports, ObjectName = All", "All regions", "All accounts", "None"],
            view.FindAll("tbody td").Select(cell => cell.TextContent.Trim()));

        Open(view, "Actions");
        Assert.Equal("Amazon S3", view.Find("h3").TextContent);
        Open(view, "Services");
        Assert.Empty(view.FindAll("h3"));
        Assert.Equal(3, view.FindAll("th[scope=rowgroup]").Count);
    }

    [Fact]
    public void A_denied_service_says_so_when_it_is_open()
    {
        var view = Show(Mixed);

        Open(view, "AWS Identity and Access Management (IAM)");

        Assert.Equal("Explicit deny", view.Find(".effect").TextContent);
    }

    [Fact]
    public void An_action_without_permission_gives_the_reason_and_does_not_open()
    {
        var view = Show("""{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"s3:ListAllMyBuckets","Resource":"arn:aws:s3:::reports"}}""");

        Assert.Contains(SummaryTexts.GrantsNothing, view.Markup, StringComparison.Ordinal);
        Open(view, "Amazon S3");

        Assert.Contains("ListAllMyBuckets (No access)", view.Markup, StringComparison.Ordinal);
        Assert.Contains(SummaryTexts.NeedsWildcardResource, view.Markup, StringComparison.Ordinal);
        Assert.Empty(view.FindAll("tbody button"));
    }

    [Fact]
    public void Search_narrows_each_level_and_starts_anew_on_the_next()
    {
        var view = Show(Mixed);

        view.Find("input[type=search]").Input("s3");
        Assert.Equal(["Amazon S3"], view.FindAll("tbody button").Select(link => link.TextContent));

        Open(view, "Amazon S3");
        Assert.Equal(3, view.FindAll("tbody button").Count);
        view.Find("input[type=search]").Input("put");
        Assert.Equal(["PutObject"], view.FindAll("tbody button").Select(link => link.TextContent));
        view.Find("input[type=search]").Input("no such action");
        Assert.Contains("No matches", view.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public void Remaining_services_and_actions_are_shown_on_demand()
    {
        var view = Show(Mixed);
        Assert.Contains("Show remaining 454", view.Markup, StringComparison.Ordinal);

        view.Find("input[type=checkbox]").Change(true);
        Assert.Contains("Remaining services (454)", view.Markup, StringComparison.Ordinal);
        view.Find("input[type=search]").Input("ec2");
        Assert.Contains("Amazon EC2", view.Markup, StringComparison.Ordinal);

        Open(Show(Mixed), "Amazon S3", opened =>
        {
            opened.Find("input[type=checkbox]").Change(true);
            Assert.Contains("Remaining actions (", opened.Markup, StringComparison.Ordinal);
            Assert.Contains("DeleteBucket", opened.Markup, StringComparison.Ordinal);
        });
    }

    [Fact]
    public void A_long_list_shows_its_rest_on_demand()
    {
        var view = Show("""{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"*","Resource":"*"}}""");
        Assert.Equal(101, view.FindAll("tbody button").Count);

        Open(view, "Show 356 more services");

        Assert.Equal(456, view.FindAll("tbody button").Count);
    }

    [Fact]
    public void Json_and_summary_change_places()
    {
        var view = Show("""{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"s3:*","Resource":"*"}]}""");

        Open(view, "JSON");
        Assert.Equal("true", view.FindAll("[aria-pressed]")[1].GetAttribute("aria-pressed"));
        Assert.Equal(10, view.FindAll(".json-line").Count);
        Assert.Contains("\n    \"Version\": \"2012-10-17\",\n", view.Find("[data-copy]").GetAttribute("data-copy"), StringComparison.Ordinal);
        Assert.Empty(view.FindAll("table"));

        Open(view, "Summary");
        Assert.Single(view.FindAll("table"));
    }

    [Fact]
    public void Text_of_a_policy_never_becomes_markup()
    {
        var view = Show("""{"Version":"2012-10-17","Statement":{"Sid":"<script>alert(1)</script>","Effect":"Allow","Action":"<b>:x","Resource":"*"}}""");

        Open(view, "JSON");

        Assert.Empty(view.FindAll("script"));
        Assert.Empty(view.FindAll("code b"));
        Assert.Contains("<script>alert(1)</script>", view.Find(".json-lines").TextContent, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"Version":"2012-10-17","Statement":{"Effect":"Allow","NotAction":"*","Resource":"*"}}""")]
    [InlineData("no JSON at all")]
    public void What_has_no_summary_says_so_and_still_shows_its_text(string text)
    {
        var view = Show(text);

        Assert.Contains(SummaryTexts.Unavailable, view.Markup, StringComparison.Ordinal);
        Assert.Empty(view.FindAll("input"));
        Open(view, "JSON");
        Assert.NotEmpty(view.FindAll(".json-line"));
    }

    [Fact]
    public void Several_policies_show_what_they_grant_together_and_which_grants_it()
    {
        var view = Render<PolicySummaryView>(parameters => parameters.Add(p => p.Policies,
        [
            new PolicyText("readers", """{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"s3:GetObject","Resource":"*"}}"""),
            new PolicyText("writers", """{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"s3:*Object","Resource":"*"}}"""),
        ]));

        Open(view, "Amazon S3");
        Open(view, "GetObject");
        Assert.Equal(["readers", "writers"], view.FindAll("tbody td:last-child").Select(cell => cell.TextContent));

        Open(view, "JSON");
        Assert.Equal(["readers", "writers"], view.FindAll("h3").Select(heading => heading.TextContent));
    }

    [Fact]
    public void Another_policy_starts_at_the_first_level()
    {
        var view = Show(Mixed);
        Open(view, "Amazon S3");

        view.Render(parameters => parameters.Add(p => p.Policies, [new PolicyText("other", """{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"sqs:*","Resource":"*"}}""")]));

        Assert.Equal(["Amazon SQS"], view.FindAll("tbody button").Select(link => link.TextContent));
    }

    [Fact]
    public void The_address_holds_the_open_service_and_action_so_that_back_and_reload_work()
    {
        var navigation = Services.GetRequiredService<NavigationManager>();
        navigation.NavigateTo("/policies/p?tab=permissions");
        var view = ShowWithAddress();

        Open(view, "Amazon S3");
        Assert.EndsWith("/policies/p?tab=permissions&service=s3", navigation.Uri, StringComparison.Ordinal);
        Open(view, "GetObject");
        Assert.EndsWith("/policies/p?tab=permissions&service=s3&action=GetObject", navigation.Uri, StringComparison.Ordinal);
        Assert.Equal("GetObject action in Amazon S3", ShowWithAddress().Find("h3").TextContent);

        navigation.NavigateTo("/policies/p?tab=permissions&service=s3");
        Assert.Equal("Amazon S3", view.Find("h3").TextContent);
        navigation.NavigateTo("/policies/p?tab=permissions&service=iam&effect=deny");
        Assert.Equal("Explicit deny", view.Find(".effect").TextContent);
        navigation.NavigateTo("/policies/p?tab=permissions&service=not-in-the-policy");
        Assert.Empty(view.FindAll("h3"));
    }

    private IRenderedComponent<PolicySummaryView> ShowWithAddress() =>
        Render<PolicySummaryView>(parameters => parameters.Add(p => p.Policies, [new PolicyText("policy", Mixed)]).Add(p => p.UrlState, true));

    private IRenderedComponent<PolicySummaryView> Show(string json) =>
        Render<PolicySummaryView>(parameters => parameters.Add(p => p.Policies, [new PolicyText("policy", json)]));

    private static void Open(IRenderedComponent<PolicySummaryView> view, string text, Action<IRenderedComponent<PolicySummaryView>>? then = null)
    {
        view.FindAll("button").Single(button => button.TextContent.Trim() == text).Click();
        then?.Invoke(view);
    }
}
