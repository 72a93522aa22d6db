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

    [Fact]
    public void A_form_that_is_as_it_was_closes_without_a_question()
    {
        var dialog = Form();

        dialog.Find("dialog").TriggerEvent("oncancel", EventArgs.Empty);

        Assert.Equal([false], _changes);
    }

    [Fact]
    public void What_was_entered_is_given_up_only_after_a_question()
    {
        var dialog = Form();
        dialog.Find("[data-touched]").Change(true);

        dialog.Find("dialog").TriggerEvent("oncancel", EventArgs.Empty);

        Assert.Empty(_changes);
        Assert.Equal("Discard your changes?", Question(dialog).QuerySelector("h2")!.TextContent);
        Question(dialog).QuerySelector(".btn-plain")!.Click();
        Assert.Empty(_changes);
        dialog.Find(".dialog-foot .btn-plain").Click();
        Question(dialog).QuerySelector("form")!.Submit();
        Assert.Equal([false], _changes);
    }

    [Fact]
    public void What_was_entered_stays_when_the_browser_closes_the_dialog_by_itself()
    {
        var dialog = Form();
        dialog.Find("[data-touched]").Change(true);

        dialog.Find("dialog").TriggerEvent("onclose", EventArgs.Empty);

        Assert.Empty(_changes);
        Assert.NotNull(Question(dialog).QuerySelector("form"));
    }

    [Fact]
    public void What_is_done_is_closed_without_a_question()
    {
        var dialog = Form();
        dialog.Find("[data-touched]").Change(true);

        dialog.Find("form").Submit();

        Assert.Equal([false], _changes);
        Assert.Null(Question(dialog).QuerySelector("form"));
    }

    [Fact]
    public void Neither_questions_nor_forms_that_are_not_worth_one_ask()
    {
        Assert.Empty(Form(parameters => parameters.Add(p => p.Alert, true)).FindAll("[data-touched]"));
        Assert.Empty(Form(parameters => parameters.Add(p => p.Unguarded, true)).FindAll("[data-touched]"));
    }

    private static AngleSharp.Dom.IElement Question(IRenderedComponent<Dialog> dialog) => dialog.Find("dialog dialog");

    private IRenderedComponent<Dialog> Form(Action<ComponentParameterCollectionBuilder<Dialog>>? more = null) => Render<Dialog>(parameters =>
    {
        parameters.Add(p => p.Open, true).Add(p => p.OpenChanged, _changes.Add).Add(p => p.Title, "Edit alice").Add(p => p.OnAct, () => Task.FromResult<Problem?>(null));
        more?.Invoke(parameters);
    });

    private IRenderedComponent<Dialog> Open(bool holdsOn) => Render<Dialog>(parameters => parameters
        .Add(p => p.Open, true)
        .Add(p => p.OpenChanged, _changes.Add)
        .Add(p => p.Title, "Console password")
        .Add(p => p.CancelText, "Close")
        .Add(p => p.HoldsOn, holdsOn));
}
