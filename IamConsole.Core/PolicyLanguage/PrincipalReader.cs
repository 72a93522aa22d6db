using IamConsole.Core.PolicyLanguage.Syntax;

namespace IamConsole.Core.PolicyLanguage;

/// <summary>Reads Principal and NotPrincipal elements (IAM User Guide, AWS JSON policy elements: Principal).</summary>
internal sealed class PrincipalReader(PolicyKind kind, FindingList findings)
{
    public PolicyPrincipal? Read(SyntaxNode member)
    {
        if (member.IsText)
        {
            if (member.Value == "*")
            {
                if (kind == PolicyKind.Trust && member.Name == "Principal")
                {
                    findings.Add(PolicyFindingType.Error, FindingCodes.TrustWildcardPrincipal, "Name the principals, or write {\"AWS\": \"*\"} with a condition.", member.Span, member.Path);
                }

                return new PolicyPrincipal(member, isBareWildcard: true, [new PolicyPrincipalEntry(PolicyPrincipalType.Aws, member)]);
            }

            findings.Block(FindingCodes.InvalidPrincipalFormat, $"{member.Name} is \"*\" or an object such as {{\"AWS\": \"123456789012\"}}.", member);
            return null;
        }

        if (member.Kind != SyntaxKind.Object)
        {
            findings.Block(FindingCodes.InvalidPrincipalFormat, $"{member.Name} is \"*\" or an object such as {{\"AWS\": \"123456789012\"}}.", member);
            return null;
        }

        var entries = new List<PolicyPrincipalEntry>();
        foreach (var child in member.Children)
        {
            ReadMember(child, entries);
        }

        return new PolicyPrincipal(member, isBareWildcard: false, entries);
    }

    /// <summary>Holds the presence of a principal against the kind of policy.</summary>
    public void CheckPresence(SyntaxNode syntax, PolicyPrincipal? principal, PolicyPrincipal? notPrincipal)
    {
        var element = syntax.Children.Find(child => child.Name is "Principal" or "NotPrincipal");
        if (principal is not null && notPrincipal is not null)
        {
            findings.Block(FindingCodes.UnsupportedElementCombination, "A statement has Principal or NotPrincipal, not both.", syntax);
        }

        switch (kind)
        {
            case PolicyKind.Identity or PolicyKind.PermissionsBoundary or PolicyKind.Session when element is not null:
                findings.Block(FindingCodes.UnsupportedPrincipal, "Remove the principal: the policy concerns whoever it is attached to.", element);
                break;
            case PolicyKind.ServiceControl when element is not null:
                findings.Block(FindingCodes.ServiceControlPrincipal, "Remove the principal: a service control policy concerns every principal of its accounts.", element);
                break;
            case PolicyKind.Resource or PolicyKind.Trust or PolicyKind.ResourceControl when element is null:
                findings.Block(FindingCodes.MissingPrincipal, "Add a Principal.", syntax);
                break;
            case PolicyKind.Trust when element!.Name == "NotPrincipal" || notPrincipal is not null:
                findings.Block(FindingCodes.TrustNotPrincipal, "Use Principal: a trust policy has no NotPrincipal.", element!);
                break;
            case PolicyKind.ResourceControl when notPrincipal is not null || principal is { Entries: not [{ IsEveryone: true }] }:
                findings.Block(FindingCodes.ResourceControlPrincipal, "The principal of a resource control policy is \"*\".", element!);
                break;
        }
    }

    private void ReadMember(SyntaxNode member, List<PolicyPrincipalEntry> entries)
    {
        PolicyPrincipalType type;
        switch (member.Name)
        {
            case "AWS":
                type = PolicyPrincipalType.Aws;
                break;
            case "Federated":
                type = PolicyPrincipalType.Federated;
                break;
            case "Service":
                type = PolicyPrincipalType.Service;
                break;
            case "CanonicalUser":
                type = PolicyPrincipalType.CanonicalUser;
                break;
            default:
                findings.Block(FindingCodes.InvalidPrincipalKey, "A principal is named under AWS, Federated, Service or CanonicalUser.", member.NameSpan, member.Path);
                return;
        }

        foreach (var value in ValueReader.ReadTexts(member, findings))
        {
            if (value.Value.AsSpan().ContainsAny('*', '?') && !(type == PolicyPrincipalType.Aws && value.Value == "*"))
            {
                findings.Block(FindingCodes.UnsupportedWildcardInPrincipal, "Name the principal in full, or use \"*\" alone with a condition.", value.Span, value.Path);
            }

            entries.Add(new PolicyPrincipalEntry(type, value.Syntax));
        }
    }
}
