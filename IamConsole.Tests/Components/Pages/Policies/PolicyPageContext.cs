using Bunit;
using IamConsole.Components.Shared;
using IamConsole.Core.ManagedPolicies;
using IamConsole.Core.Roles;
using IamConsole.Core.Users;
using IamConsole.Tests.Support;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;

namespace IamConsole.Tests.Components.Pages.Policies;

/// <summary>An account with a policy 'Reader', a user 'alice' and a role 'Worker', and short ways to press what a page shows.</summary>
public abstract class PolicyPageContext : PageContext
{
    protected const string Reader = "arn:aws:iam::123456789012:policy/Reader";
    protected static readonly string Document = PolicyTexts.Allow("s3:GetObject");

    protected string Address => new Uri(Services.GetRequiredService<NavigationManager>().Uri).PathAndQuery;

    protected void Go(string address) => Services.GetRequiredService<NavigationManager>().NavigateTo(address);

    protected override async Task ArrangeAsync()
    {
        await DoAsync(new CreatePolicy("Reader", Document) { Description = "Reads objects" });
        await DoAsync(new CreateUser("alice"));
        await DoAsync(new CreateRole("Worker", PolicyTexts.TrustAccount));
    }

    protected static void Press(IRenderedComponent<IComponent> page, string text) =>
        page.FindAll("button").First(button => button.TextContent.Trim() == text).Click();

    protected static void Submit(IRenderedComponent<IComponent> page) => page.Find("form.wizard-main").Submit();

    protected static void Write(IRenderedComponent<IComponent> page, string document)
    {
        ShowJson(page);
        page.InvokeAsync(() => page.FindComponent<PolicyEditor>().Instance.EditedAsync(document));
    }

    /// <summary>Switches to the JSON editor where the visual one is shown.</summary>
    protected static void ShowJson(IRenderedComponent<IComponent> page)
    {
        page.WaitForElement(".visual-editor, .policy-editor");
        if (page.FindAll(".visual-editor").Count > 0)
        {
            Press(page, "JSON");
        }

        page.WaitForElement(".policy-editor");
    }

    protected static void Choose(IRenderedComponent<IComponent> page, string rowText)
    {
        page.WaitForAssertion(() => Assert.Contains(page.FindAll("tbody tr"), row => row.TextContent.Contains(rowText, StringComparison.Ordinal)));
        page.FindAll("tbody tr").First(row => row.TextContent.Contains(rowText, StringComparison.Ordinal)).QuerySelector("input")!.Change(true);
    }

    protected static void ShowsText(IRenderedComponent<IComponent> page, string text) =>
        page.WaitForAssertion(() => Assert.Contains(text, page.Markup, StringComparison.Ordinal));
}
