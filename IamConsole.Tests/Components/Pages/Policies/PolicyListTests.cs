using Bunit;
using Microsoft.Extensions.DependencyInjection;
using IamConsole.Components.Pages.Policies;
using IamConsole.Core.Activity;
using IamConsole.Core.ManagedPolicies;
using IamConsole.Core.Operations;

namespace IamConsole.Tests.Components.Pages.Policies;

public sealed class PolicyListTests : PolicyPageContext
{
    [Fact]
    public void Policies_are_shown_with_type_and_use_and_can_be_filtered()
    {
        var page = Show("policies?type=customer");

        ShowsText(page, "Customer managed");
        Assert.Single(page.FindAll("tbody tr"));
        Assert.Contains("Reads objects", page.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_can_be_done_depends_on_the_chosen_policy()
    {
        await DoAsync(new CreatePolicy("AdministratorAccessOfOurs", Document));
        var page = Show("policies?q=administratoraccess");
        Assert.True(Button(page, "Attach").HasAttribute("aria-disabled"));

        Choose(page, "AdministratorAccessOfOurs");
        Assert.False(Button(page, "Attach").HasAttribute("aria-disabled"));
        Assert.False(Button(page, "Delete").HasAttribute("aria-disabled"));

        Choose(page, "AWS managed");
        Assert.True(Button(page, "Delete").HasAttribute("aria-disabled"));
        Press(page, "Attach");
        Assert.EndsWith("/attach", Address, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Deleting_detaches_and_removes_versions_first_after_the_name_is_typed()
    {
        await DoAsync(new AttachUserPolicy("alice", Reader));
        await DoAsync(new CreatePolicyVersion(Reader, Document));
        var page = Show("policies?type=customer");
        Choose(page, "Reader");

        Press(page, "Delete");
        ShowsText(page, "1 user: alice");
        Assert.Contains("1 other version: v2", page.Markup, StringComparison.Ordinal);
        page.Find("dialog input").Input("Reader");
        page.Find("dialog form").Submit();

        ShowsText(page, "No matches");
        Assert.Equal(["DetachUserPolicy", "DeletePolicyVersion", "DeletePolicy"], Client.Sent.Select(operation => operation.GetType().Name));
        Assert.Equal("NoSuchEntity", (await Iam.RefusedAsync(new GetPolicy(Reader))).Code);
    }

    [Fact]
    public async Task A_policy_that_bounds_somebody_is_not_offered_for_deletion()
    {
        await DoAsync(new PutUserPermissionsBoundary("alice", Reader));
        var page = Show("policies?type=customer");
        Choose(page, "Reader");

        Press(page, "Delete");

        ShowsText(page, "Reader cannot be deleted");
        Assert.Empty(page.FindAll("dialog .btn-danger"));
    }

    [Fact]
    public async Task Whoever_may_not_list_policies_sees_the_refusal()
    {
        Client.Caller = await Iam.CallerOfAsync("alice");

        var page = Show("policies");

        ShowsText(page, "iam:ListPolicies");
        Assert.NotEmpty(page.FindAll(".refusal-denied"));
    }

    [Fact]
    public async Task A_policy_made_elsewhere_appears_and_the_subscription_ends_with_the_page()
    {
        var page = Show("policies?type=customer");
        ShowsText(page, "Reader");
        await DoAsync(new CreatePolicy("Second", Document));

        await page.InvokeAsync(() => Client.AnnounceAsync(ChangedKinds.Policies));

        ShowsText(page, "Second");
        await DisposeComponentsAsync();
        Assert.Equal(0, Client.Subscriptions);
    }

    private static AngleSharp.Dom.IElement Button(IRenderedComponent<PolicyList> page, string text) => page.FindAll("button").First(button => button.TextContent.Trim() == text);

    private IRenderedComponent<PolicyList> Show(string address)
    {
        Services.GetRequiredService<Microsoft.AspNetCore.Components.NavigationManager>().NavigateTo(address);
        var page = Render<PolicyList>();
        page.WaitForAssertion(() => Assert.Empty(page.FindAll(".skeleton")));
        return page;
    }
}
