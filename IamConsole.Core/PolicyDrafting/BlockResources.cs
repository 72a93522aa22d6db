using IamConsole.Core.Catalog;

namespace IamConsole.Core.PolicyDrafting;

/// <summary>A resource type that a block's actions work on, with the block's ARNs of that type.</summary>
/// <param name="Service">The service whose type it is.</param>
/// <param name="Type">The type.</param>
/// <param name="Actions">The block's actions that work on it.</param>
/// <param name="RequiredBy">Those of them whose every request names such a resource.</param>
/// <param name="Arns">The block's resources that have this form, as written.</param>
public sealed record ResourceGroup(
    CatalogService Service, CatalogResourceType Type, IReadOnlyList<CatalogAction> Actions, IReadOnlyList<CatalogAction> RequiredBy, IReadOnlyList<string> Arns);

/// <summary>A block's resources by the resource types of its actions.</summary>
/// <param name="Groups">Types of the most actions first, among equals those that some action requires, then by name.</param>
/// <param name="Others">Resources that have the form of none of these types.</param>
/// <param name="Unlimited">Actions that work on no resource type: only all resources (<c>*</c>) fit them.</param>
public sealed record BlockResources(IReadOnlyList<ResourceGroup> Groups, IReadOnlyList<string> Others, IReadOnlyList<CatalogAction> Unlimited)
{
    /// <summary>Sorts a block's resources. A block about all services, or all but some actions, has no types of its own.</summary>
    public static BlockResources Of(PermissionBlock block, ServiceCatalog catalog)
    {
        ArgumentNullException.ThrowIfNull(block);
        var actions = ActionsOf(block, catalog);
        var types = actions
            .SelectMany(action => action.Resources.Select(resource => (Action: action, Resource: resource)))
            .GroupBy(use => (use.Action.Service, use.Resource.Type))
            .Select(uses => new ResourceGroup(
                uses.Key.Service, uses.Key.Type, [.. uses.Select(use => use.Action)], [.. uses.Where(use => use.Resource.IsRequired).Select(use => use.Action)], []))
            .OrderByDescending(group => group.Actions.Count)
            .ThenBy(group => group.RequiredBy.Count == 0)
            .ThenBy(group => group.Type.Name, StringComparer.OrdinalIgnoreCase)
            .ToList();
        var owners = block.Resources.Values.ToLookup(arn => Owner(types, arn));
        return new BlockResources(
            [.. types.Select((group, at) => group with { Arns = [.. owners[at]] })],
            [.. owners[-1]],
            [.. actions.Where(action => !action.SupportsResourceLevelPermissions)]);
    }

    /// <summary>The catalogue's actions that a block is about; none where that is all services or all but some actions.</summary>
    public static IReadOnlyList<CatalogAction> ActionsOf(PermissionBlock block, ServiceCatalog catalog)
    {
        ArgumentNullException.ThrowIfNull(block);
        return block.Actions.IsExcept || block.Actions.Values.Contains(BlockActions.AllServices) ? [] : BlockActions.Expand(block.Actions.Values, catalog);
    }

    /// <summary>The ARN that stands for every resource of a type in an account.</summary>
    public static string AnyInAccount(ArnForm form, string account)
    {
        ArgumentNullException.ThrowIfNull(form);
        return form.Build([.. form.Fields.Select(field => field.Kind switch
        {
            ArnFieldKind.Partition => "aws",
            ArnFieldKind.Account => account,
            _ => ArnForm.Any,
        })]);
    }

    private static int Owner(List<ResourceGroup> groups, string arn)
    {
        var (best, length) = (-1, -1);
        for (var at = 0; at < groups.Count; at++)
        {
            foreach (var form in ArnForm.Of(groups[at].Type))
            {
                if (form.LiteralLength > length && form.Read(arn) is not null)
                {
                    (best, length) = (at, form.LiteralLength);
                }
            }
        }

        return best;
    }
}
