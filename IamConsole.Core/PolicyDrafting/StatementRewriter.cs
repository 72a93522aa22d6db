using IamConsole.Core.PolicyLanguage;
using IamConsole.Core.PolicyLanguage.Syntax;

namespace IamConsole.Core.PolicyDrafting;

/// <summary>Writes a changed block into its statement. Elements that did not change keep their text, and so do values that stay.</summary>
internal sealed class StatementRewriter(string text, SyntaxNode statement)
{
    private readonly TextLayout _layout = TextLayout.OfMembers(text, statement);
    private readonly List<(int Start, int End, string Text)> _edits = [];

    public string Rewrite(PermissionBlock before, PermissionBlock after)
    {
        if (before.Effect != after.Effect)
        {
            Replace(Member("Effect").Span, after.Effect == PolicyEffect.Allow ? "\"Allow\"" : "\"Deny\"");
        }

        RewriteSid(before.Sid, after.Sid);
        RewriteNames(Member("Action", "NotAction"), before.Actions, after.Actions, after.Actions.IsExcept ? "NotAction" : "Action");
        RewriteNames(Member("Resource", "NotResource"), before.Resources, after.Resources, after.Resources.IsExcept ? "NotResource" : "Resource");
        RewriteConditions(before.Conditions, after.Conditions);
        return _edits.OrderByDescending(edit => edit.Start).Aggregate(text, (result, edit) => string.Concat(result.AsSpan(0, edit.Start), edit.Text, result.AsSpan(edit.End)));
    }

    private SyntaxNode Member(params ReadOnlySpan<string> names)
    {
        foreach (var member in statement.Children)
        {
            if (names.Contains(member.Name!))
            {
                return member;
            }
        }

        throw new ArgumentException("A statement without this element has no block.");
    }

    private void RewriteSid(string? before, string? after)
    {
        if (before == after)
        {
            return;
        }

        var member = statement.Children.Find(child => child.Name == "Sid");
        if (member is null)
        {
            Insert(_layout.Member("Sid", Json.Quote(after!)));
        }
        else if (after is null)
        {
            Remove(member);
        }
        else
        {
            Replace(member.Span, Json.Quote(after));
        }
    }

    private void RewriteNames(SyntaxNode member, NamedValues before, NamedValues after, string name)
    {
        if (before.IsExcept != after.IsExcept)
        {
            Replace(member.NameSpan, Json.Quote(name));
        }

        if (!before.SameAs(after with { IsExcept = before.IsExcept }))
        {
            Replace(member.Span, Values(after.Values, member, _layout));
        }
    }

    private void RewriteConditions(IReadOnlyList<BlockCondition> before, IReadOnlyList<BlockCondition> after)
    {
        if (before.Count == after.Count && before.Zip(after).All(pair => pair.First.SameAs(pair.Second)))
        {
            return;
        }

        var member = statement.Children.Find(child => child.Name == "Condition");
        if (after.Count > 0)
        {
            var value = Conditions(before, after, member);
            if (member is null)
            {
                Insert(_layout.Member("Condition", value));
            }
            else
            {
                Replace(member.Span, value);
            }
        }
        else if (member is not null)
        {
            Remove(member);
        }
    }

    private string Conditions(IReadOnlyList<BlockCondition> before, IReadOnlyList<BlockCondition> after, SyntaxNode? element)
    {
        if (after.Where((condition, at) => after.Skip(at + 1).Any(condition.Collides)).Any())
        {
            throw new ArgumentException("Two conditions have the same operator and key.", nameof(after));
        }

        var operators = _layout.Deeper();
        var keys = operators.Deeper();
        return operators.Object([.. after.GroupBy(condition => condition.Operator).Select(block =>
            operators.Member(block.Key, keys.Object([.. block.Select(condition => keys.Member(condition.Key, ConditionValue(condition)))])))]);

        string ConditionValue(BlockCondition condition)
        {
            var old = element?.Children.Find(child => child.Name == condition.Operator)?.Children.Find(child => child.Name == condition.Key);
            return old is not null && before.Any(condition.SameAs) ? old.Span.Of(text) : Values(condition.Values, old, keys);
        }
    }

    private string Values(IReadOnlyList<string> values, SyntaxNode? old, TextLayout layout)
    {
        SyntaxNode[] oldNodes = old is null ? [] : old.Kind == SyntaxKind.Array ? [.. old.Children] : [old];
        var written = oldNodes.Where(node => node.IsText).DistinctBy(node => node.Value).ToDictionary(node => node.Value, node => node.Span.Of(text), StringComparer.Ordinal);
        string[] items = [.. values.Select(value => written.GetValueOrDefault(value) ?? Json.Quote(value))];
        var isList = old?.Kind == SyntaxKind.Array;
        if (items.Length == 1 && (!isList || oldNodes.Length == 0))
        {
            return items[0];
        }

        var wasLine = isList && oldNodes.Length > 0 && !old!.Span.Of(text).Contains('\n', StringComparison.Ordinal);
        return wasLine ? layout.Deeper().ShortList(items) : layout.Deeper().List(items);
    }

    private void Replace(TextSpan span, string replacement) => _edits.Add((span.Start.Offset, span.End.Offset, replacement));

    private void Insert(string member)
    {
        var end = statement.Children[^1].Span.End.Offset;
        _edits.Add((end, end, "," + _layout.Separator + member));
    }

    private void Remove(SyntaxNode member)
    {
        var at = statement.Children.IndexOf(member);
        _edits.Add(at > 0
            ? (statement.Children[at - 1].Span.End.Offset, member.Span.End.Offset, "")
            : (member.NameSpan.Start.Offset, statement.Children[1].NameSpan.Start.Offset, ""));
    }
}
