using IamConsole.Core.PolicyLanguage.Syntax;

namespace IamConsole.Core.PolicyLanguage;

/// <summary>Reads one statement and holds it against the grammar of its kind of policy.</summary>
internal sealed class StatementReader(PolicyKind kind, FindingList findings)
{
    private readonly PrincipalReader _principals = new(kind, findings);
    private readonly ConditionReader _conditions = new(findings);

    public PolicyStatement Read(SyntaxNode syntax, int index)
    {
        PolicyString? sid = null;
        PolicyEffect? effect = null;
        IReadOnlyList<PolicyString>? actions = null;
        IReadOnlyList<PolicyString>? notActions = null;
        IReadOnlyList<PolicyString>? resources = null;
        IReadOnlyList<PolicyString>? notResources = null;
        PolicyPrincipal? principal = null;
        PolicyPrincipal? notPrincipal = null;
        IReadOnlyList<PolicyCondition> conditions = [];
        foreach (var member in syntax.Children)
        {
            switch (member.Name)
            {
                case "Sid":
                    sid = ReadSid(member);
                    break;
                case "Effect":
                    effect = ReadEffect(member);
                    break;
                case "Action":
                    actions = ValueReader.ReadTexts(member, findings);
                    break;
                case "NotAction":
                    notActions = ValueReader.ReadTexts(member, findings);
                    break;
                case "Resource":
                    resources = ValueReader.ReadTexts(member, findings);
                    break;
                case "NotResource":
                    notResources = ValueReader.ReadTexts(member, findings);
                    break;
                case "Principal":
                    principal = _principals.Read(member);
                    break;
                case "NotPrincipal":
                    notPrincipal = _principals.Read(member);
                    break;
                case "Condition":
                    conditions = _conditions.Read(member);
                    break;
                default:
                    findings.Block(FindingCodes.InvalidPolicyElement, $"A statement has no element '{member.Name}'. Element names are case-sensitive.", member.NameSpan, member.Path);
                    break;
            }
        }

        if (syntax.Children.TrueForAll(member => member.Name != "Effect"))
        {
            findings.Block(FindingCodes.MissingEffect, "Add an Effect: Allow or Deny.", syntax);
        }

        CheckPairs(syntax, actions, notActions, resources, notResources);
        _principals.CheckPresence(syntax, principal, notPrincipal);
        return new PolicyStatement(syntax, index)
        {
            Sid = sid?.Value,
            Effect = effect ?? PolicyEffect.Deny,
            Actions = actions,
            NotActions = notActions,
            Resources = resources,
            NotResources = notResources,
            Principal = principal,
            NotPrincipal = notPrincipal,
            Conditions = conditions,
        };
    }

    private PolicyString? ReadSid(SyntaxNode member)
    {
        var sid = ValueReader.ReadText(member, findings);
        if (sid is not null && kind is not (PolicyKind.Resource or PolicyKind.VpcEndpoint) && !sid.Value.All(char.IsAsciiLetterOrDigit))
        {
            findings.Add(PolicyFindingType.Error, FindingCodes.UnsupportedSid, "Use only letters and digits in a Sid.", member.Span, member.Path);
        }

        return sid;
    }

    private PolicyEffect? ReadEffect(SyntaxNode member)
    {
        if (!member.IsText)
        {
            findings.Block(FindingCodes.DataTypeMismatch, "Effect is a string.", member);
            return null;
        }

        switch (member.Value)
        {
            case "Allow":
                return PolicyEffect.Allow;
            case "Deny":
                return PolicyEffect.Deny;
            default:
                findings.Block(FindingCodes.InvalidEffect, "Effect is Allow or Deny, with a capital letter.", member);
                return null;
        }
    }

    private void CheckPairs(
        SyntaxNode syntax,
        IReadOnlyList<PolicyString>? actions,
        IReadOnlyList<PolicyString>? notActions,
        IReadOnlyList<PolicyString>? resources,
        IReadOnlyList<PolicyString>? notResources)
    {
        RefuseBoth(syntax, "Action", actions, "NotAction", notActions);
        RefuseBoth(syntax, "Resource", resources, "NotResource", notResources);
        if (actions is null && notActions is null)
        {
            findings.Block(FindingCodes.MissingAction, "Add an Action or NotAction.", syntax);
        }

        var hasResource = resources is not null || notResources is not null;
        if (kind == PolicyKind.Trust)
        {
            if (hasResource)
            {
                var member = syntax.Children.Find(child => child.Name is "Resource" or "NotResource")!;
                findings.Block(FindingCodes.TrustResource, "Remove the resource: a trust policy concerns its own role.", member);
            }
        }
        else if (!hasResource && kind is not (PolicyKind.Resource or PolicyKind.VpcEndpoint))
        {
            findings.Block(FindingCodes.MissingResource, "Add a Resource or NotResource.", syntax);
        }
    }

    private void RefuseBoth(SyntaxNode syntax, string name, object? element, string notName, object? notElement)
    {
        if (element is not null && notElement is not null)
        {
            findings.Block(FindingCodes.UnsupportedElementCombination, $"A statement has {name} or {notName}, not both.", syntax);
        }
    }
}
