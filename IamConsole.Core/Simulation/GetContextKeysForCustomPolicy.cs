using IamConsole.Core.Authorization;
using IamConsole.Core.Operations;
using IamConsole.Core.Simulation.Shapes;

namespace IamConsole.Core.Simulation;

/// <summary>The condition keys, policy variables included, that policies given as text mention.</summary>
public sealed record GetContextKeysForCustomPolicy(IReadOnlyList<string> PolicyInputList) : IamOperation<GetContextKeysResult, AccountTarget>
{
    protected override ValueTask<object?> PrepareAsync(Preparation preparation, CancellationToken cancellationToken) => new(SimulatedDocuments.Read(PolicyInputList, null, null));

    protected override Task<AccountTarget> ResolveAsync(OperationContext context, CancellationToken cancellationToken) => Task.FromResult(AccountTarget.Any);

    protected override IEnumerable<ActionRequest> Authorizations(OperationContext context, AccountTarget target) => [new("iam:GetContextKeysForCustomPolicy", target.ArnText)];

    protected override Task<IamResult<GetContextKeysResult>> ExecuteAsync(OperationContext context, AccountTarget target, CancellationToken cancellationToken) =>
        Task.FromResult(context.Prepared<IamResult<SimulatedDocuments>>().Map(given => SimulatedPolicies.Of(given).MentionedKeys()));
}
