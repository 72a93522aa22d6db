using IamConsole.Core.Authorization;
using IamConsole.Core.Operations;
using IamConsole.Core.Simulation.Shapes;

namespace IamConsole.Core.Simulation;

/// <summary>The condition keys, policy variables included, that the policies and the boundary of a user, group or role mention.</summary>
/// <param name="PolicySourceArn">The user, group or role; a user's policies include those of its groups.</param>
public sealed record GetContextKeysForPrincipalPolicy(string PolicySourceArn) : IamOperation<GetContextKeysResult, PolicySourceTarget>
{
    /// <summary>More policies to look into.</summary>
    public IReadOnlyList<string>? PolicyInputList { get; init; }

    protected override ValueTask<object?> PrepareAsync(Preparation preparation, CancellationToken cancellationToken) => new(SimulatedDocuments.Read(PolicyInputList, null, null));

    protected override Task<PolicySourceTarget> ResolveAsync(OperationContext context, CancellationToken cancellationToken) =>
        PolicySourceTarget.FindAsync(context.Db, PolicySourceArn, cancellationToken);

    protected override IEnumerable<ActionRequest> Authorizations(OperationContext context, PolicySourceTarget target) => [target.Action("iam:GetContextKeysForPrincipalPolicy")];

    protected override async Task<IamResult<GetContextKeysResult>> ExecuteAsync(OperationContext context, PolicySourceTarget target, CancellationToken cancellationToken)
    {
        if (!context.Prepared<IamResult<SimulatedDocuments>>().TryGet(out var given, out var malformed))
        {
            return malformed;
        }

        var own = await SourcePolicies.ReadAsync(context.Db, target, cancellationToken);
        var policies = await SimulatedPolicies.OfSourceAsync(context.Db, target, own, withOwnBoundary: true, given, cancellationToken);
        return policies.Map(found => found.MentionedKeys());
    }
}
