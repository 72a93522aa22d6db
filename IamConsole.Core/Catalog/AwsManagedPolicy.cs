namespace IamConsole.Core.Catalog;

/// <summary>A policy that AWS makes and maintains, the same in every account.</summary>
public sealed class AwsManagedPolicy
{
    private readonly ManagedPolicyCatalog _catalog;
    private string? _policyId;

    internal AwsManagedPolicy(ManagedPolicyCatalog catalog, ManagedPolicyEntry entry)
    {
        _catalog = catalog;
        Entry = entry;
        Arn = $"arn:aws:iam::aws:policy{entry.Path}{entry.Name}";
    }

    public string Name => Entry.Name;

    /// <summary>Such as <c>/</c> or <c>/job-function/</c>.</summary>
    public string Path => Entry.Path;

    public string Arn { get; }

    /// <summary>An <c>ANPA...</c> id, made from the ARN: the same in every installation and at every start.</summary>
    public string PolicyId => _policyId ??= DeterministicPolicyId.Of(Arn);

    /// <summary>The only version that this catalogue holds, such as "v3".</summary>
    public string DefaultVersionId => Entry.DefaultVersionId;

    public DateTimeOffset CreateDate => Entry.CreateDate;

    /// <summary>When AWS made the default version.</summary>
    public DateTimeOffset UpdateDate => Entry.UpdateDate;

    /// <summary>Whether it is one of the eleven of AWS's page "AWS managed policies for job functions".</summary>
    public bool IsJobFunction => Entry.IsJobFunction;

    /// <summary>Inflates the document: JSON without insignificant white space. Costs about a millisecond; keep it where it is needed often.</summary>
    public string ReadDocument() => _catalog.ReadDocument(this);

    public override string ToString() => Arn;

    internal ManagedPolicyEntry Entry { get; }
}

/// <summary>A line of the embedded index.</summary>
internal readonly record struct ManagedPolicyEntry(
    string Path, string Name, string DefaultVersionId, DateTimeOffset CreateDate, DateTimeOffset UpdateDate, bool IsJobFunction, int Block, int Offset, int Length);
