using IamConsole.Core.Authorization;
using IamConsole.Core.Operations;
using IamConsole.Core.PolicyLanguage;

namespace IamConsole.Core.InlinePolicies;

/// <summary>Embeds a policy in a user, or replaces the one of that name.</summary>
public sealed record PutUserPolicy(string UserName, string PolicyName, string PolicyDocument) : IamOperation<Nothing, UserTarget>
{
    protected override ValueTask<object?> PrepareAsync(Preparation preparation, CancellationToken cancellationToken) =>
        new(CheckedDocument.Of(PolicyDocument, PolicyKind.Identity));

    protected override Task<UserTarget> ResolveAsync(OperationContext context, CancellationToken cancellationToken) => context.FindUserAsync(UserName, cancellationToken);

    protected override IEnumerable<ActionRequest> Authorizations(OperationContext context, UserTarget target) => [target.PermissionsAction("iam:PutUserPolicy")];

    protected override Task<IamResult<Nothing>> ExecuteAsync(OperationContext context, UserTarget target, CancellationToken cancellationToken) =>
        context.PutInlineAsync(target.Existing, PolicyName, context.Prepared<CheckedDocument>(), cancellationToken);
}
