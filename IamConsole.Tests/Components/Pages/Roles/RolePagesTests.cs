using AngleSharp.Dom;
using Bunit;
using IamConsole.Components.Layout;
using IamConsole.Components.Pages.Roles;
using IamConsole.Core.AccessAnalyzer;
using IamConsole.Core.Activity;
using IamConsole.Core.InlinePolicies;
using IamConsole.Core.ManagedPolicies;
using IamConsole.Core.Model;
using IamConsole.Core.Roles;
using IamConsole.Core.Users;
using IamConsole.Tests.Support;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;

namespace IamConsole.Tests.Components.Pages.Roles;

public sealed class RolePagesTests : PageContext
{
    private const string ReadOnly = "arn:aws:iam::aws:policy/IAMReadOnlyAccess";

    private NavigationManager Navigation => Services.GetRequiredService<NavigationManager>();

    private IEnumerable<string> Flashes => Services.GetRequiredService<FlashMessages>().Current.Select(message => message.Text);

    protected override async Task ArrangeAsync()
    {
        await DoAsync(new CreateRole("WebServer", TrustPolicyTemplates.ForService("ec2.amazonaws.com")) { Description = "Serves pages", Tags = [new Tag("Team", "blue")] });
        await DoAsync(new AttachRolePolicy("WebServer", ReadOnly));
        await DoAsync(new PutRolePolicy("WebServer", "Buckets", PolicyTexts.Allow("s3:GetObject")));
        await DoAsync(new CreateRole("Auditor", PolicyTexts.TrustAccount));
        await DoAsync(new CreateUser("bob"));
    }

    [Fact]
    public async Task The_list_shows_trusted_entities_and_follows_changes_made_elsewhere()
    {
        var page = Render<RoleList>();
        page.WaitForAssertion(() => Assert.Contains("AWS Service: ec2", Row(page, "WebServer").TextContent, StringComparison.Ordinal));
        await DoAsync(new CreateRole("Operator", PolicyTexts.TrustAccount));

        await page.InvokeAsync(() => Client.AnnounceAsync(ChangedKinds.Roles));

        page.WaitForAssertion(() => Row(page, "Operator"));
    }

    [Fact]
    public async Task What_may_not_be_seen_shows_AWS_message()
    {
        Client.Caller = await Iam.CallerOfAsync("bob");

        var list = Render<RoleList>();
        var role = RenderRole("WebServer");

        list.WaitForAssertion(() => Assert.Contains("is not authorized to perform: iam:ListRoles", list.Find(".refusal-message").TextContent, StringComparison.Ordinal));
        role.WaitForAssertion(() => Assert.Contains("iam:GetRole on resource: arn:aws:iam::123456789012:role/WebServer", role.Find(".refusal-message").TextContent, StringComparison.Ordinal));
    }

    [Fact]
    public void A_role_is_deleted_with_its_policies_once_its_name_is_typed()
    {
        var page = RenderRole("WebServer");
        page.WaitForAssertion(() => Button(page, "Delete"));
        Button(page, "Delete").Click();
        page.WaitForAssertion(() => Assert.Contains("1 inline policy is deleted: Buckets.", Open(page).TextContent, StringComparison.Ordinal));

        Open(page).QuerySelector("form")!.Submit();
        Assert.Empty(Client.Sent);
        Open(page).QuerySelector("input")!.Input("WebServer");
        Open(page).QuerySelector("form")!.Submit();

        page.WaitForAssertion(() => Assert.EndsWith("/roles", Navigation.Uri, StringComparison.Ordinal));
        Assert.Equal([new DetachRolePolicy("WebServer", ReadOnly), new DeleteRolePolicy("WebServer", "Buckets"), new DeleteRole("WebServer")], Client.Sent);
        Assert.Equal(["Role WebServer deleted."], Flashes);
    }

    [Fact]
    public async Task A_service_s_role_that_is_in_use_says_what_has_to_go_first()
    {
        await Iam.DoAsync(new CreateAnalyzer("watch", Analyzer.ExternalAccess));
        var page = RenderRole("AWSServiceRoleForAccessAnalyzer");
        page.WaitForAssertion(() => Button(page, "Delete"));

        Button(page, "Delete").Click();

        page.WaitForAssertion(() => Assert.Contains("AWSServiceRoleForAccessAnalyzer is used by watch. Delete that first.", Open(page).TextContent, StringComparison.Ordinal));
        Assert.Null(Open(page).QuerySelector("input"));
    }

    [Fact]
    public async Task Description_and_session_duration_are_changed()
    {
        var page = RenderRole("WebServer");
        page.WaitForAssertion(() => Button(page, "Edit"));
        Button(page, "Edit").Click();

        Open(page).QuerySelector("textarea")!.Input("Serves everything");
        Open(page).QuerySelector("select")!.Change("7200");
        Open(page).QuerySelector("form")!.Submit();

        page.WaitForAssertion(() => Assert.Contains("2 hours", page.Find(".detail-grid").TextContent, StringComparison.Ordinal));
        Assert.Equal("Serves everything", (await DoAsync(new GetRole("WebServer"))).Role.Description);
    }

