using IamConsole.Core.PolicyLanguage.Syntax;

namespace IamConsole.Core.PolicyLanguage;

/// <summary>Reads a Condition element into one item for each operator and key.</summary>
internal sealed class ConditionReader(FindingList findings)
{
    public IReadOnlyList<PolicyCondition> Read(SyntaxNode element)
    {
        if (element.Kind != SyntaxKind.Object)
        {
            findings.Block(FindingCodes.DataTypeMismatch, "Condition is an object of operators.", element);
            return [];
        }

        var conditions = new List<PolicyCondition>();
        foreach (var block in element.Children)
        {
            CheckOperator(block);
            if (block.Kind != SyntaxKind.Object)
            {
                findings.Block(FindingCodes.DataTypeMismatch, "A condition operator holds an object of condition keys.", block);
                continue;
            }

            foreach (var key in block.Children)
            {
                conditions.Add(new PolicyCondition(key, block.Name!, block.NameSpan, ValueReader.ReadValues(key, findings)));
            }

            CheckKeys(block);
        }

        return conditions;
    }

    private void CheckOperator(SyntaxNode block)
    {
        if (ConditionOperator.TryParse(block.Name!, out _))
        {
            return;
        }

        if (block.Name!.EndsWith("NullIfExists", StringComparison.Ordinal))
        {
            findings.Add(PolicyFindingType.Error, FindingCodes.NullWithIfExists, "Null already tests whether the key exists. Remove IfExists.", block.NameSpan, block.Path);
            return;
        }

        findings.Add(PolicyFindingType.Error, FindingCodes.InvalidConditionOperator, $"There is no condition operator '{block.Name}'.", block.NameSpan, block.Path);
    }

    private void CheckKeys(SyntaxNode block)
    {
        if (block.Children.Count < 2)
        {
            return;
        }

        var seen = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var key in block.Children)
        {
            if (!seen.Add(key.Name!))
            {
                findings.Add(PolicyFindingType.Error, FindingCodes.DuplicateKeysWithDifferentCase, $"'{key.Name}' is there twice, differing only in case. Merge the two.", key.NameSpan, key.Path);
            }
        }
    }
}
