using IamConsole.Core.Authorization;
using IamConsole.Core.Operations;
using IamConsole.Core.Simulation.Shapes;

namespace IamConsole.Core.Simulation;

/// <summary>What policies that are given as text would allow.</summary>
public sealed record SimulateCustomPolicy(IReadOnlyList<string> PolicyInputList, IReadOnlyList<string> ActionNames) : SimulatePolicy<AccountTarget>(ActionNames)
{
    protected override ValueTask<object?> PrepareAsync(Preparation preparation, CancellationToken cancellationToken) =>
        new(SimulatedDocuments.Read(PolicyInputList, PermissionsBoundaryPolicyInputList, ResourcePolicy));

    protected override Task<AccountTarget> ResolveAsync(OperationContext context, CancellationToken cancellationToken) => Task.FromResult(AccountTarget.Any);

    protected override IEnumerable<ActionRequest> Authorizations(OperationContext context, AccountTarget target) => [new("iam:SimulateCustomPolicy", target.ArnText)];

    protected override Task<IamResult<SimulatePolicyResult>> ExecuteAsync(OperationContext context, AccountTarget target, CancellationToken cancellationToken) =>
        Task.FromResult(context.Prepared<IamResult<SimulatedDocuments>>().TryGet(out var given, out var malformed)
            ? Simulate(context, null, SimulatedPolicies.Of(given))
            : malformed);
}
