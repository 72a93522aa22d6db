using IamConsole.Core.Arns;
using IamConsole.Core.Authorization;
using IamConsole.Core.Model;
using IamConsole.Core.Operations;
using Microsoft.EntityFrameworkCore;

namespace IamConsole.Core.Roles;

/// <summary>How far the deletion of a service-linked role is.</summary>
/// <remarks>Refused with <c>InvalidInput</c> for what is no id of such a task, and <c>NoSuchEntity</c>; the words are from memory.</remarks>
public sealed record GetServiceLinkedRoleDeletionStatus(string DeletionTaskId) : IamOperation<GetServiceLinkedRoleDeletionStatusResult, RoleDeletionTaskTarget>
{
    protected override async Task<RoleDeletionTaskTarget> ResolveAsync(OperationContext context, CancellationToken cancellationToken) =>
        new(await context.Db.RoleDeletionTasks.FirstOrDefaultAsync(task => task.Id == DeletionTaskId, cancellationToken), context.Account, DeletionTaskId);

    protected override IEnumerable<ActionRequest> Authorizations(OperationContext context, RoleDeletionTaskTarget target) => [new("iam:GetServiceLinkedRoleDeletionStatus", target.ArnText)];

    protected override async Task<IamResult<GetServiceLinkedRoleDeletionStatusResult>> ExecuteAsync(OperationContext context, RoleDeletionTaskTarget target, CancellationToken cancellationToken)
    {
        var status = target.Task!.Status;
        if (status != "FAILED")
        {
            return new GetServiceLinkedRoleDeletionStatusResult(status);
        }

        var uses = await ServiceLinkedRole.FindUsesAsync(context.Db, Arn.NameIn(target.ArnText), cancellationToken);
        return new GetServiceLinkedRoleDeletionStatusResult(status)
        {
            Reason = new DeletionTaskFailureReason("A service-linked role cannot be deleted while its service uses it.", [new RoleUsage(Arn.HomeRegion, uses)]),
        };
    }
}

/// <summary>The deletion that a request asks about.</summary>
/// <param name="Task">The row, or none where no such deletion was asked for.</param>
/// <param name="Account">The caller's.</param>
/// <param name="RequestedId">As typed.</param>
public sealed record RoleDeletionTaskTarget(RoleDeletionTask? Task, AccountId Account, string RequestedId) : ITarget
{
    private const string Prefix = "task" + IamRole.ServiceLinkedPath;

    private bool IsWellFormed => RequestedId.StartsWith(Prefix, StringComparison.Ordinal) && RequestedId.Split('/') is [_, _, { Length: > 0 }, { Length: > 0 }, { Length: > 0 }];

    /// <summary>The role's ARN, as its id tells it.</summary>
    public string ArnText => Arn.OfIam(Account, IsWellFormed ? "role" + RequestedId[4..RequestedId.LastIndexOf('/')] : $"role{IamRole.ServiceLinkedPath}*").ToString();

    public IamError? Missing =>
        Task is not null ? null
        : IsWellFormed ? IamError.NoSuchEntity($"Deletion task {RequestedId} cannot be found.")
        : IamError.InvalidInput("Invalid deletion task id.");

    public IRevisioned? Revisioned => null;
}

/// <summary>AWS's word for how far it is: SUCCEEDED, IN_PROGRESS, FAILED or NOT_STARTED.</summary>
public sealed record GetServiceLinkedRoleDeletionStatusResult(string Status)
{
    /// <summary>Why it failed; none where it did not.</summary>
    public DeletionTaskFailureReason? Reason { get; init; }
}

/// <summary>Why a deletion failed, and what still uses the role now.</summary>
public sealed record DeletionTaskFailureReason(string Reason, IReadOnlyList<RoleUsage> RoleUsageList);

/// <summary>What uses a role in a Region, by ARN.</summary>
public sealed record RoleUsage(string Region, IReadOnlyList<string> Resources);
