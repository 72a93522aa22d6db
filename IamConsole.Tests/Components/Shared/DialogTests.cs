using Bunit;
using IamConsole.Components.Shared;
using IamConsole.Tests.Support;
using Xunit;

namespace IamConsole.Tests.Components.Shared;

public sealed class DialogTests : ConsoleContext
{
    private readonly List<bool> _changes = [];

    [Fact]
    public void Escape_closes_a_dialog()
    {
        var dialog = Open(holdsOn: false);

        dialog.Find("dialog").TriggerEvent("oncancel", EventArgs.Empty);

        Assert.Equal([false], _changes);
    }

    [Fact]
    public void A_dialog_that_holds_on_is_closed_by_its_button_alone()
    {
        var dialog = Open(holdsOn: true);

        dialog.Find("dialog").TriggerEvent("oncancel", EventArgs.Empty);
        dialog.Find("dialog").TriggerEvent("onclose", EventArgs.Empty);
        Assert.Empty(_changes);
        Assert.Equal("Close", Assert.Single(dialog.FindAll("button")).TextContent);

        dialog.Find("button").Click();

        Assert.Equal([false], _changes);
    }

    [Fact]
    public void A_dialog_whose_work_is_refused_stays_and_leads_to_what_is_wrong()
    {
        var dialog = Render<Dialog>(parameters => parameters
            .Add(p => p.Open, true)
            .Add(p => p.OpenChanged, _changes.Add)
            .Add(p => p.Title, "Rename alice?")
            .Add(p => p.OnAct, () => Task.FromResult<Problem?>(new Problem("EntityAlreadyExists", "User with name bob already exists."))));

        dialog.Find("form").Submit();

        Assert.Empty(_changes);
        Assert.Contains("already exists", dialog.Find(".refusal").TextContent, StringComparison.Ordinal);
        JSInterop.VerifyInvoke("iamConsole.focusFirstError");
    }

    private IRenderedComponent<Dialog> Open(bool holdsOn) => Render<Dialog>(parameters => parameters
        .Add(p => p.Open, true)
        .Add(p => p.OpenChanged, _changes.Add)
        .Add(p => p.Title, "Console password")
        .Add(p => p.CancelText, "Close")
        .Add(p => p.HoldsOn, holdsOn));
}
