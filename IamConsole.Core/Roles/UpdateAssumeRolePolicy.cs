using IamConsole.Core.Authorization;
using IamConsole.Core.Operations;
using IamConsole.Core.PolicyLanguage;
using IamConsole.Core.Trust;

namespace IamConsole.Core.Roles;

/// <summary>Replaces a role's trust policy: who may assume it.</summary>
public sealed record UpdateAssumeRolePolicy(string RoleName, string PolicyDocument) : IamOperation<Nothing, RoleTarget>
{
    protected override ValueTask<object?> PrepareAsync(Preparation preparation, CancellationToken cancellationToken) =>
        new(CheckedDocument.Of(PolicyDocument, PolicyKind.Trust));

    protected override Task<RoleTarget> ResolveAsync(OperationContext context, CancellationToken cancellationToken) => context.FindRoleAsync(RoleName, cancellationToken);

    protected override IEnumerable<ActionRequest> Authorizations(OperationContext context, RoleTarget target) => [target.Action("iam:UpdateAssumeRolePolicy")];

    protected override async Task<IamResult<Nothing>> ExecuteAsync(OperationContext context, RoleTarget target, CancellationToken cancellationToken)
    {
        if (context.Prepared<CheckedDocument>().TrustPolicyProblem is { } problem)
        {
            return problem;
        }

        if (!(await TrustDocument.ResolveAsync(context.Db, PolicyDocument, cancellationToken)).TryGet(out var trust, out var unknown))
        {
            return unknown;
        }

        target.Existing.AssumeRolePolicyDocument = trust;
        return Nothing.Value;
    }
}
