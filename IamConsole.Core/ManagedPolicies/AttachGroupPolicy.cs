using IamConsole.Core.Authorization;
using IamConsole.Core.Operations;

namespace IamConsole.Core.ManagedPolicies;

/// <summary>Attaches a managed policy to a user group; succeeds where it is attached already.</summary>
public sealed record AttachGroupPolicy(string GroupName, string PolicyArn) : IamOperation<Nothing, AttachmentTarget>
{
    protected override async Task<AttachmentTarget> ResolveAsync(OperationContext context, CancellationToken cancellationToken)
    {
        var group = await context.FindGroupAsync(GroupName, cancellationToken);
        return new AttachmentTarget(group, group.Group, await context.FindPolicyAsync(PolicyArn, cancellationToken), NeedsPolicy: true);
    }

    protected override IEnumerable<ActionRequest> Authorizations(OperationContext context, AttachmentTarget target) =>
        [((GroupTarget)target.HolderTarget).Action("iam:AttachGroupPolicy").With("iam:PolicyARN", target.Policy.ArnText)];

    protected override Task<IamResult<Nothing>> ExecuteAsync(OperationContext context, AttachmentTarget target, CancellationToken cancellationToken) =>
        target.AttachAsync(context, cancellationToken);
}