    [Fact]
    public async Task Removing_policies_of_a_role_needs_no_typing()
    {
        var page = RenderRole("WebServer");
        page.WaitForAssertion(() => Row(page, "Buckets"));
        Row(page, "Buckets").QuerySelector("input")!.Change(true);
        Row(page, "IAMReadOnlyAccess").QuerySelector("input")!.Change(true);

        Button(page, "Remove").Click();
        Open(page).QuerySelector("form")!.Submit();

        page.WaitForAssertion(() => Assert.Equal(["2 policies removed from WebServer."], Flashes));
        Assert.Empty((await DoAsync(new ListRolePolicies("WebServer"))).PolicyNames);
    }

    [Fact]
    public async Task A_boundary_is_set_shown_and_removed()
    {
        var choice = Render<SetRoleBoundaryPage>(parameters => parameters.Add(p => p.Name, "WebServer"));
        choice.Find("input[type=search]").Change("IAMReadOnly");
        choice.WaitForAssertion(() => Row(choice, "IAMReadOnlyAccess"));
        Row(choice, "IAMReadOnlyAccess").QuerySelector("input")!.Change(true);
        Button(choice, "Set boundary").Click();
        choice.WaitForAssertion(() => Assert.EndsWith("/roles/WebServer", Navigation.Uri, StringComparison.Ordinal));

        var page = RenderRole("WebServer");
        page.WaitForAssertion(() => Button(page, "Remove boundary"));
        Button(page, "Remove boundary").Click();
        Open(page).QuerySelector("form")!.Submit();

        page.WaitForAssertion(() => Assert.Contains("Set permissions boundary", page.Markup, StringComparison.Ordinal));
        Assert.Null((await DoAsync(new GetRole("WebServer"))).Role.PermissionsBoundary);
    }

    [Fact]
    public void The_trust_policy_is_shown()
    {
        var page = RenderRole("WebServer", "trust");

        page.WaitForAssertion(() => Assert.Contains("ec2.amazonaws.com", page.Find(".json-view").TextContent, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Tags_are_changed_together()
    {
        var page = RenderRole("WebServer", "tags");
        page.WaitForAssertion(() => Button(page, "Manage tags"));
        Button(page, "Manage tags").Click();

        page.FindAll(".tag-row input")[0].Change("Owner");
        Button(page, "Save changes").Click();

        page.WaitForAssertion(() => Assert.Equal(["Tags of WebServer saved."], Flashes));
        Assert.Equal([new Tag("Owner", "blue")], (await DoAsync(new GetRole("WebServer"))).Role.Tags);
        Assert.Single(Client.LastExpected);
    }

    [Fact]
    public async Task A_role_for_another_account_is_created_with_its_policies_at_once()
    {
        var page = Render<CreateRoleWizard>();
        page.FindAll("input[name=trust-kind]")[1].Change(true);
        page.FindAll("input[name=trust-account]")[1].Change(true);
        page.Find("input[inputmode=numeric]").Change("1234");
        page.Find("form.wizard-main").Submit();
        Assert.Contains("12 digits", page.Find(".field-error").TextContent, StringComparison.Ordinal);

        page.Find("input[inputmode=numeric]").Change("111122223333");
        page.Find("form.wizard-main").Submit();
        page.WaitForAssertion(() => page.Find("input[type=search]"));
        page.Find("input[type=search]").Change("IAMReadOnly");
        page.WaitForAssertion(() => Row(page, "IAMReadOnlyAccess"));
        Row(page, "IAMReadOnlyAccess").QuerySelector("input")!.Change(true);
        page.Find("form.wizard-main").Submit();
        page.WaitForAssertion(() => page.Find("textarea"));
        page.Find("form.wizard-main .field input").Change("Partner");
        page.Find("form.wizard-main").Submit();

        page.WaitForAssertion(() => Assert.EndsWith("/roles", Navigation.Uri, StringComparison.Ordinal));
        Assert.Equal(["CreateRole", "AttachRolePolicy"], Client.Sent.Select(operation => operation.GetType().Name));
        var role = (await DoAsync(new GetRole("Partner"))).Role;
        Assert.Equal(["Account: 111122223333"], TrustedEntities.Of(role.AssumeRolePolicyDocument));
    }

    [Fact]
    public void A_service_has_to_be_chosen()
    {
        var page = Render<CreateRoleWizard>();

        page.Find("form.wizard-main").Submit();

        Assert.Contains("Choose a service", page.Find(".field-error").TextContent, StringComparison.Ordinal);
    }

    private static IElement Row<T>(IRenderedComponent<T> page, string name)
        where T : IComponent => page.FindAll("tbody tr").Single(row => row.QuerySelector("th")?.TextContent.Contains(name, StringComparison.Ordinal) == true);

    private static IElement Button<T>(IRenderedComponent<T> page, string text)
        where T : IComponent => page.FindAll("button").First(button => button.TextContent.Trim() == text && button.Closest("dialog") is null);

    private static IElement Open<T>(IRenderedComponent<T> page)
        where T : IComponent => page.FindAll("dialog").Single(dialog => dialog.QuerySelector("form") is not null);

    private IRenderedComponent<RolePage> RenderRole(string name, string? tab = null)
    {
        Navigation.NavigateTo(IamUrls.Role(name, tab));
        return Render<RolePage>(parameters => parameters.Add(p => p.Name, name));
    }
}
