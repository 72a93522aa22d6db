using Bunit;
using Bunit.TestDoubles;
using IamConsole.Components.Layout;
using IamConsole.Tests.Support;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace IamConsole.Tests.Components.Layout;

public sealed class FlashMessagesTests : ConsoleContext
{
    private FlashMessages Messages => Services.GetRequiredService<FlashMessages>();

    private NavigationManager Navigation => Services.GetRequiredService<NavigationManager>();

    [Fact]
    public async Task A_message_survives_the_next_page_and_is_gone_on_the_one_after()
    {
        var stack = Render<FlashStack>();
        await stack.InvokeAsync(() => Messages.Success("User alice created."));

        await stack.InvokeAsync(() => Navigation.NavigateTo("/users"));
        stack.WaitForAssertion(() => Assert.Contains("User alice created.", stack.Markup, StringComparison.Ordinal));

        await stack.InvokeAsync(() => Navigation.NavigateTo("/policies"));
        stack.WaitForAssertion(() => Assert.Empty(stack.FindAll(".flash")));
    }

    [Fact]
    public async Task A_change_of_the_query_alone_is_no_new_page()
    {
        var stack = Render<FlashStack>();
        await stack.InvokeAsync(() => Messages.Info("Kept."));

        await stack.InvokeAsync(() => Navigation.NavigateTo("/?q=a"));
        await stack.InvokeAsync(() => Navigation.NavigateTo("/?q=b"));

        Assert.Single(stack.FindAll(".flash"));
    }

    [Fact]
    public async Task Errors_interrupt_and_successes_do_not()
    {
        var stack = Render<FlashStack>();
        await stack.InvokeAsync(() => Messages.Success("Done.", new FlashLink("View user", "/users/alice")));
        await stack.InvokeAsync(() => Messages.Error("Not done."));

        Assert.Equal("alert", stack.Find(".flash-error").GetAttribute("role"));
        Assert.Equal("status", stack.Find(".flash-success").GetAttribute("role"));
        Assert.Equal("/users/alice", stack.Find(".flash-success a").GetAttribute("href"));
    }

    [Fact]
    public async Task Dismissing_takes_away_that_message_only()
    {
        var stack = Render<FlashStack>();
        await stack.InvokeAsync(() => Messages.Success("First."));
        await stack.InvokeAsync(() => Messages.Success("Second."));

        await stack.Find(".flash [aria-label='Dismiss message: Second.']").ClickAsync(new());

        Assert.Contains("First.", Assert.Single(stack.FindAll(".flash")).TextContent, StringComparison.Ordinal);
    }
}
