using IamConsole.Core.PolicyLanguage.Syntax;

namespace IamConsole.Core.PolicyLanguage;

/// <summary>Reads texts and lists of texts.</summary>
internal static class ValueReader
{
    public static PolicyString? ReadText(SyntaxNode member, FindingList findings)
    {
        if (member.IsText)
        {
            return new PolicyString(member);
        }

        findings.Block(FindingCodes.DataTypeMismatch, $"{member.Name} is a string.", member);
        return null;
    }

    /// <summary>One string, or a list of strings that may be empty.</summary>
    public static IReadOnlyList<PolicyString> ReadTexts(SyntaxNode member, FindingList findings)
    {
        if (member.IsText)
        {
            return [new PolicyString(member)];
        }

        if (member.Kind != SyntaxKind.Array)
        {
            findings.Block(FindingCodes.DataTypeMismatch, $"{member.Name} is a string or a list of strings.", member);
            return [];
        }

        var texts = new List<PolicyString>(member.Children.Count);
        foreach (var child in member.Children)
        {
            if (child.IsText)
            {
                texts.Add(new PolicyString(child));
            }
            else
            {
                findings.Block(FindingCodes.DataTypeMismatch, $"{member.Name} is a string or a list of strings.", child);
            }
        }

        return texts;
    }

    /// <summary>A condition's value or values: strings, numbers or bools.</summary>
    public static IReadOnlyList<PolicyString> ReadValues(SyntaxNode member, FindingList findings)
    {
        if (member.IsValue)
        {
            return [new PolicyString(member)];
        }

        if (member.Kind != SyntaxKind.Array)
        {
            findings.Block(FindingCodes.DataTypeMismatch, "A condition's value is a string, number or bool, or a list of them.", member);
            return [];
        }

        var values = new List<PolicyString>(member.Children.Count);
        foreach (var child in member.Children)
        {
            if (child.IsValue)
            {
                values.Add(new PolicyString(child));
            }
            else
            {
                findings.Block(FindingCodes.DataTypeMismatch, "A condition's value is a string, number or bool, or a list of them.", child);
            }
        }

        return values;
    }
}
