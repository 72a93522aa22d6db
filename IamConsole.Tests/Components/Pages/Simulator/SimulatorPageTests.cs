using AngleSharp.Dom;
using Bunit;
using IamConsole.Components.Pages.Simulator;
using IamConsole.Components.Shared;
using IamConsole.Core.Groups;
using IamConsole.Core.InlinePolicies;
using IamConsole.Core.ManagedPolicies;
using IamConsole.Core.Model;
using IamConsole.Core.Users;
using IamConsole.Tests.Support;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;

namespace IamConsole.Tests.Components.Pages.Simulator;

public sealed class SimulatorPageTests : PageContext
{
    private const string Alice = "arn:aws:iam::123456789012:user/alice";

    private string _managed = "";

    private NavigationManager Navigation => Services.GetRequiredService<NavigationManager>();

    protected override async Task ArrangeAsync()
    {
        _managed = (await DoAsync(new CreatePolicy("sending", PolicyTexts.Allow("sqs:SendMessage", "*", """{"StringEquals":{"aws:PrincipalTag/team":"blue","aws:username":"alice"},"Bool":{"aws:SecureTransport":"true"}}""")))).Policy.Arn;
        var limit = (await DoAsync(new CreatePolicy("limit", PolicyTexts.Allow("sqs:*")))).Policy.Arn;
        await DoAsync(new CreateUser("alice") { PermissionsBoundary = limit, Tags = [new Tag("team", "blue")] });
        await DoAsync(new CreateGroup("readers"));
        await DoAsync(new AddUserToGroup("readers", "alice"));
        await DoAsync(new PutGroupPolicy("readers", "reading", PolicyTexts.Allow("s3:GetObject")));
        await DoAsync(new AttachUserPolicy("alice", _managed));
        await DoAsync(new CreateUser("bob"));
    }

    [Fact]
    public void A_user_is_chosen_and_its_policies_keys_and_boundary_are_offered()
    {
        var page = Open("");
        page.WaitForElement("[aria-label='Select alice']").Change(true);

        page.WaitForAssertion(() => Assert.Equal(
            ["reading Customer inline, via group readers", "sending Customer managed", "limit Permissions boundary"],
            page.FindAll(".simulator-policies label").Select(Text)));
        Assert.Equal(["aws:PrincipalTag/team", "aws:SecureTransport"], page.FindAll(".simulator-key .field-label").Select(Text));
        Assert.Equal("blue", page.Find(".simulator-key input").GetAttribute("value"));
        Assert.Contains("source=arn%3Aaws%3Aiam%3A%3A123456789012%3Auser%2Falice", Navigation.Uri, StringComparison.Ordinal);
    }

    [Fact]
    public void A_run_shows_what_is_allowed_and_denied_and_the_address_repeats_it()
    {
        var page = Open($"?source={Uri.EscapeDataString(Alice)}&actions=s3:GetObject,PutObject&actions=sqs:SendMessage");
        page.WaitForElement(".simulator-policies label");

        Button(page, "Run simulation").Click();

        page.WaitForAssertion(() => Assert.Equal(
            [
                "GetObject denied Not allowed by the permissions boundary",
                "PutObject denied Implicitly denied (no matching statements)",
                "SendMessage denied Implicitly denied (no matching statements) Missing keys: aws:SecureTransport",
            ],
            Rows(page)));
        Assert.Contains("3 results: 0 allowed, 3 denied", Text(page.Find(".simulator-run")), StringComparison.Ordinal);
        Assert.Contains("run=1", Navigation.Uri, StringComparison.Ordinal);

        var again = Render<SimulatorPage>();
        again.WaitForAssertion(() => Assert.Equal(Rows(page), Rows(again)));
    }

