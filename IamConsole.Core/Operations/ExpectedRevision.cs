using IamConsole.Core.Model;

namespace IamConsole.Core.Operations;

/// <summary>The revision of a resource that a page showed and that its change is made against.</summary>
/// <param name="ResourceId">The unique id, such as <c>AIDA...</c>.</param>
/// <param name="Revision">As it was shown.</param>
/// <remarks>
/// The first operation of a batch that acts on the resource is refused when it has moved; later ones advance it themselves. A
/// batch that never meets the resource is refused too: it is gone, and another has its name.
/// </remarks>
public sealed record ExpectedRevision(string ResourceId, long Revision)
{
    internal static ExpectedRevision Of(IRevisioned row) => new(row.Id, row.Revision);
}

/// <summary>Which of the revisions that were sent with a batch are yet to be compared.</summary>
internal sealed class RevisionChecks(IEnumerable<ExpectedRevision> expected)
{
    private readonly Dictionary<string, long> _open = expected.ToDictionary(shown => shown.ResourceId, shown => shown.Revision);

    public bool AreAllMet => _open.Count == 0;

    public bool IsStale(IRevisioned? row) => row is not null && _open.Remove(row.Id, out var shown) && shown != row.Revision;
}
