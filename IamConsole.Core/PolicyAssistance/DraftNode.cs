namespace IamConsole.Core.PolicyAssistance;

internal enum DraftKind
{
    Object,
    Array,

    /// <summary>A string, closed or not.</summary>
    Text,

    /// <summary>A run of other characters: a number, a word, a name whose quotes are yet to come.</summary>
    Word,
}

/// <summary>A value, or a member's name, of a text that may be unfinished.</summary>
internal sealed class DraftNode(DraftKind kind, int start)
{
    public DraftKind Kind { get; } = kind;

    public int Start { get; } = start;

    /// <summary>The place after the last character.</summary>
    public int End { get; set; }

    public bool IsClosed { get; set; }

    /// <summary>What stands between the commas; never empty in an object or an array.</summary>
    public List<DraftSlot> Slots { get; } = [];

    public bool IsContainer => Kind is DraftKind.Object or DraftKind.Array;

    /// <summary>Where the content begins: behind the quote of a string.</summary>
    public int ContentStart => Kind is DraftKind.Text ? Start + 1 : Start;

    public int ContentEnd => Kind is DraftKind.Text && IsClosed ? End - 1 : End;

    /// <summary>The content as written, escapes included.</summary>
    public string ContentIn(string text) => text[ContentStart..ContentEnd];

    /// <summary>Whether somebody who types at the offset changes this node: inside the quotes, or touching a word.</summary>
    public bool Holds(int offset) => Kind is DraftKind.Word
        ? offset >= Start && offset <= End
        : offset > Start && (offset < End || (offset == End && !IsClosed));
}

/// <summary>A member of an object or an element of an array, with the blanks around it. All parts may be missing.</summary>
internal sealed class DraftSlot(int start)
{
    public int Start { get; } = start;

    /// <summary>The comma, the closing bracket, or the next member where a comma is missing.</summary>
    public int End { get; set; }

    public DraftNode? Name { get; set; }

    /// <summary>The place after the colon; -1 without one.</summary>
    public int AfterColon { get; set; } = -1;

    public DraftNode? Value { get; set; }

    public bool EndsWithComma { get; set; }

    public bool IsEmpty => Name is null && Value is null;

    public int ContentStart => Name?.Start ?? Value?.Start ?? End;

    public int ContentEnd => Value?.End ?? (AfterColon >= 0 ? AfterColon : Name?.End ?? Start);
}
