namespace IamConsole.Core.PolicyAssistance;

/// <summary>What a suggestion is, for its symbol.</summary>
public enum PolicyCompletionKind
{
    Element,
    Value,
    Service,
    Action,
    ActionPattern,
    Resource,
    Operator,
    ConditionKey,
    Principal,
    Variable,
}

/// <summary>One suggestion.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Label">What is chosen.</param>
/// <param name="Detail">A word or two beside it: an action's access level, a key's type, a service's name.</param>
/// <param name="Text">A sentence about it.</param>
/// <param name="Insert">What takes the place of the completed range, with tab stops as <c>$1</c>, <c>${1:Name}</c>, <c>${1|a,b|}</c> (TextMate snippets).</param>
/// <param name="Filter">What the typed text is held against.</param>
/// <param name="Continues">Whether more suggestions wait at the first tab stop.</param>
public sealed record PolicyCompletion(PolicyCompletionKind Kind, string Label, string? Detail, string? Text, string Insert, string Filter, bool Continues);

/// <summary>The suggestions at a place.</summary>
/// <param name="Start">Offset of the range that a suggestion replaces, in UTF-16 units.</param>
/// <param name="End">Offset after that range.</param>
/// <param name="IsComplete">False where further typing has to ask again because some were left out.</param>
/// <param name="Items">Best first.</param>
public sealed record PolicyCompletions(int Start, int End, bool IsComplete, IReadOnlyList<PolicyCompletion> Items)
{
    /// <summary>None.</summary>
    public static PolicyCompletions None { get; } = new(0, 0, true, []);
}

/// <summary>What is known about the word under the pointer.</summary>
/// <param name="Start">Offset of the word, in UTF-16 units.</param>
/// <param name="End">Offset after it.</param>
/// <param name="Title">The thing's name.</param>
/// <param name="Text">A sentence about it.</param>
/// <param name="Facts">Names and values, to be listed.</param>
public sealed record PolicyHover(int Start, int End, string Title, string Text, IReadOnlyList<PolicyHoverFact> Facts);

/// <summary>One fact of a <see cref="PolicyHover"/>.</summary>
/// <param name="Name">Such as "Access level".</param>
/// <param name="Value">Such as "Write".</param>
public sealed record PolicyHoverFact(string Name, string Value);
