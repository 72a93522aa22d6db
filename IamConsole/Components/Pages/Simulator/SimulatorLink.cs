using System.Collections.Immutable;
using IamConsole.Core.Catalog;
using Microsoft.AspNetCore.WebUtilities;

namespace IamConsole.Components.Pages.Simulator;

/// <summary>How the simulator's state stands in an address.</summary>
/// <param name="Parameters">Every parameter of the page; null for those that are not needed.</param>
/// <param name="LeftOut">What is too long for an address, in words; nothing where the link holds all.</param>
internal sealed record SimulatorLink(IReadOnlyDictionary<string, object?> Parameters, IReadOnlyList<string> LeftOut)
{
    // Servers and browsers take addresses of 8,000 characters and more; the rest is for the page's own.
    private const int LongestQuery = 6_000;
    private const string Run = "run";
    private const char Bar = '|';

    /// <summary>What a page reads again when it changes.</summary>
    public string Text => string.Join('&', Parameters.SelectMany(parameter => Values(parameter.Value).Select(value => $"{parameter.Key}={value}")));

    /// <param name="state">What to write; each part in turn, as long as there is room.</param>
    /// <param name="run">Whether whoever follows the link sees results at once.</param>
    public static SimulatorLink Of(SimulatorState state, bool run)
    {
        ArgumentNullException.ThrowIfNull(state);
        var parameters = new Dictionary<string, object?>();
        var leftOut = new List<string>();
        var room = LongestQuery;
        Add("source", state.Source, "the source");
        Add("boundary", state.WithoutBoundary ? "off" : "", "the boundary's state");
        AddAll("without", state.Excluded, "the choice of policies");
        AddAll("actions", ActionSets.Write(state.Actions, ServiceCatalog.Current), "the actions");
        AddAll("resource", SimulatorState.Lines(state.Resources), "the resources");
        AddAll("for", state.RowResources.Select(row => $"{row.Key}{Bar}{row.Value}"), "the resources of single actions");
        AddAll("key", state.Context.Select(entry => $"{entry.Key}{Bar}{entry.Value.Type}{Bar}{entry.Value.Text}"), "the condition keys");
        Add("caller", state.CallerArn, "the caller");
        Add("owner", state.ResourceOwner, "the owner of the resources");
        Add("resource-policy", state.ResourcePolicy, "the resource-based policy");
        Add("draft", state.Draft ?? "", "the draft");
        parameters[Run] = run ? "1" : null;
        return new SimulatorLink(parameters, leftOut);

        void Add(string name, string value, string words) => AddAll(name, value.Length == 0 ? [] : [value], words);

        void AddAll(string name, IEnumerable<string> values, string words)
        {
            var all = values.ToArray();
            var length = all.Sum(value => name.Length + 2 + Uri.EscapeDataString(value).Length);
            parameters[name] = all.Length == 0 || length > room ? null : all;
            if (length > room)
            {
                leftOut.Add(words);
            }
            else
            {
                room -= length;
            }
        }
    }

    /// <summary>The state of an address, and whether it shows results at once. Nonsense is left out.</summary>
    public static (SimulatorState State, bool Run) Read(string address)
    {
        var query = QueryHelpers.ParseQuery(new Uri(address).Query);
        string One(string name) => query.TryGetValue(name, out var values) ? values[0] ?? "" : "";
        IEnumerable<string> Many(string name) => query.TryGetValue(name, out var values) ? values.OfType<string>() : [];

        var empty = SimulatorState.Empty;
        var state = empty with
        {
            Source = One("source"),
            Draft = One("draft") is { Length: > 0 } draft ? draft : null,
            Excluded = [.. Many("without")],
            WithoutBoundary = One("boundary") == "off",
            Actions = empty.Actions.Union(ActionSets.Read(Many("actions"), ServiceCatalog.Current)),
            Resources = string.Join('\n', Many("resource")),
            RowResources = empty.RowResources.SetItems(Many("for").Select(text => text.Split(Bar, 2)).Where(parts => parts.Length == 2).Select(parts => KeyValuePair.Create(parts[0], parts[1]))),
            Context = empty.Context.SetItems(Many("key").Select(text => text.Split(Bar, 3)).Where(parts => parts.Length == 3 && parts[0].Length > 0).Select(parts => KeyValuePair.Create(parts[0], new ContextValue(parts[1], parts[2])))),
            CallerArn = One("caller"),
            ResourceOwner = One("owner"),
            ResourcePolicy = One("resource-policy"),
        };
        return (state, One(Run) == "1");
    }

    private static IEnumerable<string> Values(object? value) => value as string[] ?? (value is string one ? [one] : []);
}
