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
    public async Task What_is_in_progress_says_how_far_it_is_stays_over_pages_and_turns_into_its_result()
    {
        var stack = Render<FlashStack>();
        var progress = await stack.InvokeAsync(() => Messages.Begin("Deleting 100 users", 100));
        await stack.InvokeAsync(() => progress.Report(37));

        var message = stack.Find(".flash-inprogress");
        Assert.Equal("status", message.GetAttribute("role"));
        Assert.Contains("In progress: Deleting 100 users", message.TextContent, StringComparison.Ordinal);
        Assert.Equal("37 of 100", message.QuerySelector("[aria-live=off] span")!.TextContent);
        Assert.Equal(("37", "100"), (message.QuerySelector("progress")!.GetAttribute("value"), message.QuerySelector("progress")!.GetAttribute("max")));
        Assert.NotNull(message.QuerySelector(".spinner"));
        Assert.Empty(message.QuerySelectorAll("button"));

        foreach (var page in (string[])["/users", "/roles", "/policies"])
        {
            await stack.InvokeAsync(() => Navigation.NavigateTo(page));
        }

        await stack.InvokeAsync(() => progress.Succeed("100 users deleted."));

        Assert.Contains("100 users deleted.", Assert.Single(stack.FindAll(".flash")).TextContent, StringComparison.Ordinal);
        Assert.Single(stack.FindAll(".flash-success [aria-label='Dismiss message: 100 users deleted.']"));
        Assert.Empty(stack.FindAll("progress"));
    }

    [Fact]
    public async Task What_fails_turns_into_an_error_that_interrupts()
    {
        var stack = Render<FlashStack>();
        var progress = await stack.InvokeAsync(() => Messages.Begin("Deleting 2 roles", 2));

        await stack.InvokeAsync(() => progress.Fail("None of the 2 roles was deleted."));
        await stack.InvokeAsync(progress.Dispose);

        Assert.Equal("alert", stack.Find(".flash-error").GetAttribute("role"));
    }

    [Fact]
    public async Task What_comes_to_no_end_is_taken_away_and_newer_messages_do_not_push_out_what_goes_on()
    {
        var stack = Render<FlashStack>();
        var progress = await stack.InvokeAsync(() => Messages.Begin("Generating the credential report"));
        foreach (var number in Enumerable.Range(1, 6))
        {
            await stack.InvokeAsync(() => Messages.Info($"Message {number}."));
        }

        Assert.Equal(5, stack.FindAll(".flash").Count);
        Assert.Single(stack.FindAll(".flash-inprogress"));

        await stack.InvokeAsync(progress.Dispose);

        Assert.Empty(stack.FindAll(".flash-inprogress"));
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
