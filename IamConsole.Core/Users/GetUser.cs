using IamConsole.Core.Arns;
using IamConsole.Core.Authorization;
using IamConsole.Core.Model;
using IamConsole.Core.Operations;
using IamConsole.Core.Operations.Shapes;
using Microsoft.EntityFrameworkCore;

namespace IamConsole.Core.Users;

/// <summary>Describes a user; without a name, the caller, which may be root.</summary>
public sealed record GetUser(string? UserName = null) : IamOperation<GetUserResult, UserTarget>
{
    protected override async Task<UserTarget> ResolveAsync(OperationContext context, CancellationToken cancellationToken) =>
        IsRootItself(context)
            ? new UserTarget(await RootAsUserAsync(context, cancellationToken), Arn.Root(context.Account), [], "")
            : await context.FindUserAsync(UserName, cancellationToken);

    protected override IEnumerable<ActionRequest> Authorizations(OperationContext context, UserTarget target) => [target.Action("iam:GetUser")];

    protected override async Task<IamResult<GetUserResult>> ExecuteAsync(OperationContext context, UserTarget target, CancellationToken cancellationToken) =>
        await Task.FromResult(new GetUserResult(IsRootItself(context)
            ? User.Of(context.Account, target.Existing) with { Arn = target.ArnText }
            : User.Of(context.Account, target.Existing, target.Tags)));

    private bool IsRootItself(OperationContext context) => UserName is null && context.Caller.Kind is CallerKind.Root;

    private static async Task<IamUser> RootAsUserAsync(OperationContext context, CancellationToken cancellationToken)
    {
        var account = await context.Db.Accounts.SingleAsync(cancellationToken);
        return new IamUser { Id = account.Id, Name = "", Path = "/", CreatedAt = account.CreatedAt, PasswordLastUsedAt = account.RootPasswordLastUsedAt, SecurityStamp = "" };
    }
}

/// <summary>The user.</summary>
public sealed record GetUserResult(User User);
