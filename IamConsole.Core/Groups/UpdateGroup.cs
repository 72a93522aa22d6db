using IamConsole.Core.Arns;
using IamConsole.Core.Authorization;
using IamConsole.Core.Operations;
using Microsoft.EntityFrameworkCore;

namespace IamConsole.Core.Groups;

/// <summary>Changes a group's name or path; what is left out stays. Memberships and policies follow the group.</summary>
public sealed record UpdateGroup(string GroupName) : IamOperation<Nothing, GroupTarget>
{
    public string? NewGroupName { get; init; }

    public string? NewPath { get; init; }

    protected override Task<GroupTarget> ResolveAsync(OperationContext context, CancellationToken cancellationToken) => context.FindGroupAsync(GroupName, cancellationToken);

    /// <remarks>AWS asks for the action on the group as it is and as it will be.</remarks>
    protected override IEnumerable<ActionRequest> Authorizations(OperationContext context, GroupTarget target)
    {
        yield return target.Action("iam:UpdateGroup");
        if (target.Group is { } group && (NewGroupName ?? NewPath) is not null)
        {
            yield return new ActionRequest("iam:UpdateGroup", Arn.Group(context.Account, NewPath ?? group.Path, NewGroupName ?? group.Name));
        }
    }

    protected override async Task<IamResult<Nothing>> ExecuteAsync(OperationContext context, GroupTarget target, CancellationToken cancellationToken)
    {
        var group = target.Existing;
        if (NewGroupName is not null && await context.Db.Groups.AnyAsync(other => other.Name == NewGroupName && other.Id != group.Id, cancellationToken))
        {
            return GroupErrors.AlreadyExists(NewGroupName);
        }

        group.Name = NewGroupName ?? group.Name;
        group.Path = NewPath ?? group.Path;
        return Nothing.Value;
    }
}
