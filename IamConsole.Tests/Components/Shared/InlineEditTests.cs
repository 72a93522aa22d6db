using AngleSharp.Dom;
using Bunit;
using IamConsole.Components.Layout;
using IamConsole.Components.Pages.Users;
using IamConsole.Core.InlinePolicies;
using IamConsole.Core.Model;
using IamConsole.Core.Users;
using IamConsole.Tests.Support;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.Extensions.DependencyInjection;

namespace IamConsole.Tests.Components.Shared;

/// <summary>The value of a tag is edited in its cell.</summary>
public sealed class InlineEditTests : PageContext
{
    private IEnumerable<string> Flashes => Services.GetRequiredService<FlashMessages>().Current.Select(message => message.Text);

    protected override async Task ArrangeAsync()
    {
        await DoAsync(new CreateUser("alice") { Tags = [new Tag("Team", "Blue"), new Tag("Stage", "")] });
        await DoAsync(new CreateUser("reader"));
        await DoAsync(new PutUserPolicy("reader", "reads", PolicyTexts.Allow("iam:Get*\",\"iam:List*").Replace("\"iam:Get*\",\"iam:List*\"", "[\"iam:Get*\",\"iam:List*\"]", StringComparison.Ordinal)));
        Services.GetRequiredService<NavigationManager>().NavigateTo("/users/alice?tab=tags");
    }

    [Fact]
    public void Enter_saves_the_value_alone_and_the_focus_returns_to_its_pencil()
    {
        var page = Open("Team");
        Assert.Equal("Blue", Input(page).GetAttribute("value"));
        Assert.Contains("Up to 256 characters", page.Find($"#{Input(page).GetAttribute("aria-describedby")}").TextContent, StringComparison.Ordinal);
        var focused = JSInterop.Invocations["iamConsole.focus"].Count;

        Input(page).Change("Green");
        page.Find(".inline-edit").Submit();

        page.WaitForAssertion(() => Assert.Equal("Green", Cell(page, "Team").TextContent.Trim()));
        Assert.Equal(["Tag Team of alice saved."], Flashes);
        var sent = Assert.IsType<TagUser>(Assert.Single(Client.Sent));
        Assert.Equal([new Tag("Team", "Green")], sent.Tags);
        Assert.Single(Client.LastExpected);
        page.WaitForAssertion(() => Assert.Equal(focused + 1, JSInterop.Invocations["iamConsole.focus"].Count));
    }

    [Fact]
    public void Escape_and_an_unchanged_value_send_nothing()
    {
        var page = Open("Team");
        Input(page).Change("Green");
        page.Find(".inline-edit").KeyDown(new KeyboardEventArgs { Key = "Escape" });
        Assert.Equal("Blue", Cell(page, "Team").TextContent.Trim());

        Cell(page, "Team").QuerySelector("button")!.Click();
        Assert.Equal("Blue", Input(page).GetAttribute("value"));
        page.Find(".inline-edit").Submit();

        Assert.Empty(page.FindAll(".inline-edit"));
        Assert.Empty(Client.Sent);
    }

    [Fact]
    public void What_is_not_allowed_is_said_below_the_field_and_not_sent()
    {
        var page = Open("Stage");
        Input(page).Change("new!");

        page.Find(".inline-edit").Submit();

        Assert.Equal("Use letters, numbers, spaces and _ . : / = + - @.", page.Find(".inline-edit [role=alert]").TextContent);
        Assert.Equal("true", Input(page).GetAttribute("aria-invalid"));
        Assert.StartsWith(page.Find(".inline-edit [role=alert]").Id!, Input(page).GetAttribute("aria-describedby"), StringComparison.Ordinal);
        Assert.Empty(Client.Sent);
    }

    [Fact]
    public void One_value_is_edited_at_a_time_and_the_others_say_why()
    {
        var page = Open("Team");

        Assert.Equal("Save or cancel the value that is being edited first.", Cell(page, "Stage").QuerySelector("[role=tooltip]")!.TextContent);
        Cell(page, "Stage").QuerySelector("button")!.Click();
        Assert.Single(page.FindAll(".inline-edit"));
        Assert.True(page.FindAll("button").Single(button => button.TextContent == "Manage tags").HasAttribute("aria-disabled"));
    }

    [Fact]
    public async Task A_refusal_stays_below_the_field_with_what_was_entered()
    {
        Client.Caller = await Iam.CallerOfAsync("reader");
        var page = Open("Team");
        Input(page).Change("Green");

        page.Find(".inline-edit").Submit();

        page.WaitForAssertion(() => Assert.Contains("iam:TagUser", page.Find(".inline-edit .refusal").TextContent, StringComparison.Ordinal));
        Assert.Equal("Green", Input(page).GetAttribute("value"));
        Assert.Empty(Flashes);
    }

    [Fact]
    public async Task A_value_that_somebody_else_has_changed_is_not_overwritten()
    {
        var page = Open("Team");
        await DoAsync(new TagUser("alice", [new Tag("Team", "Red")]));
        Input(page).Change("Green");

        page.Find(".inline-edit").Submit();

        page.WaitForAssertion(() => Assert.Contains("was changed since it was shown", page.Find(".inline-edit .refusal").TextContent, StringComparison.Ordinal));
    }

    private IRenderedComponent<UserPage> Open(string key)
    {
        var page = Render<UserPage>(parameters => parameters.Add(p => p.Name, "alice"));
        page.WaitForAssertion(() => Cell(page, key));
        Cell(page, key).QuerySelector("button")!.Click();
        return page;
    }

    private static IElement Input(IRenderedComponent<UserPage> page) => page.Find(".inline-edit input");

    private static IElement Cell(IRenderedComponent<UserPage> page, string key) => page.FindAll("table[aria-label=Tags] tbody tr").Single(row => row.QuerySelector("th")!.TextContent == key).QuerySelector("td")!;
}
