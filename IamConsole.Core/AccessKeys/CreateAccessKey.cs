using IamConsole.Core.Arns;
using IamConsole.Core.Authorization;
using IamConsole.Core.Operations;
using IamConsole.Core.Operations.Shapes;
using Microsoft.EntityFrameworkCore;

namespace IamConsole.Core.AccessKeys;

/// <summary>Makes an access key for a user, at most two; without a name for the caller, who may be root.</summary>
public sealed record CreateAccessKey(string? UserName = null) : IamOperation<CreateAccessKeyResult, CredentialOwner>
{
    protected override Task<CredentialOwner> ResolveAsync(OperationContext context, CancellationToken cancellationToken) =>
        context.FindCredentialOwnerAsync(UserName, cancellationToken);

    protected override IEnumerable<ActionRequest> Authorizations(OperationContext context, CredentialOwner target) => [target.Action("iam:CreateAccessKey")];

    /// <summary>A key of one's own outlives the session, so that it needs more than a browser that somebody left open.</summary>
    protected override bool NeedsFreshProof(OperationContext context, CredentialOwner target) => target.OwnerId == context.Caller.PrincipalId;

    protected override async Task<IamResult<CreateAccessKeyResult>> ExecuteAsync(OperationContext context, CredentialOwner target, CancellationToken cancellationToken)
    {
        if (await context.Db.AccessKeys.CountAsync(key => key.OwnerId == target.ExistingId, cancellationToken) >= Quotas.AccessKeysPerUser)
        {
            return IamError.LimitExceeded("AccessKeysPerUser", Quotas.AccessKeysPerUser);
        }

        var secret = UniqueIds.NewSecretAccessKey();
        var key = new Model.AccessKey
        {
            Id = UniqueIds.NewAccessKeyId(context.Account),
            OwnerId = target.ExistingId,
            ProtectedSecret = context.Secrets.ProtectAccessKeySecret(secret),
            CreatedAt = context.Now,
        };
        context.Db.AccessKeys.Add(key);
        return new CreateAccessKeyResult(new AccessKey(target.UserName, key.Id, AccessKeyStatus.Active, secret, key.CreatedAt));
    }
}

/// <summary>The access key with its secret, which is never to be had again.</summary>
public sealed record CreateAccessKeyResult(AccessKey AccessKey);
