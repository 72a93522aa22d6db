using System.Globalization;

namespace IamConsole.Core.EquivalentCode;

/// <summary>Gives resources names that a language allows, each once.</summary>
internal sealed class Labels(Func<DesiredResource, string> wished)
{
    private readonly Dictionary<DesiredResource, string> _labels = [];
    private readonly HashSet<string> _taken = [];

    public string Of(DesiredResource resource)
    {
        if (_labels.TryGetValue(resource, out var known))
        {
            return known;
        }

        var wish = wished(resource);
        var label = wish;
        for (var number = 2; !_taken.Add(label); number++)
        {
            label = wish + number.ToString(CultureInfo.InvariantCulture);
        }

        return _labels[resource] = label;
    }
}
