namespace IamConsole.Core.PolicyAssistance;

/// <summary>
/// Reads JSON that somebody is still typing. Takes any text: what is missing is left out, what is too much is skipped. A
/// string ends with its line, and a member may begin without the comma before it.
/// </summary>
internal sealed class DraftReader(string text)
{
    private readonly Stack<DraftNode> _open = new();

    /// <summary>The text as the one element of an array that the text's ends enclose.</summary>
    public DraftNode Read()
    {
        var root = new DraftNode(DraftKind.Array, -1);
        root.Slots.Add(new DraftSlot(0));
        _open.Push(root);
        var at = 0;
        while (at < text.Length)
        {
            at = ReadAt(at);
        }

        while (_open.TryPop(out var node))
        {
            End(node, text.Length, text.Length);
        }

        return root;
    }

    private DraftSlot Slot => _open.Peek().Slots[^1];

    private int ReadAt(int at)
    {
        switch (text[at])
        {
            case '{' or '[':
                var container = new DraftNode(text[at] == '{' ? DraftKind.Object : DraftKind.Array, at);
                Add(container);
                container.Slots.Add(new DraftSlot(at + 1));
                _open.Push(container);
                return at + 1;
            case '}' or ']':
                Close(text[at] == '}' ? DraftKind.Object : DraftKind.Array, at);
                return at + 1;
            case ',':
                (Slot.End, Slot.EndsWithComma) = (at, true);
                _open.Peek().Slots.Add(new DraftSlot(at + 1));
                return at + 1;
            case ':':
                AddColon(at);
                return at + 1;
            case '"':
                return Add(ReadText(at));
            case var c when char.IsWhiteSpace(c):
                return at + 1;
            default:
                return Add(ReadWord(at));
        }
    }

    private DraftNode ReadText(int start)
    {
        var at = start + 1;
        while (at < text.Length && text[at] is not ('"' or '\r' or '\n'))
        {
            at += text[at] == '\\' && at + 1 < text.Length && text[at + 1] is not ('\r' or '\n') ? 2 : 1;
        }

        var isClosed = at < text.Length && text[at] == '"';
        return new DraftNode(DraftKind.Text, start) { End = isClosed ? at + 1 : at, IsClosed = isClosed };
    }

    private DraftNode ReadWord(int start)
    {
        var at = start + 1;
        while (at < text.Length && text[at] is not ('{' or '}' or '[' or ']' or ',' or ':' or '"') && !char.IsWhiteSpace(text[at]))
        {
            at++;
        }

        return new DraftNode(DraftKind.Word, start) { End = at, IsClosed = true };
    }

    private int Add(DraftNode node)
    {
        var isObject = _open.Peek().Kind is DraftKind.Object;
        if (isObject ? Slot.Value is not null || (Slot.Name is not null && Slot.AfterColon < 0) : Slot.Value is not null)
        {
            BeginSlot(node.Start);
        }

        if (isObject && !node.IsContainer && Slot.IsEmpty && Slot.AfterColon < 0)
        {
            Slot.Name = node;
        }
        else
        {
            Slot.Value = node;
        }

        return node.End;
    }

    // "Effect": "Action": ... : the value is missing, and what looked like it is the next name.
    private void AddColon(int at)
    {
        if (Slot is { AfterColon: >= 0, Value: { IsContainer: false } name })
        {
            Slot.Value = null;
            BeginSlot(name.Start);
            Slot.Name = name;
        }

        Slot.AfterColon = at + 1;
    }

    private void BeginSlot(int at)
    {
        Slot.End = at;
        _open.Peek().Slots.Add(new DraftSlot(at));
    }

    private void Close(DraftKind kind, int at)
    {
        if (_open.All(node => node.Kind != kind || node.Start < 0))
        {
            return;
        }

        while (_open.Peek() is var inner && inner.Kind != kind)
        {
            End(_open.Pop(), at, at);
        }

        var node = _open.Pop();
        End(node, at, at + 1);
        node.IsClosed = true;
    }

    private static void End(DraftNode node, int contentEnd, int end)
    {
        node.Slots[^1].End = contentEnd;
        node.End = end;
    }
}
