using System.Globalization;

namespace IamConsole.Core.EquivalentCode;

/// <summary>Gives resources names that a language allows, each once in its scope.</summary>
/// <param name="wished">The name that a resource gets unless it is taken.</param>
/// <param name="scope">Within what names have to differ.</param>
internal sealed class Labels(Func<DesiredResource, string> wished, Func<DesiredResource, string> scope)
{
    private readonly Dictionary<DesiredResource, string> _labels = [];
    private readonly HashSet<(string Scope, string Label)> _taken = [];

    public string Of(DesiredResource resource)
    {
        if (_labels.TryGetValue(resource, out var known))
        {
            return known;
        }

        var wish = wished(resource);
        var label = wish;
        for (var number = 2; !_taken.Add((scope(resource), label)); number++)
        {
            label = wish + number.ToString(CultureInfo.InvariantCulture);
        }

        return _labels[resource] = label;
    }
}
