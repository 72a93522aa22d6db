using IamConsole.Core.PolicyLanguage.Syntax;

namespace IamConsole.Core.PolicyLanguage;

/// <summary>Turns a JSON object into a policy document, reporting what does not fit the grammar.</summary>
internal sealed class DocumentReader(string text, PolicyKind kind, FindingList findings)
{
    private readonly StatementReader _statements = new(kind, findings);

    public PolicyDocument Read(SyntaxNode root)
    {
        PolicyString? version = null;
        PolicyString? id = null;
        IReadOnlyList<PolicyStatement>? statements = null;
        foreach (var member in root.Children)
        {
            switch (member.Name)
            {
                case "Version":
                    version = ReadVersion(member);
                    break;
                case "Id":
                    id = ValueReader.ReadText(member, findings);
                    break;
                case "Statement":
                    statements = ReadStatements(member);
                    break;
                default:
                    findings.Block(FindingCodes.InvalidPolicyElement, $"A policy has no element '{member.Name}'. It may have Version, Id and Statement.", member.NameSpan, member.Path);
                    break;
            }
        }

        if (statements is null)
        {
            findings.Block(FindingCodes.MissingStatement, "Add a Statement element.", root);
            statements = [];
        }

        CheckSids(statements);
        return new PolicyDocument(text, kind, root, version, id, statements);
    }

    private PolicyString? ReadVersion(SyntaxNode member)
    {
        var version = ValueReader.ReadText(member, findings);
        if (version is not null && version.Value is not (PolicyDocument.CurrentVersion or PolicyDocument.LegacyVersion))
        {
            findings.Block(FindingCodes.InvalidVersion, $"Use the version {PolicyDocument.CurrentVersion}.", member);
        }

        return version;
    }

    private List<PolicyStatement> ReadStatements(SyntaxNode member)
    {
        switch (member.Kind)
        {
            case SyntaxKind.Object:
                return [_statements.Read(member, 0)];
            case SyntaxKind.Array:
                var statements = new List<PolicyStatement>(member.Children.Count);
                foreach (var child in member.Children)
                {
                    if (child.Kind == SyntaxKind.Object)
                    {
                        statements.Add(_statements.Read(child, child.Index));
                    }
                    else
                    {
                        findings.Block(FindingCodes.DataTypeMismatch, "A statement is a JSON object.", child);
                    }
                }

                return statements;
            default:
                findings.Block(FindingCodes.DataTypeMismatch, "Statement is an object or a list of objects.", member);
                return [];
        }
    }

    private void CheckSids(IReadOnlyList<PolicyStatement> statements)
    {
        if (statements.Count < 2)
        {
            return;
        }

        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var statement in statements)
        {
            if (string.IsNullOrEmpty(statement.Sid) || seen.Add(statement.Sid))
            {
                continue;
            }

            var sid = statement.Syntax.Children.Find(child => child.Name == "Sid")!;
            var isRequired = kind is not (PolicyKind.Resource or PolicyKind.VpcEndpoint);
            findings.Add(
                isRequired ? PolicyFindingType.Error : PolicyFindingType.Warning,
                isRequired ? FindingCodes.UniqueSidsRequired : FindingCodes.UniqueSidsRecommended,
                $"Another statement has the Sid '{statement.Sid}'. Give each its own.",
                sid.Span,
                sid.Path);
        }
    }
}
