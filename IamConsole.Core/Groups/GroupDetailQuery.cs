using IamConsole.Core.Authorization;
using IamConsole.Core.Operations;
using IamConsole.Core.Operations.Shapes;

namespace IamConsole.Core.Groups;

/// <summary>What the page of one user group shows above its tabs.</summary>
public sealed record GroupDetailQuery(string GroupName) : ConsoleQuery<GroupDetail>
{
    /// <summary>Whether it is sent because something has changed elsewhere.</summary>
    public bool IsRefresh { get; init; }

    protected internal override bool IsRecorded => !IsRefresh;

    protected internal override IEnumerable<ActionRequest> Requires(QueryContext context) => [];

    protected internal override async Task<IamResult<GroupDetail>> ExecuteAsync(QueryContext context, CancellationToken cancellationToken)
    {
        var target = await context.FindGroupAsync(GroupName, cancellationToken);
        if ((await context.DemandAsync(target.Action("iam:GetGroup"), cancellationToken) ?? target.Missing) is { } refusal)
        {
            return refusal;
        }

        return new GroupDetail(Group.Of(context.Account, target.Existing), target.Existing.Revision);
    }
}

/// <summary>A user group.</summary>
/// <param name="Group">The group.</param>
/// <param name="Revision">To be sent with changes.</param>
public sealed record GroupDetail(Group Group, long Revision)
{
    public string Id => Group.GroupId;
}