    [Fact]
    public void Without_the_boundary_and_with_a_key_given_more_is_allowed()
    {
        var page = Open($"?source={Uri.EscapeDataString(Alice)}&actions=s3:GetObject&actions=sqs:SendMessage&run=1");
        page.WaitForAssertion(() => Assert.Contains("0 allowed", Text(page.Find(".simulator-run")), StringComparison.Ordinal));

        page.FindAll(".simulator-policies input")[^1].Change(false);
        page.Find(".simulator-key select").Change("true");
        Assert.Contains("Not simulated", Text(page.Find(".simulator-run")), StringComparison.Ordinal);
        Button(page, "Run simulation").Click();

        page.WaitForAssertion(() => Assert.Contains("2 results: 2 allowed, 0 denied", Text(page.Find(".simulator-run")), StringComparison.Ordinal));
    }

    [Fact]
    public void A_policy_that_is_left_out_gives_nothing()
    {
        var page = Open($"?source={Uri.EscapeDataString(Alice)}&boundary=off&actions=s3:GetObject&run=1");
        page.WaitForAssertion(() => Assert.Contains("1 allowed", Text(page.Find(".simulator-run")), StringComparison.Ordinal));

        page.FindAll(".simulator-policies input")[0].Change(false);
        Button(page, "Run simulation").Click();

        page.WaitForAssertion(() => Assert.Contains("1 result: 0 allowed, 1 denied", Text(page.Find(".simulator-run")), StringComparison.Ordinal));
        Assert.Contains("without=group%2Freaders%2Freading", Navigation.Uri, StringComparison.Ordinal);
    }

    [Fact]
    public void A_row_opens_to_its_explanation_and_takes_resources_of_its_own()
    {
        var page = Open($"?source={Uri.EscapeDataString(Alice)}&boundary=off&actions=s3:GetObject&run=1");
        page.WaitForElement("tbody button[aria-expanded]").Click();
        page.WaitForAssertion(() => Assert.Contains("allows s3:GetObject", page.Find(".explanation-sentence").TextContent, StringComparison.Ordinal));
        Assert.Equal("/user-groups/readers/inline-policies/reading", page.Find(".explanation a").GetAttribute("href"));

        page.Find(".row-detail textarea").Change("arn:aws:s3:::a/1\narn:aws:s3:::b/2");

        page.WaitForAssertion(() => Assert.Equal(["arn:aws:s3:::a/1", "arn:aws:s3:::b/2"], page.FindAll(".simulator-resource").Select(Text)));
        Assert.Contains("for=s3%3AGetObject%7Carn", Navigation.Uri, StringComparison.Ordinal);
    }

    [Fact]
    public void Actions_are_chosen_by_level_and_by_typing_a_pattern()
    {
        var page = Open("");
        page.Find("select.input option[value=sqs]").ParentElement!.Change("sqs");
        var tagging = page.FindAll(".simulator-level").Single(level => level.TextContent.Contains("Tagging", StringComparison.Ordinal));
        tagging.QuerySelector("input")!.Change(true);
        page.Find("input[type=search][maxlength='200'].input:not([aria-label])").Change("s3:getobjectt*");

        page.Find(".simulator-level-head input").Change(true);

        Assert.Equal(["GetObjectTagging, GetObjectTorrent", "TagQueue, UntagQueue"], page.FindAll(".simulator-chosen li > span:last-of-type").Select(Text));
    }

