using IamConsole.Core.Arns;

namespace IamConsole.Core.AccessAnalyzer;

/// <summary>What saving a role trust policy would change in the access from outside the account.</summary>
public static class ExternalAccessPreview
{
    /// <summary>The access of both policies: what is new first, then what stays, then what goes.</summary>
    /// <param name="account">The role's account.</param>
    /// <param name="current">The trust policy as it is shown; none of a role that is yet to be made.</param>
    /// <param name="draft">The trust policy as it would be saved. One that cannot be read lets nobody in.</param>
    public static IReadOnlyList<PreviewedAccess> Of(AccountId account, string? current, string draft)
    {
        var before = current is null ? [] : TrustAnalysis.Find(account, current);
        var after = TrustAnalysis.Find(account, draft);
        var known = before.ToDictionary(grant => grant.Subject);
        return
        [
            .. after.Select(grant => new PreviewedAccess(grant, known.TryGetValue(grant.Subject, out var same) ? (same.Actions.SequenceEqual(grant.Actions) ? AccessChange.Existing : AccessChange.Changed) : AccessChange.New))
                .OrderBy(access => access.Change),
            .. before.ExceptBy(after.Select(grant => grant.Subject), grant => grant.Subject).Select(grant => new PreviewedAccess(grant, AccessChange.Resolved)),
        ];
    }
}

/// <summary>Access from outside, before or after a change.</summary>
public sealed record PreviewedAccess(ExternalGrant Grant, AccessChange Change);

/// <summary>What becomes of access from outside.</summary>
public enum AccessChange
{
    /// <summary>It would be given.</summary>
    New,

    /// <summary>It would be to other actions.</summary>
    Changed,

    /// <summary>It would stay as it is.</summary>
    Existing,

    /// <summary>It would be taken away.</summary>
    Resolved,
}
