using IamConsole.Core.Arns;
using IamConsole.Core.Authorization;
using IamConsole.Core.Operations;

namespace IamConsole.Core.SecurityTokens;

/// <summary>Whose an access key is, by its id, which carries the account: long-term or temporary, in use or deleted long ago.</summary>
public sealed record GetAccessKeyInfo(string AccessKeyId) : IamOperation<GetAccessKeyInfoResult, AccountTarget>
{
    internal override string Service => "sts";

    protected override Task<AccountTarget> ResolveAsync(OperationContext context, CancellationToken cancellationToken) => Task.FromResult(AccountTarget.Any);

    protected override IEnumerable<ActionRequest> Authorizations(OperationContext context, AccountTarget target) => [new("sts:GetAccessKeyInfo", "*")];

    protected override Task<IamResult<GetAccessKeyInfoResult>> ExecuteAsync(OperationContext context, AccountTarget target, CancellationToken cancellationToken) =>
        Task.FromResult<IamResult<GetAccessKeyInfoResult>>(UniqueIds.LooksLikeAccessKeyId(AccessKeyId) && UniqueIds.AccountOf(AccessKeyId) is { } account
            ? new GetAccessKeyInfoResult(account.ToString())
            : IamError.ValidationError("The access key ID is not valid."));
}

/// <summary>The account of an access key.</summary>
/// <param name="Account">Twelve digits.</param>
public sealed record GetAccessKeyInfoResult(string Account);
