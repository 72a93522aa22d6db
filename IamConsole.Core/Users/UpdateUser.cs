using IamConsole.Core.Arns;
using IamConsole.Core.Authorization;
using IamConsole.Core.Operations;
using Microsoft.EntityFrameworkCore;

namespace IamConsole.Core.Users;

/// <summary>Renames a user or moves it to another path. Memberships and attachments follow; ARNs inside policies stay as they are.</summary>
/// <remarks>AWS asks for the permission on the user as it is and as it will be (IAM API Reference, UpdateUser).</remarks>
public sealed record UpdateUser(string UserName) : IamOperation<Nothing, UserTarget>
{
    public string? NewUserName { get; init; }

    public string? NewPath { get; init; }

    protected override Task<UserTarget> ResolveAsync(OperationContext context, CancellationToken cancellationToken) => context.FindUserAsync(UserName, cancellationToken);

    protected override IEnumerable<ActionRequest> Authorizations(OperationContext context, UserTarget target)
    {
        yield return target.Action("iam:UpdateUser");
        var renamed = Arn.User(context.Account, NewPath ?? target.User?.Path ?? "/", NewUserName ?? target.User?.Name ?? UserName);
        if (renamed != target.Arn)
        {
            yield return new ActionRequest("iam:UpdateUser", renamed).WithResourceTags(target.Tags);
        }
    }

    protected override async Task<IamResult<Nothing>> ExecuteAsync(OperationContext context, UserTarget target, CancellationToken cancellationToken)
    {
        var user = target.Existing;
        if (NewUserName is not null && await context.Db.Users.AnyAsync(other => other.Name == NewUserName && other.Id != user.Id, cancellationToken))
        {
            return IamError.EntityAlreadyExists($"User with name {NewUserName} already exists.");
        }

        user.Name = NewUserName ?? user.Name;
        user.Path = NewPath ?? user.Path;
        return Nothing.Value;
    }
}
