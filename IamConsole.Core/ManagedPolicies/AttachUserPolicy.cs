using IamConsole.Core.Authorization;
using IamConsole.Core.Operations;

namespace IamConsole.Core.ManagedPolicies;

/// <summary>Attaches a managed policy to a user; succeeds where it is attached already.</summary>
public sealed record AttachUserPolicy(string UserName, string PolicyArn) : IamOperation<Nothing, AttachmentTarget>
{
    protected override async Task<AttachmentTarget> ResolveAsync(OperationContext context, CancellationToken cancellationToken)
    {
        var user = await context.FindUserAsync(UserName, cancellationToken);
        return new AttachmentTarget(user, user.User, await context.FindPolicyAsync(PolicyArn, cancellationToken), NeedsPolicy: true);
    }

    protected override IEnumerable<ActionRequest> Authorizations(OperationContext context, AttachmentTarget target) =>
        [((UserTarget)target.HolderTarget).PermissionsAction("iam:AttachUserPolicy").With("iam:PolicyARN", target.Policy.ArnText)];

    protected override Task<IamResult<Nothing>> ExecuteAsync(OperationContext context, AttachmentTarget target, CancellationToken cancellationToken) =>
        target.AttachAsync(context, cancellationToken);
}
