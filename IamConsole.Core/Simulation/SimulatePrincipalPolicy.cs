using IamConsole.Core.Authorization;
using IamConsole.Core.Operations;
using IamConsole.Core.Simulation.Shapes;

namespace IamConsole.Core.Simulation;

/// <summary>What the policies of a user, group or role allow; a user's include those of its groups.</summary>
/// <param name="PolicySourceArn">The user, group or role.</param>
/// <param name="ActionNames">With their services' prefixes, without wildcards.</param>
public sealed record SimulatePrincipalPolicy(string PolicySourceArn, IReadOnlyList<string> ActionNames) : SimulatePolicy<PolicySourceTarget>(ActionNames)
{
    /// <summary>More identity-based policies, as if the source had them too.</summary>
    public IReadOnlyList<string>? PolicyInputList { get; init; }

    protected override ValueTask<object?> PrepareAsync(Preparation preparation, CancellationToken cancellationToken) =>
        new(SimulatedDocuments.Read(PolicyInputList, PermissionsBoundaryPolicyInputList, ResourcePolicy));

    protected override Task<PolicySourceTarget> ResolveAsync(OperationContext context, CancellationToken cancellationToken) =>
        PolicySourceTarget.FindAsync(context.Db, PolicySourceArn, cancellationToken);

    protected override IEnumerable<ActionRequest> Authorizations(OperationContext context, PolicySourceTarget target) => [target.Action("iam:SimulatePrincipalPolicy")];

    protected override async Task<IamResult<SimulatePolicyResult>> ExecuteAsync(OperationContext context, PolicySourceTarget target, CancellationToken cancellationToken)
    {
        if (!context.Prepared<IamResult<SimulatedDocuments>>().TryGet(out var given, out var error))
        {
            return error;
        }

        var own = await SourcePolicies.ReadAsync(context.Db, target, cancellationToken);
        return (await SimulatedPolicies.OfSourceAsync(context.Db, target, own, withOwnBoundary: true, given, cancellationToken)).TryGet(out var policies, out error)
            ? Simulate(context, target, policies)
            : error;
    }
}
