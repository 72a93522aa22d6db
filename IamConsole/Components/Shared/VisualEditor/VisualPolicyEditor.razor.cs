using IamConsole.Core.Catalog;
using IamConsole.Core.PolicyDrafting;
using IamConsole.Core.PolicyLanguage;
using Microsoft.AspNetCore.Components;

namespace IamConsole.Components.Shared.VisualEditor;

/// <summary>Edits an identity-based policy block by block (AWS's visual editor). What a block cannot express stays JSON in its place.</summary>
public sealed partial class VisualPolicyEditor
{
    private const int FewBlocks = 2;

    private readonly List<BlockView> _views = [];
    private string? _textParameter;
    private string? _shown;
    private DraftDocument? _draft;
    private PolicyFinding? _obstacle;
    private (string What, string Before, int At, BlockView View)? _undo;
    private int _asked;
    private PermissionBlock _askedBlock = PermissionBlock.Empty;
    private string _askedJson = "";
    private ArnRequest _arnRequest = new(null, null);
    private ConditionRequest _conditionRequest = new(null, false);
    private bool _askingArn;
    private bool _askingCondition;
    private bool _askingJson;

    [Parameter, EditorRequired]
    public string Text { get; set; } = "";

    [Parameter]
    public EventCallback<string> TextChanged { get; set; }

    /// <summary>Everything remarked about <see cref="Text"/>; each is shown at its block.</summary>
    [Parameter]
    public IReadOnlyList<EditorFinding> Findings { get; set; } = [];

    /// <summary>The account that 'this account' means; not offered while unknown.</summary>
    [Parameter]
    public string? AccountId { get; set; }

    [Parameter]
    public EventCallback OnShowJson { get; set; }

    protected override void OnParametersSet()
    {
        // An edit of our own comes back by the parameter, but not at once: until then the parameter is the old text.
        if (_textParameter == Text)
        {
            return;
        }

        _textParameter = Text;
        if (_shown != Text)
        {
            Read(Text);
            _undo = null;
            _views.Clear();
            var count = _draft?.Statements.Count ?? 0;
            _views.AddRange(Enumerable.Range(0, count).Select(_ => new BlockView { IsOpen = count <= FewBlocks }));
        }
    }

    private void Read(string text)
    {
        _shown = text;
        _draft = DraftDocument.TryRead(text, ServiceCatalog.Current, out _obstacle);
    }

    private Task TakeOverAsync(string text)
    {
        Read(text);
        return TextChanged.InvokeAsync(text);
    }

    private Task ChangeAsync(int at, PermissionBlock changed)
    {
        _undo = null;
        return TakeOverAsync(_draft!.WithBlock(at, changed));
    }

    private Task AddAsync()
    {
        _undo = null;
        _views.Add(new BlockView { IsOpen = true });
        return TakeOverAsync(_draft!.WithNew());
    }

    private Task CopyAsync(int at)
    {
        _undo = null;
        var copy = new BlockView { IsOpen = true };
        copy.Services.AddRange(_views[at].Services);
        _views.Insert(at + 1, copy);
        return TakeOverAsync(_draft!.WithCopy(at));
    }

    private Task RemoveAsync(int at)
    {
        var statement = _draft!.Statements[at];
        _undo = (statement.Block is null ? "JSON statement" : BlockTexts.Title(statement.Block, _views[at].Services), _draft.Text, at, _views[at]);
        _views.RemoveAt(at);
        return TakeOverAsync(_draft.Without(at));
    }

    private Task UndoAsync()
    {
        if (_undo is not { } undo)
        {
            return Task.CompletedTask;
        }

        _undo = null;
        _views.Insert(undo.At, undo.View);
        return TakeOverAsync(undo.Before);
    }

    private void AskForArn(int at, ArnRequest request) => (_asked, _arnRequest, _askingArn) = (at, request, true);

    private void AskForCondition(int at, ConditionRequest request) =>
        (_asked, _askedBlock, _conditionRequest, _askingCondition) = (at, _draft!.Statements[at].Block!, request, true);

    private void AskForJson(int at) => (_asked, _askedJson, _askingJson) = (at, _draft!.Statements[at].Text, true);

    private Task TakeArnAsync(string arn)
    {
        var block = _draft!.Statements[_asked].Block!;
        var values = block.Resources.Values.ToList();
        var old = _arnRequest.Replaces is { } replaced ? values.IndexOf(replaced) : -1;
        if (old >= 0)
        {
            values[old] = arn;
        }
        else
        {
            values.Add(arn);
        }

        return ChangeAsync(_asked, block with { Resources = block.Resources with { Values = [.. values.Distinct(StringComparer.Ordinal)] } });
    }

    private Task TakeConditionAsync(BlockCondition condition)
    {
        var block = _draft!.Statements[_asked].Block!;
        var conditions = block.Conditions.ToList();
        var old = _conditionRequest is { IsThere: true, Start: { } start } ? conditions.FindIndex(start.Collides) : -1;
        if (old >= 0)
        {
            conditions[old] = condition;
        }
        else
        {
            conditions.Add(condition);
        }

        return ChangeAsync(_asked, block with { Conditions = conditions });
    }

    private Task TakeJsonAsync(string json)
    {
        _undo = null;
        return TakeOverAsync(_draft!.WithStatementText(_asked, json));
    }

    private List<EditorFinding> FindingsOf(DraftStatement statement) => [.. Findings.Where(finding => IsIn(finding, statement))];

    private List<EditorFinding> FindingsOutside() => [.. Findings.Where(finding => !_draft!.Statements.Any(statement => IsIn(finding, statement)))];

    private static bool IsIn(EditorFinding finding, DraftStatement statement)
    {
        var (start, end) = (statement.Span.Start, statement.Span.End);
        return (finding.Line, finding.Column).CompareTo((start.Line, start.Column)) >= 0 && (finding.Line, finding.Column).CompareTo((end.Line, end.Column)) < 0;
    }
}
