using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using IamConsole.Core.Catalog;
using IamConsole.Core.PolicyLanguage;

namespace IamConsole.Core.Validation;

/// <summary>The catalogue's ARN patterns by the service in the ARN. Made once for a catalogue.</summary>
internal sealed partial class ArnCatalog
{
    private static readonly ConditionalWeakTable<ServiceCatalog, ArnCatalog> Known = [];

    private readonly Dictionary<string, List<Shape>> _byService = new(StringComparer.Ordinal);

    private ArnCatalog(ServiceCatalog catalog)
    {
        Span<Range> segments = stackalloc Range[ArnSegments.Count];
        foreach (var service in catalog.Services)
        {
            ShapesOf(service.Prefix);
            foreach (var type in service.ResourceTypes)
            {
                var pattern = Placeholder().Replace(type.ArnPattern, "*");
                if (ArnSegments.Split(pattern, hasVariables: false, segments) == ArnSegments.Count)
                {
                    ShapesOf(pattern[segments[2]]).Add(new Shape(pattern[segments[3]].Length > 0, pattern[segments[4]].Length > 0, pattern[segments[5]]));
                }
            }
        }
    }

    /// <param name="HasRegion">Whether the ARN has a Region.</param>
    /// <param name="HasAccount">Whether the ARN has an account.</param>
    /// <param name="Resource">The part after the fifth colon, a star for each placeholder.</param>
    internal readonly record struct Shape(bool HasRegion, bool HasAccount, string Resource);

    public static ArnCatalog Of(ServiceCatalog catalog) => Known.GetValue(catalog, static key => new ArnCatalog(key));

    public bool IsService(string service) => _byService.ContainsKey(service);

    /// <summary>What ARNs of the service look like; empty when the catalogue does not say.</summary>
    public IReadOnlyList<Shape> Shapes(string service) => _byService.TryGetValue(service, out var shapes) ? shapes : [];

    private List<Shape> ShapesOf(string service)
    {
        if (!_byService.TryGetValue(service, out var shapes))
        {
            shapes = [];
            _byService[service] = shapes;
        }

        return shapes;
    }

    [GeneratedRegex(@"\$\{[^}]*\}")]
    private static partial Regex Placeholder();
}
