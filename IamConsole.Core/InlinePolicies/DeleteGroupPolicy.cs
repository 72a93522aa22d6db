using IamConsole.Core.Authorization;
using IamConsole.Core.Operations;

namespace IamConsole.Core.InlinePolicies;

/// <summary>Removes a policy that is embedded in a user group.</summary>
public sealed record DeleteGroupPolicy(string GroupName, string PolicyName) : IamOperation<Nothing, GroupTarget>
{
    protected override Task<GroupTarget> ResolveAsync(OperationContext context, CancellationToken cancellationToken) => context.FindGroupAsync(GroupName, cancellationToken);

    protected override IEnumerable<ActionRequest> Authorizations(OperationContext context, GroupTarget target) => [target.Action("iam:DeleteGroupPolicy")];

    protected override async Task<IamResult<Nothing>> ExecuteAsync(OperationContext context, GroupTarget target, CancellationToken cancellationToken)
    {
        if (!(await context.FindInlineAsync(target.Existing, PolicyName, cancellationToken)).TryGet(out var policy, out var error))
        {
            return error;
        }

        context.Db.InlinePolicies.Remove(policy);
        return Nothing.Value;
    }
}
