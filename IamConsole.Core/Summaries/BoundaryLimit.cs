using IamConsole.Core.Catalog;

namespace IamConsole.Core.Summaries;

/// <summary>
/// What a permissions boundary leaves of what policies allow: an action that both allow on a resource that both can mean, and
/// that the boundary does not deny outright. Conditions of the two are not weighed against each other.
/// </summary>
internal sealed class BoundaryLimit(SummaryCollector boundary)
{
    public bool Leaves(ServiceScope allowed, CatalogAction action)
    {
        var here = allowed.States[action.Index];
        if (!here.HasFlag(ActionState.Granted)
            || boundary.AllowedIn(allowed.Service) is not { } limit
            || !limit.States[action.Index].HasFlag(ActionState.Granted)
            || boundary.DeniedIn(allowed.Service)?.States[action.Index].HasFlag(ActionState.GrantedOutright) == true)
        {
            return false;
        }

        return ((here | limit.States[action.Index]) & ActionState.GrantedOnAll) != 0
            || allowed.Granting(action).Any(left => limit.Granting(action).Any(right => Meet(left, right, action)));
    }

    private static bool Meet(StatementForService left, StatementForService right, CatalogAction action) => (left.Statement.ExcludesResources, right.Statement.ExcludesResources) switch
    {
        (true, true) => true,
        (true, false) => IsLeftBy(left, right, action),
        (false, true) => IsLeftBy(right, left, action),
        _ => left.ResourcesFor(action).Any(resource => right.ResourcesFor(action).Any(resource.Overlaps)),
    };

    private static bool IsLeftBy(StatementForService excluding, StatementForService naming, CatalogAction action) =>
        naming.ResourcesFor(action).Any(resource => !excluding.Statement.Resources.Any(excluded => excluded.Covers(resource)));
}
