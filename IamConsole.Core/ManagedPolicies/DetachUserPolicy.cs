using IamConsole.Core.Authorization;
using IamConsole.Core.Operations;

namespace IamConsole.Core.ManagedPolicies;

/// <summary>Detaches a managed policy from a user.</summary>
public sealed record DetachUserPolicy(string UserName, string PolicyArn) : IamOperation<Nothing, AttachmentTarget>
{
    protected override async Task<AttachmentTarget> ResolveAsync(OperationContext context, CancellationToken cancellationToken)
    {
        var user = await context.FindUserAsync(UserName, cancellationToken);
        return new AttachmentTarget(user, user.User, await context.FindPolicyAsync(PolicyArn, cancellationToken), NeedsPolicy: false);
    }

    protected override IEnumerable<ActionRequest> Authorizations(OperationContext context, AttachmentTarget target) =>
        [((UserTarget)target.HolderTarget).PermissionsAction("iam:DetachUserPolicy").With("iam:PolicyARN", target.Policy.ArnText)];

    protected override Task<IamResult<Nothing>> ExecuteAsync(OperationContext context, AttachmentTarget target, CancellationToken cancellationToken) =>
        target.DetachAsync(context, cancellationToken);
}
