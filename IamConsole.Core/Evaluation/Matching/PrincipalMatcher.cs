using IamConsole.Core.PolicyLanguage;

namespace IamConsole.Core.Evaluation.Matching;

/// <summary>How directly an Allow of a resource-based policy names the requester; what else must allow depends on it.</summary>
[Flags]
internal enum ResourceGrant
{
    None = 0,

    /// <summary>The requester's account is named: its identity-based policies must allow too.</summary>
    Account = 1,

    /// <summary>The requester's role, or the user behind a federated session: boundary and session policies still limit.</summary>
    Limited = 2,

    /// <summary>The requester itself or everyone: within the account nothing else needs to allow.</summary>
    Direct = 4,
}

/// <summary>The principals of one Principal or NotPrincipal element (IAM User Guide, Policy evaluation logic).</summary>
internal sealed class PrincipalMatcher
{
    private const int AccountDigits = 12;

    private readonly Entry[] _entries;

    public PrincipalMatcher(PolicyPrincipal principal) => _entries = [.. principal.Entries.Select(Compile)];

    private enum EntryKind
    {
        Everyone,
        Account,
        Role,
        OtherArn,
        UniqueId,
        Service,
        Federated,
        CanonicalUser,
    }

    private readonly record struct Entry(EntryKind Kind, string Value, string? RoleName = null, string? RoleAccount = null);

    /// <summary>How the element names the requester; all forms that apply.</summary>
    public ResourceGrant Match(RequestPrincipal requester)
    {
        var grant = ResourceGrant.None;
        foreach (ref readonly var entry in _entries.AsSpan())
        {
            grant |= Match(entry, requester);
        }

        return grant;
    }

    /// <summary>
    /// Whether the list of a NotPrincipal with Deny excepts the requester: every form of it must be listed, the account,
    /// for a session its role, and itself.
    /// </summary>
    public bool Excepts(RequestPrincipal requester)
    {
        var grant = ResourceGrant.None;
        var isItselfListed = false;
        foreach (ref readonly var entry in _entries.AsSpan())
        {
            if (entry.Kind == EntryKind.Everyone)
            {
                return true;
            }

            var match = Match(entry, requester);
            grant |= match;
            isItselfListed |= match == ResourceGrant.Direct;
        }

        return requester.Kind switch
        {
            RequestPrincipalKind.User or RequestPrincipalKind.FederatedUser => isItselfListed && (grant & ResourceGrant.Account) != 0,
            RequestPrincipalKind.RoleSession => IsSessionExcepted(isItselfListed, grant, requester),
            _ => isItselfListed,
        };
    }

    /// <summary>A role without session has no session to list.</summary>
    private static bool IsSessionExcepted(bool isItselfListed, ResourceGrant grant, RequestPrincipal requester) =>
        (grant & ResourceGrant.Account) != 0
        && (grant & ResourceGrant.Limited) != 0
        && (isItselfListed || requester.Arn == requester.RoleArn);

    private static ResourceGrant Match(in Entry entry, RequestPrincipal requester)
    {
        switch (entry.Kind)
        {
            case EntryKind.Everyone:
                return ResourceGrant.Direct;
            case EntryKind.Account:
                return entry.Value != requester.AccountId ? ResourceGrant.None
                    : requester.Kind == RequestPrincipalKind.Root ? ResourceGrant.Direct : ResourceGrant.Account;
            case EntryKind.Role:
                return requester.Kind == RequestPrincipalKind.RoleSession && IsRole(entry, requester) ? ResourceGrant.Limited : ResourceGrant.None;
            case EntryKind.OtherArn:
                return requester.Arn == entry.Value ? ResourceGrant.Direct
                    : requester.UserArn == entry.Value ? ResourceGrant.Limited : ResourceGrant.None;
            case EntryKind.UniqueId:
                return MatchUniqueId(entry.Value, requester);
            case EntryKind.Service:
                return When(requester.ServiceName == entry.Value);
            case EntryKind.Federated:
                return When(requester.Provider == entry.Value);
            default:
                return When(requester.CanonicalUserId == entry.Value);
        }
    }

    private static ResourceGrant When(bool isNamed) => isNamed ? ResourceGrant.Direct : ResourceGrant.None;

    /// <summary>Role names are unique in an account, so a session whose role's path is not known is found by the name.</summary>
    private static bool IsRole(in Entry entry, RequestPrincipal requester) =>
        requester.IsRoleArnExact
            ? requester.RoleArn == entry.Value
            : requester.AccountId == entry.RoleAccount && requester.RoleArn.AsSpan()[(requester.RoleArn!.LastIndexOf('/') + 1)..].SequenceEqual(entry.RoleName);

    private static ResourceGrant MatchUniqueId(string id, RequestPrincipal requester)
    {
        if (requester.UserId is not { } userId || !userId.StartsWith(id, StringComparison.Ordinal))
        {
            return ResourceGrant.None;
        }

        return userId.Length == id.Length ? ResourceGrant.Direct
            : userId[id.Length] == ':' ? ResourceGrant.Limited : ResourceGrant.None;
    }

    private static Entry Compile(PolicyPrincipalEntry entry) => entry.Type switch
    {
        PolicyPrincipalType.Service => new Entry(EntryKind.Service, entry.Value),
        PolicyPrincipalType.Federated => new Entry(EntryKind.Federated, entry.Value),
        PolicyPrincipalType.CanonicalUser => new Entry(EntryKind.CanonicalUser, entry.Value),
        _ when entry.IsEveryone => new Entry(EntryKind.Everyone, entry.Value),
        _ when entry.Value.Length == AccountDigits && entry.Value.All(char.IsAsciiDigit) => new Entry(EntryKind.Account, entry.Value),
        _ => CompileArn(entry.Value),
    };

    private static Entry CompileArn(string value)
    {
        if (!ArnText.TryParse(value, out var arn))
        {
            return new Entry(EntryKind.UniqueId, value);
        }

        if (arn.Service is "iam" && arn.Resource is "root")
        {
            return new Entry(EntryKind.Account, arn.Account.ToString());
        }

        return arn.Service is "iam" && arn.Resource.StartsWith("role/")
            ? new Entry(EntryKind.Role, value, value[(value.LastIndexOf('/') + 1)..], arn.Account.ToString())
            : new Entry(EntryKind.OtherArn, value);
    }
}
