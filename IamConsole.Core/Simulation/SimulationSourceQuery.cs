using IamConsole.Core.Arns;
using IamConsole.Core.Authorization;
using IamConsole.Core.Catalog;
using IamConsole.Core.Model;
using IamConsole.Core.Operations;
using IamConsole.Core.PolicyLanguage;

namespace IamConsole.Core.Simulation;

/// <summary>What the simulator's page offers for a user, group or role: its policies, its boundary and the condition keys that they mention.</summary>
public sealed record SimulationSourceQuery(string PolicySourceArn) : ConsoleQuery<SimulationSource>
{
    /// <summary>Whether it is sent because something has changed elsewhere.</summary>
    public bool IsRefresh { get; init; }

    protected internal override bool IsRecorded => !IsRefresh;

    protected internal override IEnumerable<ActionRequest> Requires(QueryContext context) => [];

    protected internal override async Task<IamResult<SimulationSource>> ExecuteAsync(QueryContext context, CancellationToken cancellationToken)
    {
        var target = await PolicySourceTarget.FindAsync(context.Db, PolicySourceArn, cancellationToken);
        if ((await context.DemandAsync(target.Action("iam:SimulatePrincipalPolicy"), cancellationToken) ?? target.Missing) is { } refusal)
        {
            return refusal;
        }

        var holder = target.Existing;
        var seesTags = holder.HolderKind is not PolicyHolderKind.Group && await context.IsAllowedAsync(target.Action($"iam:List{holder.HolderKind}Tags"), cancellationToken);
        return new SimulationSource
        {
            Arn = PolicySourceArn,
            Kind = holder.HolderKind,
            Name = holder.Name,
            Policies = [.. (await SourcePolicies.ReadAsync(context.Db, target, cancellationToken)).Select(Describe)],
            Boundary = target.BoundaryArn is { } arn
                ? new SimulationSourcePolicy(arn, Arns.Arn.NameIn(arn), KindOf(arn), [], KeysIn(await context.Db.ReadBoundaryDocumentAsync(arn, cancellationToken)))
                : null,
            Tags = seesTags ? target.Tags : [],
        };
    }

    private static SimulationSourcePolicy Describe(SourcePolicy policy) => new(
        policy.Key, policy.Name, KindOf(policy.Arn), [.. policy.Holders.Where(holder => holder.Kind is PolicyHolderKind.Group).Select(holder => holder.Name)], KeysIn(policy.Document))
    {
        IsOwn = policy.Holders.Any(holder => holder.Kind is not PolicyHolderKind.Group),
    };

    private static HolderPolicyKind KindOf(string? arn) => arn is null ? HolderPolicyKind.CustomerInline
        : ManagedPolicyCatalog.Current.Find(arn) is not { } managed ? HolderPolicyKind.CustomerManaged
        : managed.IsJobFunction ? HolderPolicyKind.AwsManagedJobFunction
        : HolderPolicyKind.AwsManaged;

    private static IReadOnlyList<string> KeysIn(string document) =>
        PolicyParser.Parse(document, PolicyKind.Identity).Document is { } parsed ? [.. MentionedKeys.Of(parsed)] : [];
}

/// <summary>A user, group or role with what the simulator can ask of it.</summary>
public sealed record SimulationSource
{
    public required string Arn { get; init; }

    public required PolicyHolderKind Kind { get; init; }

    public required string Name { get; init; }

    /// <summary>By name; a user's with those of its groups.</summary>
    public required IReadOnlyList<SimulationSourcePolicy> Policies { get; init; }

    /// <summary>Its permissions boundary, or none.</summary>
    public SimulationSourcePolicy? Boundary { get; init; }

    /// <summary>Its tags, which may serve as values of <c>aws:PrincipalTag/KEY</c>; none where the caller may not list them.</summary>
    public IReadOnlyList<Tag> Tags { get; init; } = [];
}

/// <summary>A policy that may take part in a simulation.</summary>
/// <param name="Key">Tells the policies of one source apart.</param>
/// <param name="Name">The policy's name.</param>
/// <param name="Kind">Whose it is.</param>
/// <param name="Groups">The groups through which a user has it.</param>
/// <param name="Keys">The condition keys that it mentions.</param>
public sealed record SimulationSourcePolicy(string Key, string Name, HolderPolicyKind Kind, IReadOnlyList<string> Groups, IReadOnlyList<string> Keys)
{
    /// <summary>Whether the source has it by itself, and not only through groups.</summary>
    public bool IsOwn { get; init; }
}
