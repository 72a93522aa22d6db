using System.Buffers.Binary;
using System.Globalization;
using System.Text;

namespace IamConsole.Core.Catalog;

/// <summary>What kind of AWS managed policies to list, as the Policies page filters them.</summary>
public enum ManagedPolicyFilter
{
    All,
    JobFunction,
}

/// <summary>All AWS managed policies. Immutable, read once when first asked for; documents stay compressed until they are read.</summary>
public sealed class ManagedPolicyCatalog
{
    private const string FileName = "managed-policies.bin";
    private const string Format = "1";

    private static readonly Lazy<ManagedPolicyCatalog> Loaded = new(() => new ManagedPolicyCatalog());

    private readonly List<(long Start, int Length)> _blocks = [];
    private readonly AwsManagedPolicy[] _policies;
    private readonly Dictionary<string, AwsManagedPolicy> _byArn;

    private ManagedPolicyCatalog()
    {
        using var stream = EmbeddedData.Open(FileName);
        Span<byte> header = stackalloc byte[4];
        stream.ReadExactly(header);
        var indexLength = BinaryPrimitives.ReadInt32LittleEndian(header);
        var policies = new List<AwsManagedPolicy>(2048);
        var blockStart = (long)header.Length + indexLength;
        foreach (var line in EmbeddedData.Inflate(stream, indexLength).Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            var fields = line.Split('\t');
            switch (fields[0])
            {
                case "P":
                    policies.Add(new AwsManagedPolicy(this, Entry(fields)));
                    break;
                case "B":
                    _blocks.Add((blockStart, Number(fields[1])));
                    blockStart += Number(fields[1]);
                    break;
                case "catalogue" when fields[1] == Format:
                    Source = fields[2];
                    break;
                default:
                    throw new InvalidDataException($"The index of managed policies has an unknown line '{line}'.");
            }
        }

        _policies = [.. policies];
        _byArn = policies.ToDictionary(policy => policy.Arn, StringComparer.Ordinal);
    }

    /// <summary>The catalogue that is embedded in this assembly.</summary>
    public static ManagedPolicyCatalog Current => Loaded.Value;

    /// <summary>Where the facts come from, with its version.</summary>
    public string Source { get; } = "";

    /// <summary>Ordered by name.</summary>
    public IReadOnlyList<AwsManagedPolicy> Policies => _policies;

    /// <summary>The policy of an ARN, which is case-sensitive; <see langword="null"/> when there is none.</summary>
    public AwsManagedPolicy? Find(string arn) => _byArn.GetValueOrDefault(arn);

    /// <summary>Policies whose name contains the text, ignoring case, ordered by name.</summary>
    public IEnumerable<AwsManagedPolicy> Search(string nameContains, ManagedPolicyFilter filter = ManagedPolicyFilter.All) =>
        _policies.Where(policy =>
            (filter is ManagedPolicyFilter.All || policy.IsJobFunction)
            && policy.Name.Contains(nameContains.Trim(), StringComparison.OrdinalIgnoreCase));

    /// <summary>Every policy with its document; much quicker than reading the documents one by one.</summary>
    public IEnumerable<(AwsManagedPolicy Policy, string Document)> ReadAll()
    {
        var open = -1;
        byte[] block = [];
        foreach (var policy in _policies)
        {
            if (policy.Entry.Block != open)
            {
                open = policy.Entry.Block;
                block = ReadBlock(open);
            }

            yield return (policy, TextOf(policy, block));
        }
    }

    internal string ReadDocument(AwsManagedPolicy policy) => TextOf(policy, ReadBlock(policy.Entry.Block));

    private static string TextOf(AwsManagedPolicy policy, byte[] block) =>
        Encoding.UTF8.GetString(block, policy.Entry.Offset, policy.Entry.Length);

    private byte[] ReadBlock(int index)
    {
        var (start, length) = _blocks[index];
        using var stream = EmbeddedData.Open(FileName);
        stream.Position = start;
        return EmbeddedData.InflateBytes(stream, length);
    }

    private static ManagedPolicyEntry Entry(string[] fields) => new(
        Path: string.Intern(fields[1]),
        Name: fields[2],
        DefaultVersionId: string.Intern(fields[3]),
        CreateDate: DateTimeOffset.FromUnixTimeSeconds(long.Parse(fields[4], CultureInfo.InvariantCulture)),
        UpdateDate: DateTimeOffset.FromUnixTimeSeconds(long.Parse(fields[5], CultureInfo.InvariantCulture)),
        IsJobFunction: fields[6] == "1",
        Block: Number(fields[7]),
        Offset: Number(fields[8]),
        Length: Number(fields[9]));

    private static int Number(string digits) => int.Parse(digits, NumberStyles.None, CultureInfo.InvariantCulture);
}
