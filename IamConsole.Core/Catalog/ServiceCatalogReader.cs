using System.Globalization;

namespace IamConsole.Core.Catalog;

/// <summary>Reads the text that <c>tools/catalog</c> writes; its layout stands at the top of <c>services.mjs</c>.</summary>
internal sealed class ServiceCatalogReader
{
    private const string Format = "1";

    private readonly List<CatalogService> _services = new(512);
    private readonly List<CatalogConditionKey> _keys = [];
    private readonly List<IReadOnlyList<CatalogConditionKey>> _keySets = [];
    private readonly List<CatalogResourceType> _types = [];
    private readonly List<CatalogAction> _actions = new(1024);
    private readonly Dictionary<string, CatalogConditionKey> _sharedKeys = new(4096, StringComparer.Ordinal);
    private readonly Dictionary<string, CatalogActionResource[]> _resourceRows = new(StringComparer.Ordinal);
    private CatalogService? _service;
    private string _version = "";

    public static (string Version, CatalogService[] Services) Read(ReadOnlySpan<char> text)
    {
        var reader = new ServiceCatalogReader();
        foreach (var line in text.EnumerateLines())
        {
            if (!line.IsEmpty)
            {
                reader.ReadLine(line);
            }
        }

        reader.Close();
        return (reader._version, [.. reader._services]);
    }

    private void ReadLine(ReadOnlySpan<char> line)
    {
        Span<Range> fields = stackalloc Range[6];
        line.Split(fields, '\t');
        var kind = line[fields[0]];
        switch (kind)
        {
            case "A":
                ReadAction(line[fields[1]], line[fields[2]], line[fields[3]], line[fields[4]], line[fields[5]]);
                break;
            case "K":
                _keys.Add(Key(line[fields[1]], line[fields[2]]));
                break;
            case "C":
                _keySets.Add(Array.ConvertAll(Numbers(line[fields[1]]), index => _keys[index]));
                break;
            case "R":
                _types.Add(new CatalogResourceType(line[fields[1]].ToString(), line[fields[2]].ToString(), KeySet(line[fields[3]])));
                break;
            case "S":
                Close();
                _service = new CatalogService(line[fields[1]].ToString(), line[fields[2]].ToString());
                break;
            case "catalogue":
                if (line[fields[1]] is not Format)
                {
                    throw new InvalidDataException($"The catalogue has format {line[fields[1]]}, not {Format}.");
                }

                _version = line[fields[2]].ToString();
                break;
            default:
                throw new InvalidDataException($"The catalogue has a line of unknown kind '{kind}'.");
        }
    }

    private void ReadAction(ReadOnlySpan<char> name, ReadOnlySpan<char> level, ReadOnlySpan<char> keys, ReadOnlySpan<char> resources, ReadOnlySpan<char> dependents)
    {
        _actions.Add(new CatalogAction(
            _service!,
            _actions.Count,
            name.ToString(),
            level[0] switch
            {
                'L' => AccessLevel.List,
                'R' => AccessLevel.Read,
                'W' => AccessLevel.Write,
                'P' => AccessLevel.PermissionsManagement,
                'T' => AccessLevel.Tagging,
                _ => throw new InvalidDataException($"The catalogue has an unknown access level '{level}'."),
            },
            Resources(resources),
            KeySet(keys),
            dependents.IsEmpty ? [] : dependents.ToString().Split(',')));
    }

    // Most actions of a service share their row of resource types with others.
    private CatalogActionResource[] Resources(ReadOnlySpan<char> text)
    {
        if (text.IsEmpty)
        {
            return [];
        }

        var lookup = _resourceRows.GetAlternateLookup<ReadOnlySpan<char>>();
        if (lookup.TryGetValue(text, out var known))
        {
            return known;
        }

        var rows = new List<CatalogActionResource>();
        foreach (var range in text.Split(';'))
        {
            var row = text[range];
            var colon = row.IndexOf(':');
            var keys = colon < 0 ? [] : KeySet(row[(colon + 1)..]);
            var head = colon < 0 ? row : row[..colon];
            var required = head[^1] == '!';
            var index = Number(required ? head[..^1] : head);
            rows.Add(new CatalogActionResource(index, _types[index], required, keys));
        }

        return lookup[text] = [.. rows];
    }

    private CatalogConditionKey Key(ReadOnlySpan<char> name, ReadOnlySpan<char> type)
    {
        const string array = "ArrayOf";
        const string writtenOut = "/tag-key";
        var many = type.StartsWith(array, StringComparison.Ordinal);

        // Two services write the placeholder of a tag's key in their own way.
        var spelt = name.EndsWith(writtenOut, StringComparison.Ordinal) ? $"{name[..^writtenOut.Length]}/${{TagKey}}" : name.ToString();
        var key = new CatalogConditionKey(spelt, TypeOf(many ? type[array.Length..] : type), many);
        if (!_sharedKeys.TryAdd(key.Name, key) && _sharedKeys[key.Name] == key)
        {
            return _sharedKeys[key.Name];
        }

        return key;
    }

    private static ConditionKeyType TypeOf(ReadOnlySpan<char> type) => type switch
    {
        "String" => ConditionKeyType.String,
        "ARN" => ConditionKeyType.Arn,
        "Bool" => ConditionKeyType.Bool,
        "Numeric" => ConditionKeyType.Numeric,
        "Date" => ConditionKeyType.Date,
        "IPAddress" => ConditionKeyType.IpAddress,
        "Binary" => ConditionKeyType.Binary,
        _ => throw new InvalidDataException($"The catalogue has an unknown condition key type '{type}'."),
    };

    private IReadOnlyList<CatalogConditionKey> KeySet(ReadOnlySpan<char> index) => index.IsEmpty ? [] : _keySets[Number(index)];

    private void Close()
    {
        if (_service is null)
        {
            return;
        }

        _service.SetActions([.. _actions]);
        _service.ResourceTypes = _types.ToArray();
        _service.ConditionKeys = _keys.ToArray();
        _services.Add(_service);
        _actions.Clear();
        _types.Clear();
        _keys.Clear();
        _keySets.Clear();
        _resourceRows.Clear();
    }

    private static int[] Numbers(ReadOnlySpan<char> list)
    {
        var numbers = new int[list.Count(',') + 1];
        var next = 0;
        foreach (var range in list.Split(','))
        {
            numbers[next++] = Number(list[range]);
        }

        return numbers;
    }

    private static int Number(ReadOnlySpan<char> digits) => int.Parse(digits, NumberStyles.None, CultureInfo.InvariantCulture);
}
