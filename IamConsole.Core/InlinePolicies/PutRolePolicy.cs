using IamConsole.Core.Authorization;
using IamConsole.Core.Operations;
using IamConsole.Core.PolicyLanguage;

namespace IamConsole.Core.InlinePolicies;

/// <summary>Embeds a policy in a role, or replaces the one of that name.</summary>
public sealed record PutRolePolicy(string RoleName, string PolicyName, string PolicyDocument) : IamOperation<Nothing, RoleTarget>
{
    protected override ValueTask<object?> PrepareAsync(Preparation preparation, CancellationToken cancellationToken) =>
        new(CheckedDocument.Of(PolicyDocument, PolicyKind.Identity));

    protected override Task<RoleTarget> ResolveAsync(OperationContext context, CancellationToken cancellationToken) => context.FindRoleAsync(RoleName, cancellationToken);

    protected override IEnumerable<ActionRequest> Authorizations(OperationContext context, RoleTarget target) => [target.PermissionsAction("iam:PutRolePolicy")];

    protected override Task<IamResult<Nothing>> ExecuteAsync(OperationContext context, RoleTarget target, CancellationToken cancellationToken) =>
        context.PutInlineAsync(target.Existing, PolicyName, context.Prepared<CheckedDocument>(), cancellationToken);
}