    [Fact]
    public async Task A_managed_policy_is_a_draft_that_can_be_changed()
    {
        var page = Open($"?source={Uri.EscapeDataString(_managed)}&actions=sqs:SendMessage&key={Uri.EscapeDataString("aws:SecureTransport|boolean|true")}&key={Uri.EscapeDataString("aws:PrincipalTag/team|string|blue")}&key={Uri.EscapeDataString("aws:username|string|alice")}&run=1");
        page.WaitForAssertion(() => Assert.Contains("1 result: 1 allowed", Text(page.Find(".simulator-run")), StringComparison.Ordinal));

        await TypeAsync(page, PolicyTexts.Deny("sqs:*"));
        Button(page, "Run simulation").Click();

        page.WaitForAssertion(() => Assert.Contains("1 result: 0 allowed, 1 denied", Text(page.Find(".simulator-run")), StringComparison.Ordinal));
        Assert.DoesNotContain("source=", Navigation.Uri, StringComparison.Ordinal);
        Assert.Contains("draft=", Navigation.Uri, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_draft_that_is_too_long_for_an_address_is_named()
    {
        var page = Open("?draft=x&actions=s3:GetObject");

        await TypeAsync(page, PolicyTexts.OfSize(9_000));

        page.WaitForAssertion(() => Assert.Contains("leaves out the draft", page.Find(".notice").TextContent, StringComparison.Ordinal));
        Assert.DoesNotContain("draft=", Navigation.Uri, StringComparison.Ordinal);
    }

    [Fact]
    public void Without_actions_nothing_is_run()
    {
        var page = Open($"?source={Uri.EscapeDataString(Alice)}");
        page.WaitForElement(".simulator-policies label");

        Button(page, "Run simulation").Click();

        Assert.Equal("Choose at least one action.", Text(page.Find(".simulator-run [role=alert]")));
    }

    [Fact]
    public async Task Who_may_not_simulate_is_told_which_action_is_needed()
    {
        Client.Caller = await Iam.CallerOfAsync("bob");

        var page = Open("");
        page.WaitForAssertion(() => Assert.Contains("iam:ListUsers", page.Find(".refusal").TextContent, StringComparison.Ordinal));

        Navigation.NavigateTo($"/policy-simulator?source={Uri.EscapeDataString(Alice)}&actions=s3:GetObject");
        page.WaitForAssertion(() => Assert.Contains($"iam:SimulatePrincipalPolicy on resource: {Alice}", page.Find(".refusal").TextContent, StringComparison.Ordinal));

        Navigation.NavigateTo($"/policy-simulator?draft={Uri.EscapeDataString(PolicyTexts.Allow("s3:*"))}&actions=s3:GetObject&run=1");
        page.WaitForAssertion(() => Assert.Contains("iam:SimulateCustomPolicy", page.Find(".refusal").TextContent, StringComparison.Ordinal));
    }

    [Fact]
    public void A_key_is_added_typed_and_removed()
    {
        var page = Open($"?draft={Uri.EscapeDataString(PolicyTexts.Allow("s3:*", "*", """{"ForAnyValue:StringEquals":{"custom:colors":"red"}}"""))}&actions=s3:GetObject");
        page.WaitForElement(".simulator-key");
        page.Find(".simulator-key input[type=checkbox]").Change(true);
        page.Find(".simulator-key textarea").Change("green\nred");
        page.Find(".simulator-add input").Change("nonsense");
        page.Find(".simulator-add").Submit();
        Assert.Contains("with its prefix", page.Find(".simulator-add .field-error").TextContent, StringComparison.Ordinal);
        page.Find(".simulator-add input").Change("aws:SourceIp");
        page.Find(".simulator-add").Submit();
        Assert.Equal(["custom:colors", "aws:SourceIp"], page.FindAll(".simulator-key .field-label").Select(Text));
        page.FindAll(".simulator-key button").Single().Click();
        Assert.Single(page.FindAll(".simulator-key"));

        Button(page, "Run simulation").Click();

        page.WaitForAssertion(() => Assert.Contains("1 result: 1 allowed", Text(page.Find(".simulator-run")), StringComparison.Ordinal));
    }

    private IRenderedComponent<SimulatorPage> Open(string query)
    {
        Navigation.NavigateTo("/policy-simulator" + query);
        return Render<SimulatorPage>();
    }

    private static Task TypeAsync(IRenderedComponent<SimulatorPage> page, string draft) => page.InvokeAsync(() => page.FindComponents<PolicyEditor>()[0].Instance.EditedAsync(draft));

    private static IEnumerable<string> Rows(IRenderedComponent<SimulatorPage> page) => page.FindAll("tbody tr:has(.simulator-permission)")
        .Select(row => string.Join(' ', row.QuerySelectorAll("th, .simulator-permission > span").Select(Text)));

    private static IElement Button(IRenderedComponent<SimulatorPage> page, string text) => page.FindAll("button").Single(button => Text(button) == text);

    private static string Text(IElement element) => string.Join(' ', element.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
