using Bunit;
using IamConsole.Components.Layout;
using IamConsole.Components.Shared;
using IamConsole.Tests.Support;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace IamConsole.Tests.Components.Shared;

public sealed class DeleteDialogTests : ConsoleContext
{
    private readonly List<string> _happened = [];
    private Func<Task<Problem?>> _delete = () => Task.FromResult<Problem?>(null);

    [Fact]
    public void It_is_an_alert_that_names_the_thing_and_what_goes_with_it()
    {
        var dialog = Open();

        Assert.Equal("alertdialog", dialog.Find("dialog").GetAttribute("role"));
        Assert.Equal("Delete alice?", dialog.Find("h2").TextContent);
        Assert.Equal(dialog.Find("h2").Id, dialog.Find("dialog").GetAttribute("aria-labelledby"));
        Assert.Equal(["2 access keys"], dialog.FindAll("li").Select(item => item.TextContent));
    }

    [Theory]
    [InlineData("alice", true)]
    [InlineData(" ALICE ", true)]
    [InlineData("alic", false)]
    [InlineData("", false)]
    public async Task Only_the_typed_word_enables_deletion_in_any_case(string typed, bool enabled)
    {
        var dialog = Open();

        await dialog.Find("input").InputAsync(new() { Value = typed });

        Assert.Equal(enabled ? null : "true", dialog.Find("[type=submit]").GetAttribute("aria-disabled"));
        Assert.Equal(enabled ? [] : ["To confirm, type alice."], dialog.FindAll("[role=tooltip]").Select(reason => reason.TextContent));
    }

    [Fact]
    public async Task Submitting_without_the_word_deletes_nothing()
    {
        var dialog = Open();

        await dialog.Find("form").SubmitAsync();

        Assert.Empty(_happened);
    }

    [Fact]
    public async Task A_second_click_while_deleting_deletes_once()
    {
        var done = new TaskCompletionSource<Problem?>();
        var calls = 0;
        _delete = () =>
        {
            calls++;
            return done.Task;
        };
        var dialog = Open();
        await dialog.Find("input").InputAsync(new() { Value = "alice" });

        var first = dialog.Find("form").SubmitAsync();
        await dialog.Find("form").SubmitAsync();
        Assert.Equal("Deleting …", dialog.Find("[type=submit]").TextContent.Trim());
        done.SetResult(null);
        await first;

        Assert.Equal(1, calls);
        Assert.Equal(["closed", "deleted"], _happened);
    }

    [Fact]
    public async Task A_refusal_stays_inside_the_open_dialog()
    {
        _delete = () => Task.FromResult<Problem?>(new Problem("DeleteConflict", "Cannot delete entity, must detach all policies first."));
        var dialog = Open();
        await dialog.Find("input").InputAsync(new() { Value = "alice" });

        await dialog.Find("form").SubmitAsync();

        Assert.Contains("must detach all policies first", dialog.Find(".refusal").TextContent, StringComparison.Ordinal);
        Assert.Empty(_happened);
    }

    [Fact]
    public async Task Cancelling_closes_and_deletes_nothing()
    {
        var dialog = Open();

        await dialog.Find(".dialog-foot [type=button]").ClickAsync(new());

        Assert.Equal(["closed"], _happened);
    }

    [Fact]
    public async Task Several_are_deleted_with_the_dialog_closed_while_a_message_says_how_far_that_is()
    {
        var done = new TaskCompletionSource<Problem?>();
        IProgress<int>? progress = null;
        var dialog = OpenMany(report =>
        {
            progress = report;
            return done.Task;
        });

        var deleting = dialog.Find("form").SubmitAsync();

        Assert.Equal(["closed"], _happened);
        progress!.Report(2);
        Assert.Equal((FlashType.InProgress, "Deleting 3 users", new FlashSteps(2, 3)), (Message.Type, Message.Text, Message.Steps));
        done.SetResult(null);
        await deleting;
        Assert.Equal((FlashType.Success, "3 users deleted."), (Message.Type, Message.Text));
        Assert.Equal(["closed", "deleted"], _happened);
    }

    [Fact]
    public async Task Several_that_are_refused_are_said_to_be_all_there()
    {
        var dialog = OpenMany(_ => Task.FromResult<Problem?>(new Problem("AccessDenied", "You may not delete bob.")));

        await dialog.Find("form").SubmitAsync();

        Assert.Equal((FlashType.Error, "None of the 3 users was deleted. You may not delete bob."), (Message.Type, Message.Text));
        Assert.Equal(["closed"], _happened);
    }

    private FlashMessage Message => Assert.Single(Services.GetRequiredService<FlashMessages>().Current);

    private IRenderedComponent<DeleteDialog> OpenMany(Func<IProgress<int>, Task<Problem?>> delete) => Render<DeleteDialog>(parameters => parameters
        .Add(p => p.Open, true)
        .Add(p => p.OpenChanged, open => _happened.Add(open ? "opened" : "closed"))
        .Add(p => p.Title, "Delete 3 users?")
        .Add(p => p.Count, 3)
        .Add(p => p.Things, "users")
        .Add(p => p.OnDelete, () => _delete())
        .Add(p => p.OnDeleteMany, delete)
        .Add(p => p.OnDeleted, () => _happened.Add("deleted")));

    private IRenderedComponent<DeleteDialog> Open() => Render<DeleteDialog>(parameters => parameters
        .Add(p => p.Open, true)
        .Add(p => p.OpenChanged, open => _happened.Add(open ? "opened" : "closed"))
        .Add(p => p.Title, "Delete alice?")
        .Add(p => p.Consequences, ["2 access keys"])
        .Add(p => p.ConfirmText, "alice")
        .Add(p => p.OnDelete, () => _delete())
        .Add(p => p.OnDeleted, () => _happened.Add("deleted")));
}
