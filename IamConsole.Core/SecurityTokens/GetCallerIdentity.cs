using IamConsole.Core.Authorization;
using IamConsole.Core.Operations;

namespace IamConsole.Core.SecurityTokens;

/// <summary>Who asks. It needs no permission, and none can be taken from anybody.</summary>
public sealed record GetCallerIdentity : IamOperation<GetCallerIdentityResult, AccountTarget>
{
    internal override string Service => "sts";

    protected override Task<AccountTarget> ResolveAsync(OperationContext context, CancellationToken cancellationToken) => Task.FromResult(AccountTarget.Any);

    protected override IEnumerable<ActionRequest> Authorizations(OperationContext context, AccountTarget target) => [];

    protected override Task<IamResult<GetCallerIdentityResult>> ExecuteAsync(OperationContext context, AccountTarget target, CancellationToken cancellationToken) =>
        Task.FromResult<IamResult<GetCallerIdentityResult>>(new GetCallerIdentityResult(context.Caller.UserId, context.Account.ToString(), context.Caller.Arn));
}

/// <summary>The caller.</summary>
/// <param name="UserId">The value of <c>aws:userid</c>.</param>
/// <param name="Account">Twelve digits.</param>
/// <param name="Arn">Of a role or federated user its session's.</param>
public sealed record GetCallerIdentityResult(string UserId, string Account, string Arn);
