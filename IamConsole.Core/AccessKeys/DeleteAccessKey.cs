using IamConsole.Core.Authorization;
using IamConsole.Core.Operations;

namespace IamConsole.Core.AccessKeys;

/// <summary>Deletes an access key, an active one too.</summary>
public sealed record DeleteAccessKey(string AccessKeyId) : IamOperation<Nothing, CredentialOwner>
{
    public string? UserName { get; init; }

    protected override Task<CredentialOwner> ResolveAsync(OperationContext context, CancellationToken cancellationToken) =>
        context.FindCredentialOwnerAsync(UserName, cancellationToken);

    protected override IEnumerable<ActionRequest> Authorizations(OperationContext context, CredentialOwner target) => [target.Action("iam:DeleteAccessKey")];

    protected override async Task<IamResult<Nothing>> ExecuteAsync(OperationContext context, CredentialOwner target, CancellationToken cancellationToken)
    {
        if (await context.FindAccessKeyAsync(target.ExistingId, AccessKeyId, cancellationToken) is not { } key)
        {
            return AccessKeyRows.NotFound(AccessKeyId);
        }

        context.Db.AccessKeys.Remove(key);
        return Nothing.Value;
    }
}
