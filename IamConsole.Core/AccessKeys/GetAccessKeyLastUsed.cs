using IamConsole.Core.Authorization;
using IamConsole.Core.Model;
using IamConsole.Core.Operations;
using IamConsole.Core.Operations.Shapes;
using Microsoft.EntityFrameworkCore;

namespace IamConsole.Core.AccessKeys;

/// <summary>When an access key of this account was last used, and for what.</summary>
public sealed record GetAccessKeyLastUsed(string AccessKeyId) : IamOperation<GetAccessKeyLastUsedResult, AccessKeyTarget>
{
    protected override async Task<AccessKeyTarget> ResolveAsync(OperationContext context, CancellationToken cancellationToken)
    {
        var key = await context.Db.AccessKeys.FirstOrDefaultAsync(key => key.Id == AccessKeyId, cancellationToken);
        if (key is null)
        {
            return new AccessKeyTarget(null, null, AccessKeyId);
        }

        var userName = await context.Db.Users.Where(user => user.Id == key.OwnerId).Select(user => user.Name).FirstOrDefaultAsync(cancellationToken);
        var owner = userName is null
            ? new CredentialOwner(null, key.OwnerId, CredentialOwner.RootName, Arns.Arn.Root(context.Account).ToString(), null)
            : await context.FindCredentialOwnerAsync(userName, cancellationToken);
        return new AccessKeyTarget(key, owner, AccessKeyId);
    }

    protected override IEnumerable<ActionRequest> Authorizations(OperationContext context, AccessKeyTarget target) => [target.Action("iam:GetAccessKeyLastUsed")];

    protected override Task<IamResult<GetAccessKeyLastUsedResult>> ExecuteAsync(OperationContext context, AccessKeyTarget target, CancellationToken cancellationToken) =>
        Task.FromResult<IamResult<GetAccessKeyLastUsedResult>>(new GetAccessKeyLastUsedResult(target.Owner!.UserName, AccessKeyLastUsed.Of(target.Key!)));
}

/// <summary>An access key that a request names by its id alone.</summary>
/// <param name="Key">The row, or none where the account has no such key.</param>
/// <param name="Owner">Whose it is.</param>
/// <param name="RequestedId">As typed.</param>
public sealed record AccessKeyTarget(Model.AccessKey? Key, CredentialOwner? Owner, string RequestedId) : ITarget
{
    /// <summary>The owner's ARN: AWS authorises on the user, not on the key.</summary>
    public string ArnText => Owner?.ArnText ?? "*";

    public IamError? Missing => Key is null ? AccessKeyRows.NotFound(RequestedId) : null;

    public IRevisioned? Revisioned => null;

    public ActionRequest Action(string action) => Owner?.Action(action) ?? new ActionRequest(action, ArnText);
}

/// <summary>Whose key it is and when it was last used.</summary>
public sealed record GetAccessKeyLastUsedResult(string UserName, AccessKeyLastUsed AccessKeyLastUsed);
