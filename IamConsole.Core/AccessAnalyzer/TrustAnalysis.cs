using IamConsole.Core.Arns;
using IamConsole.Core.Catalog;
using IamConsole.Core.PolicyLanguage;

namespace IamConsole.Core.AccessAnalyzer;

/// <summary>Works out who outside an account a role trust policy lets in (IAM User Guide, IAM Access Analyzer resource types: IAM roles).</summary>
/// <remarks>
/// An AWS service is no external entity. A Deny is understood where it names whom it denies without a condition, or where its one
/// condition excepts somebody (<c>StringNotEquals</c> and its like), which then counts as a condition of the access; from any other
/// Deny no conclusion is drawn, so that too much is reported rather than too little.
/// </remarks>
internal static class TrustAnalysis
{
    private static readonly string[] AssumeActions = ["sts:AssumeRole", "sts:AssumeRoleWithSAML", "sts:AssumeRoleWithWebIdentity"];
    private static readonly string[] Actions = [.. AssumeActions, "sts:SetSourceIdentity", "sts:TagSession"];

    /// <summary>The access from outside, by principal; none of a policy that cannot be read.</summary>
    /// <param name="account">The role's account.</param>
    /// <param name="trustPolicy">As it is shown: ARNs of users and roles, ids of those that are gone.</param>
    public static IReadOnlyList<ExternalGrant> Find(AccountId account, string trustPolicy)
    {
        if (PolicyParser.Parse(trustPolicy, PolicyKind.Trust).Document is not { } document)
        {
            return [];
        }

        var denials = document.Statements.Where(statement => statement.Effect == PolicyEffect.Deny).ToList();
        return [.. document.Statements
            .Where(statement => statement.Effect == PolicyEffect.Allow)
            .SelectMany(statement => PrincipalsOf(statement).Select(principal => GrantOf(account, statement, principal, denials)))
            .OfType<ExternalGrant>()
            .GroupBy(grant => grant.Subject)
            .Select(same => same.First() with { Actions = [.. same.SelectMany(grant => grant.Actions).Distinct().Order(StringComparer.Ordinal)] })
            .Where(grant => grant.Actions.Any(AssumeActions.Contains))
            .OrderBy(grant => grant.Subject, StringComparer.Ordinal)];
    }

    // A trust policy has no NotPrincipal: saving one is refused.
    private static IEnumerable<TrustPrincipal> PrincipalsOf(PolicyStatement statement) => statement.Principal?.Entries.Select(TrustPrincipal.Of).OfType<TrustPrincipal>() ?? [];

    private static ExternalGrant? GrantOf(AccountId account, PolicyStatement statement, TrustPrincipal principal, IReadOnlyList<PolicyStatement> denials)
    {
        if (principal.IsIn(account))
        {
            return null;
        }

        var conditions = new TrustConditionSet(account);
        if (!conditions.AddAllowed(statement.Conditions))
        {
            return null;
        }

        var actions = Actions.Where(action => principal.CanAsk(action) && Names(statement, action)).ToList();
        foreach (var denial in denials.Where(denial => PrincipalsOf(denial).Any(denied => denied.Includes(principal))))
        {
            if (denial.Conditions is [])
            {
                actions.RemoveAll(action => Names(denial, action));
            }
            else if (denial.Conditions is [var exception] && actions.Exists(action => AssumeActions.Contains(action) && Names(denial, action)) && !conditions.AddException(exception))
            {
                actions.RemoveAll(action => Names(denial, action));
            }
        }

        return actions.Count == 0 ? null : new ExternalGrant(principal.Type, principal.Name, conditions.Texts, actions, principal.IsEveryone && !conditions.NarrowsDown);
    }

    private static bool Names(PolicyStatement statement, string action) =>
        statement.Actions?.Any(pattern => NamePattern.Matches(pattern.Value, action)) == true
        || (statement.NotActions is { Count: > 0 } others && !others.Any(pattern => NamePattern.Matches(pattern.Value, action)));
}
