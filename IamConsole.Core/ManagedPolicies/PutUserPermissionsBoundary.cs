using IamConsole.Core.Authorization;
using IamConsole.Core.Operations;

namespace IamConsole.Core.ManagedPolicies;

/// <summary>Sets the managed policy that bounds what a user may do, whatever else allows it.</summary>
public sealed record PutUserPermissionsBoundary(string UserName, string PermissionsBoundary) : IamOperation<Nothing, AttachmentTarget>
{
    protected override async Task<AttachmentTarget> ResolveAsync(OperationContext context, CancellationToken cancellationToken)
    {
        var user = await context.FindUserAsync(UserName, cancellationToken);
        return new AttachmentTarget(user, user.User, await context.FindPolicyAsync(PermissionsBoundary, cancellationToken), NeedsPolicy: true);
    }

    protected override IEnumerable<ActionRequest> Authorizations(OperationContext context, AttachmentTarget target) =>
        [((UserTarget)target.HolderTarget).Action("iam:PutUserPermissionsBoundary").With("iam:PermissionsBoundary", target.Policy.ArnText)];

    protected override Task<IamResult<Nothing>> ExecuteAsync(OperationContext context, AttachmentTarget target, CancellationToken cancellationToken)
    {
        if (target.NotAttachable is { } refusal)
        {
            return Task.FromResult<IamResult<Nothing>>(refusal);
        }

        ((UserTarget)target.HolderTarget).Existing.PermissionsBoundaryArn = target.Policy.ArnText;
        return Task.FromResult<IamResult<Nothing>>(Nothing.Value);
    }
}
