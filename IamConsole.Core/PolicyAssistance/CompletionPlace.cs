namespace IamConsole.Core.PolicyAssistance;

/// <summary>Fits suggestions into the text: which range they replace, and the quotes and commas that are missing around it.</summary>
internal sealed class CompletionPlace
{
    private readonly DraftCursor _cursor;
    private readonly bool _insideQuotes;
    private readonly bool _closesQuote;
    private readonly string _before;
    private readonly string _after;

    public CompletionPlace(DraftCursor cursor)
    {
        _cursor = cursor;
        var token = cursor.Token;
        _insideQuotes = cursor.IsValue && token is { Kind: DraftKind.Text };
        _closesQuote = _insideQuotes && !token!.IsClosed;
        Start = token is null ? cursor.Offset : _insideQuotes ? token.ContentStart : token.Start;
        End = token is null ? cursor.Offset
            : _insideQuotes ? (token.IsClosed ? token.ContentEnd : cursor.Offset)
            : token is { Kind: DraftKind.Text, IsClosed: false } ? cursor.Offset
            : token.End;
        (_before, _after) = (NeedsCommaBefore() ? ", " : "", NeedsCommaAfter() ? "," : "");
    }

    public int Start { get; }

    public int End { get; }

    public PolicyCompletion Fit(Suggestion suggestion)
    {
        var label = suggestion.Name.Length > 0 ? suggestion.Name : suggestion.Kind.ToString();
        var opensQuote = _cursor.Token is { Kind: DraftKind.Text } && !_insideQuotes;
        return new PolicyCompletion(
            suggestion.Kind,
            label,
            suggestion.Detail,
            suggestion.Text,
            Insert(suggestion),
            opensQuote ? $"\"{label}" : label,
            suggestion.Continues);
    }

    private string Insert(Suggestion suggestion)
    {
        if (_insideQuotes)
        {
            return _closesQuote ? $"{suggestion.ContentSnippet}\"{_after}" : suggestion.ContentSnippet;
        }

        if (!_cursor.IsName)
        {
            return $"{_before}{suggestion.Value ?? $"\"{suggestion.ContentSnippet}\""}{_after}";
        }

        return (_cursor.Token is not null && _cursor.Slot.AfterColon >= 0) || LacksNameOnly
            ? $"\"{suggestion.ContentSnippet}\""
            : $"{_before}\"{suggestion.ContentSnippet}\": {suggestion.Value}{_after}";
    }

    // ': "Allow"': the value waits for its name.
    private bool LacksNameOnly => _cursor is { IsName: true, Slot: { Name: null, AfterColon: >= 0 } };

    private bool NeedsCommaBefore()
    {
        var slot = _cursor.Slot;
        if (_cursor.Token is null && !slot.IsEmpty && slot.Value is not null && _cursor.Offset >= slot.ContentEnd)
        {
            return true;
        }

        var at = _cursor.Container.Slots.IndexOf(slot);
        return (_cursor.IsName || _cursor.Container.Kind is DraftKind.Array) && at > 0
            && _cursor.Container.Slots[at - 1] is { EndsWithComma: false, IsEmpty: false };
    }

    private bool NeedsCommaAfter()
    {
        var slot = _cursor.Slot;
        if (LacksNameOnly || _cursor.HasSwallowedLine)
        {
            return false;
        }

        if (_cursor.Token is null && _cursor is { IsName: true } or { Container.Kind: DraftKind.Array } && !slot.IsEmpty && _cursor.Offset <= slot.ContentStart)
        {
            return true;
        }

        var next = _cursor.Container.Slots.SkipWhile(other => other != slot).Skip(1).FirstOrDefault();
        return !slot.EndsWithComma && next is { IsEmpty: false };
    }
}
