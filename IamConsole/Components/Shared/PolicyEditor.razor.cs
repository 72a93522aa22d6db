using System.Globalization;
using IamConsole.Core.PolicyAssistance;
using IamConsole.Core.PolicyLanguage;
using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;

namespace IamConsole.Components.Shared;

/// <summary>
/// An editor for policy documents. Text comes back when typing pauses; the page answers with findings. Its script is loaded
/// by the first editor that is shown, and a text area takes its place where that fails.
/// </summary>
public sealed partial class PolicyEditor : IAsyncDisposable
{
    /// <summary>The longest text that is taken from the browser, in characters: far beyond any quota, white space included.</summary>
    internal const int LongestText = 60_000;

    private const int DebounceMilliseconds = 300;

    private ElementReference _host;
    private ElementReference _exit;
    private IJSObjectReference? _editor;
    private DotNetObjectReference<PolicyEditor>? _self;
    private IReadOnlyList<EditorFinding>? _sentFindings;
    private Mode _mode = Mode.Loading;
    private string _current = "";
    private string _textParameter = "";
    private bool _sentReadOnly;
    private bool _textIsNews;
    private bool _tooLong;
    private bool _disposed;

    private enum Mode
    {
        Loading,
        Rich,
        Plain,
    }

    [Inject]
    private IJSRuntime Js { get; set; } = default!;

    [Parameter, EditorRequired]
    public string Text { get; set; } = "";

    [Parameter]
    public EventCallback<string> TextChanged { get; set; }

    /// <summary>What is marked in the text and listed below it; null for no list.</summary>
    [Parameter]
    public IReadOnlyList<EditorFinding>? Findings { get; set; }

    /// <summary>Counts the text as its quota does (IAM counts no white space); null for no counter.</summary>
    [Parameter]
    public Func<string, int>? Size { get; set; }

    /// <summary>The quota that <see cref="Size"/> is held against, in characters.</summary>
    [Parameter]
    public int SizeLimit { get; set; }

    /// <summary>What the policy is for, so that suggestions fit; null for an editor without suggestions and explanations.</summary>
    [Parameter]
    public PolicyKind? Kind { get; set; }

    [Parameter]
    public bool ReadOnly { get; set; }

    [Parameter]
    public string Label { get; set; } = "Policy document";

    /// <summary>A CSS length.</summary>
    [Parameter]
    public string Height { get; set; } = "26rem";

    /// <summary>Called by the script when typing pauses.</summary>
    [JSInvokable]
    public Task EditedAsync(string text) => text is { Length: <= LongestText } ? ChangeAsync(text) : TooLongAsync();

    /// <summary>Called by the script: what fits at a place of the text.</summary>
    /// <param name="text">What the editor holds now.</param>
    /// <param name="offset">UTF-16 units from its start.</param>
    [JSInvokable]
    public EditorSuggestions Complete(string text, int offset) =>
        EditorSuggestions.Of(Kind is { } kind && text is { Length: <= LongestText } ? PolicyAssistant.Complete(text, offset, kind) : PolicyCompletions.None);

    /// <summary>Called by the script: what is known about the word at a place of the text.</summary>
    /// <param name="text">What the editor holds now.</param>
    /// <param name="offset">UTF-16 units from its start.</param>
    [JSInvokable]
    public PolicyHover? Explain(string text, int offset) => Kind is not null && text is { Length: <= LongestText } ? PolicyAssistant.Explain(text, offset) : null;

    /// <summary>Called by the script where the text is too long to be sent.</summary>
    [JSInvokable]
    public Task TooLongAsync()
    {
        _tooLong = true;
        StateHasChanged();
        return Task.CompletedTask;
    }

    protected override void OnParametersSet()
    {
        if (Text != _textParameter)
        {
            _textParameter = Text;
            _textIsNews = Text != _current;
            _current = Text;
        }
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (firstRender)
        {
            await StartAsync();
        }

        if (_editor is not null)
        {
            await UpdateAsync(_editor);
        }
    }

    private async Task StartAsync()
    {
        _self = DotNetObjectReference.Create(this);
        _textIsNews = false;
        try
        {
            _editor = await Js.InvokeAsync<IJSObjectReference>("iamConsole.editor.create", _host, _exit, _self, _current,
                new { readOnly = ReadOnly, label = Label, longest = LongestText, assists = Kind is not null, debounce = DebounceMilliseconds });
        }
        catch (JSDisconnectedException)
        {
            return;
        }
        catch (Exception exception) when (exception is JSException or TaskCanceledException)
        {
            _editor = null;
        }

        if (_disposed)
        {
            await ReleaseAsync();
            return;
        }

        _sentReadOnly = ReadOnly;
        _mode = _editor is null ? Mode.Plain : Mode.Rich;
        StateHasChanged();
    }

    private async Task UpdateAsync(IJSObjectReference editor)
    {
        try
        {
            if (_textIsNews)
            {
                _textIsNews = false;
                await editor.InvokeVoidAsync("setText", _current);
            }

            if (_sentReadOnly != ReadOnly)
            {
                _sentReadOnly = ReadOnly;
                await editor.InvokeVoidAsync("setReadOnly", ReadOnly);
            }

            if (!ReferenceEquals(_sentFindings, Findings))
            {
                _sentFindings = Findings;
                await editor.InvokeVoidAsync("setMarkers", Findings ?? []);
            }
        }
        catch (JSDisconnectedException)
        {
            return;
        }
    }

    private async Task ChangeAsync(string text)
    {
        if (ReadOnly)
        {
            return;
        }

        _tooLong = false;
        _current = text;
        _textParameter = text;
        await TextChanged.InvokeAsync(text);
        StateHasChanged();
    }

    private async Task RevealAsync(EditorFinding finding)
    {
        if (_editor is not null)
        {
            await _editor.InvokeVoidAsync("reveal", finding.Line, finding.Column);
        }
    }

    private static string Number(int number) => number.ToString("N0", CultureInfo.InvariantCulture);

    private async ValueTask ReleaseAsync()
    {
        _self?.Dispose();
        _self = null;
        if (_editor is not { } editor)
        {
            return;
        }

        _editor = null;
        try
        {
            await editor.InvokeVoidAsync("dispose");
            await editor.DisposeAsync();
        }
        catch (JSDisconnectedException)
        {
            return;
        }
    }

    public ValueTask DisposeAsync()
    {
        _disposed = true;
        return ReleaseAsync();
    }
}
