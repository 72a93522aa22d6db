using Bunit;
using IamConsole.Components.Shared;
using IamConsole.Core.PolicyLanguage;
using IamConsole.Tests.Support;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.JSInterop;
using Xunit;

namespace IamConsole.Tests.Components.Shared;

public sealed class PolicyEditorTests : ConsoleContext
{
    private static readonly EditorFinding WrongAction = new(EditorFinding.Error, "INVALID_ACTION", "The action does not exist.", 6, 23, 6, 37);
    private static readonly EditorFinding Broad = new(EditorFinding.Security, "BROAD", "The resource is broad.", 2, 1, 2, 4);
    private readonly List<string> _edits = [];

    [Fact]
    public async Task Without_its_script_it_is_a_text_area_that_works()
    {
        Services.AddSingleton<IJSRuntime>(new Scripts(null));
        var editor = Show("{}");

        Assert.Equal("{}", editor.Find("textarea").GetAttribute("value"));
        await editor.Find("textarea").ChangeAsync(new() { Value = "{ }" });

        Assert.Equal(["{ }"], _edits);
    }

    [Fact]
    public void Findings_are_marked_in_the_editor_and_listed_below_it_worst_first()
    {
        var script = UseScript();
        var editor = Show("{}", [Broad, WrongAction]);

        Assert.Equal("1 error, 1 security warning", editor.Find(".findings-summary").TextContent);
        Assert.Contains("Ln 6, Col 23", editor.FindAll(".finding")[0].TextContent, StringComparison.Ordinal);
        Assert.Equal(2, Assert.IsType<IReadOnlyList<EditorFinding>>(script.Last("setMarkers")![0], exactMatch: false).Count);
    }

    [Fact]
    public async Task Choosing_a_finding_leads_to_its_place()
    {
        var script = UseScript();
        var editor = Show("{}", [WrongAction]);

        await editor.Find(".finding").ClickAsync(new());

        Assert.Equal([6, 23], script.Last("reveal")!);
    }

    [Fact]
    public async Task What_is_typed_comes_back_and_is_not_sent_to_the_editor_again()
    {
        var script = UseScript();
        var editor = Show("{}");

        await editor.InvokeAsync(() => editor.Instance.EditedAsync("{ \"a\": 1 }"));
        editor.Render(parameters => parameters.Add(p => p.Text, "{ \"a\": 1 }"));
        Assert.Equal(["{ \"a\": 1 }"], _edits);
        Assert.Null(script.Last("setText"));

        editor.Render(parameters => parameters.Add(p => p.Text, "{}"));
        Assert.Equal(["{}"], script.Last("setText")!);
    }

    [Fact]
    public async Task The_counter_says_when_the_quota_is_exceeded()
    {
        UseScript();
        var editor = Render<PolicyEditor>(parameters => parameters.Add(p => p.Text, "1234").Add(p => p.Size, text => text.Length).Add(p => p.SizeLimit, 5));
        Assert.Equal("4 of 5 characters", editor.Find(".policy-size").TextContent);

        await editor.InvokeAsync(() => editor.Instance.EditedAsync("1234567"));

        Assert.Equal("7 of 5 characters, 2 too many", editor.Find(".policy-size-over").TextContent);
    }

    [Fact]
    public async Task A_text_beyond_all_bounds_is_not_taken_over()
    {
        UseScript();
        var editor = Show("{}");

        await editor.InvokeAsync(() => editor.Instance.EditedAsync(new string(' ', PolicyEditor.LongestText + 1)));

        Assert.Empty(_edits);
        Assert.Contains("not taken over", editor.Find("[role=status].notice").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void Suggestions_and_explanations_fit_the_kind_of_policy_and_without_one_there_are_none()
    {
        UseScript();
        var without = Show("{}").Instance;
        var trust = Render<PolicyEditor>(parameters => parameters.Add(p => p.Text, "{}").Add(p => p.Kind, PolicyKind.Trust)).Instance;
        const string Text = """{"Statement":{"Action":"sts:AssumeRole"}}""";

        var suggestions = trust.Complete(Text, 24);

        Assert.Equal((24, 38), (suggestions.Start, suggestions.End));
        Assert.Equal(new EditorSuggestion("Action", "sts:AssumeRole", "Write", suggestions.Items[0].Text, "sts:AssumeRole", "sts:AssumeRole", false), suggestions.Items[0]);
        Assert.Equal("sts:AssumeRole", trust.Explain(Text, 30)!.Title);
        Assert.Empty(without.Complete(Text, 24).Items);
        Assert.Null(without.Explain(Text, 30));
    }

    [Fact]
    public void Nothing_is_suggested_in_a_text_beyond_all_bounds()
    {
        UseScript();
        var editor = Render<PolicyEditor>(parameters => parameters.Add(p => p.Text, "{}").Add(p => p.Kind, PolicyKind.Identity)).Instance;

        Assert.Empty(editor.Complete("{" + new string(' ', PolicyEditor.LongestText), 1).Items);
        Assert.Empty(editor.Complete(null!, 1).Items);
    }

    [Fact]
    public async Task A_read_only_editor_ignores_what_a_browser_claims_was_typed()
    {
        UseScript();
        var editor = Render<PolicyEditor>(parameters => parameters.Add(p => p.Text, "{}").Add(p => p.ReadOnly, true).Add(p => p.TextChanged, _edits.Add));

        await editor.InvokeAsync(() => editor.Instance.EditedAsync("{ }"));

        Assert.Empty(_edits);
    }

    [Fact]
    public async Task Leaving_the_page_disposes_of_the_editor()
    {
        var script = UseScript();
        var editor = Show("{}");

        await editor.Instance.DisposeAsync();

        Assert.NotNull(script.Last("dispose"));
    }

    private ScriptEditor UseScript()
    {
        var script = new ScriptEditor();
        Services.AddSingleton<IJSRuntime>(new Scripts(script));
        return script;
    }

    private IRenderedComponent<PolicyEditor> Show(string text, IReadOnlyList<EditorFinding>? findings = null) => Render<PolicyEditor>(parameters => parameters
        .Add(p => p.Text, text).Add(p => p.TextChanged, _edits.Add).Add(p => p.Findings, findings));

    /// <summary>Stands for a browser that can, or cannot, load the editor.</summary>
    private sealed class Scripts(ScriptEditor? editor) : IJSRuntime
    {
        public ValueTask<TValue> InvokeAsync<TValue>(string identifier, object?[]? args) => InvokeAsync<TValue>(identifier, CancellationToken.None, args);

        public ValueTask<TValue> InvokeAsync<TValue>(string identifier, CancellationToken cancellationToken, object?[]? args) =>
            editor is TValue created ? ValueTask.FromResult(created) : throw new JSException("The editor could not be loaded.");
    }

    /// <summary>Stands for the script's editor and remembers what it was told.</summary>
    private sealed class ScriptEditor : IJSObjectReference
    {
        private readonly List<(string Name, object?[] Arguments)> _calls = [];

        public object?[]? Last(string name) => _calls.LastOrDefault(call => call.Name == name).Arguments;

        public ValueTask<TValue> InvokeAsync<TValue>(string identifier, object?[]? args) => InvokeAsync<TValue>(identifier, CancellationToken.None, args);

        public ValueTask<TValue> InvokeAsync<TValue>(string identifier, CancellationToken cancellationToken, object?[]? args)
        {
            _calls.Add((identifier, args ?? []));
            return ValueTask.FromResult<TValue>(default!);
        }

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}
