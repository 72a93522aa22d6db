using IamConsole.Core.Authorization;
using IamConsole.Core.Operations;
using IamConsole.Core.Operations.Shapes;

namespace IamConsole.Core.AccessKeys;

/// <summary>Activates or deactivates an access key.</summary>
public sealed record UpdateAccessKey(string AccessKeyId, string Status) : IamOperation<Nothing, CredentialOwner>
{
    public string? UserName { get; init; }

    protected override Task<CredentialOwner> ResolveAsync(OperationContext context, CancellationToken cancellationToken) =>
        context.FindCredentialOwnerAsync(UserName, cancellationToken);

    protected override IEnumerable<ActionRequest> Authorizations(OperationContext context, CredentialOwner target) => [target.Action("iam:UpdateAccessKey")];

    protected override async Task<IamResult<Nothing>> ExecuteAsync(OperationContext context, CredentialOwner target, CancellationToken cancellationToken)
    {
        if (Status is not (AccessKeyStatus.Active or AccessKeyStatus.Inactive))
        {
            return IamError.InvalidInput($"The status {Status} cannot be set; an access key is made {AccessKeyStatus.Active} or {AccessKeyStatus.Inactive}.");
        }

        if (await context.FindAccessKeyAsync(target.ExistingId, AccessKeyId, cancellationToken) is not { } key)
        {
            return AccessKeyRows.NotFound(AccessKeyId);
        }

        var isActive = Status == AccessKeyStatus.Active;
        if (key.IsActive != isActive)
        {
            key.IsActive = isActive;
            key.StatusChangedAt = context.Now;
        }

        return Nothing.Value;
    }
}
