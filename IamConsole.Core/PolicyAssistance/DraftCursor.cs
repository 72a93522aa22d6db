namespace IamConsole.Core.PolicyAssistance;

/// <summary>Where in a policy's text somebody types, and what stands around it.</summary>
internal sealed class DraftCursor
{
    private readonly string _text;
    private readonly List<string> _path = [];
    private readonly List<DraftNode> _containers = [];

    private DraftCursor(string text, int offset)
    {
        _text = text;
        Offset = offset;
        Container = new DraftReader(text).Read();
        Slot = Container.Slots[0];
        Descend();
    }

    public int Offset { get; }

    /// <summary>Names of the members from the root; for a value its own member's comes last. Elements of arrays add nothing.</summary>
    public IReadOnlyList<string> Path => _path;

    /// <summary>The innermost object or array around the place.</summary>
    public DraftNode Container { get; private set; }

    public DraftSlot Slot { get; private set; }

    /// <summary>The string or word that is typed; <see langword="null"/> between them.</summary>
    public DraftNode? Token { get; private set; }

    /// <summary>Whether a member's name belongs here.</summary>
    public bool IsName { get; private set; }

    /// <summary>Whether a value belongs here.</summary>
    public bool IsValue { get; private set; }

    /// <summary>What of the token stands before the cursor.</summary>
    public string Typed => Token is null ? "" : _text[Math.Min(Token.ContentStart, Offset)..Offset];

    /// <summary>Whether an open string has taken what stands behind it on its line, so that nothing is known of what follows.</summary>
    public bool HasSwallowedLine => Token is { Kind: DraftKind.Text, IsClosed: false } && !string.IsNullOrWhiteSpace(_text[Offset..Token.End]);

    /// <param name="text">Any text.</param>
    /// <param name="offset">UTF-16 units from the start; taken into the text's bounds.</param>
    public static DraftCursor At(string text, int offset) => new(text, Math.Clamp(offset, 0, text.Length));

    /// <summary>The document's object.</summary>
    public DraftNode? Document => _containers.Find(node => node.Kind is DraftKind.Object);

    /// <summary>The statement around the place.</summary>
    public DraftNode? Statement => _path is ["Statement", ..] ? _containers.Where(node => node.Kind is DraftKind.Object).Skip(1).FirstOrDefault() : null;

    /// <summary>Names that the container has already, this place's own apart.</summary>
    public HashSet<string> OtherNames() =>
        [.. Container.Slots.Where(slot => slot.Name is not null && slot.Name != Token).Select(slot => slot.Name!.ContentIn(_text))];

    /// <summary>The strings of a member: one, or those of its array.</summary>
    public IEnumerable<string> TextsOf(DraftNode? node, string member) =>
        MemberOf(node, member) switch
        {
            { Kind: DraftKind.Text } value when value != Token => [value.ContentIn(_text)],
            { Kind: DraftKind.Array } list => list.Slots.Select(slot => slot.Value).Where(value => value is { Kind: DraftKind.Text } && value != Token).Select(value => value!.ContentIn(_text)),
            _ => [],
        };

    /// <summary>The names of an object's members.</summary>
    public IEnumerable<string> NamesIn(DraftNode? node) =>
        node is null ? [] : node.Slots.Where(slot => slot.Name is not null).Select(slot => slot.Name!.ContentIn(_text));

    public DraftNode? MemberOf(DraftNode? node, string member) =>
        node?.Slots.Find(slot => slot.Name?.ContentIn(_text) == member)?.Value;

    private void Descend()
    {
        while (true)
        {
            _containers.Add(Container);
            Slot = Container.Slots.Find(slot => Offset <= slot.End) ?? Container.Slots[^1];
            if (Slot.Value is { } value && value.Holds(Offset))
            {
                AddName();
                if (value.IsContainer)
                {
                    Container = value;
                    continue;
                }

                (Token, IsValue) = (value, true);
            }
            else if (Slot.Name is { } name && name.Holds(Offset))
            {
                (Token, IsName) = (name, true);
            }
            else
            {
                Classify();
            }

            return;
        }
    }

    private void Classify()
    {
        if (Container.Kind is DraftKind.Array)
        {
            IsValue = Container.Start >= 0 || Slot.IsEmpty;
        }
        else if (Slot.IsEmpty && Slot.AfterColon < 0)
        {
            IsName = true;
        }
        else if (Slot is { Name: null, AfterColon: >= 0 } && Offset < Slot.AfterColon)
        {
            IsName = true;
        }
        else if (Slot.AfterColon >= 0 && Offset >= Slot.AfterColon && Slot.Value is null)
        {
            IsValue = true;
            AddName();
        }
        else
        {
            IsName = Offset <= Slot.ContentStart || (Slot.Value is not null && Offset >= Slot.ContentEnd);
        }
    }

    private void AddName()
    {
        if (Slot.Name is { } name)
        {
            _path.Add(name.ContentIn(_text));
        }
    }
}
