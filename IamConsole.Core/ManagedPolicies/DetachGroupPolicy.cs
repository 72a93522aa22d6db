using IamConsole.Core.Authorization;
using IamConsole.Core.Operations;

namespace IamConsole.Core.ManagedPolicies;

/// <summary>Detaches a managed policy from a user group.</summary>
public sealed record DetachGroupPolicy(string GroupName, string PolicyArn) : IamOperation<Nothing, AttachmentTarget>
{
    protected override async Task<AttachmentTarget> ResolveAsync(OperationContext context, CancellationToken cancellationToken)
    {
        var group = await context.FindGroupAsync(GroupName, cancellationToken);
        return new AttachmentTarget(group, group.Group, await context.FindPolicyAsync(PolicyArn, cancellationToken), NeedsPolicy: false);
    }

    protected override IEnumerable<ActionRequest> Authorizations(OperationContext context, AttachmentTarget target) =>
        [((GroupTarget)target.HolderTarget).Action("iam:DetachGroupPolicy").With("iam:PolicyARN", target.Policy.ArnText)];

    protected override Task<IamResult<Nothing>> ExecuteAsync(OperationContext context, AttachmentTarget target, CancellationToken cancellationToken) =>
        target.DetachAsync(context, cancellationToken);
}
