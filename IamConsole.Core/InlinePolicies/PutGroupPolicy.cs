using IamConsole.Core.Authorization;
using IamConsole.Core.Operations;
using IamConsole.Core.PolicyLanguage;

namespace IamConsole.Core.InlinePolicies;

/// <summary>Embeds a policy in a user group, or replaces the one of that name.</summary>
public sealed record PutGroupPolicy(string GroupName, string PolicyName, string PolicyDocument) : IamOperation<Nothing, GroupTarget>
{
    protected override ValueTask<object?> PrepareAsync(Preparation preparation, CancellationToken cancellationToken) =>
        new(CheckedDocument.Of(PolicyDocument, PolicyKind.Identity));

    protected override Task<GroupTarget> ResolveAsync(OperationContext context, CancellationToken cancellationToken) => context.FindGroupAsync(GroupName, cancellationToken);

    protected override IEnumerable<ActionRequest> Authorizations(OperationContext context, GroupTarget target) => [target.Action("iam:PutGroupPolicy")];

    protected override Task<IamResult<Nothing>> ExecuteAsync(OperationContext context, GroupTarget target, CancellationToken cancellationToken) =>
        context.PutInlineAsync(target.Existing, PolicyName, context.Prepared<CheckedDocument>(), cancellationToken);
}
