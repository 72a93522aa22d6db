using IamConsole.Core.Authorization;
using IamConsole.Core.Model;
using IamConsole.Core.Operations;
using IamConsole.Core.Operations.Shapes;
using Microsoft.EntityFrameworkCore;

namespace IamConsole.Core.ManagedPolicies;

/// <summary>What has to go before a customer managed policy can be deleted: attachments and versions. A boundary is never lifted for it.</summary>
public sealed record PolicyDeletionQuery(string PolicyArn) : ConsoleQuery<PolicyDeletion>
{
    protected internal override IEnumerable<ActionRequest> Requires(QueryContext context) => [];

    protected internal override async Task<IamResult<PolicyDeletion>> ExecuteAsync(QueryContext context, CancellationToken cancellationToken)
    {
        var target = await context.FindPolicyAsync(PolicyArn, cancellationToken);
        if ((await context.DemandAsync(target.Action("iam:ListEntitiesForPolicy"), cancellationToken)
            ?? await context.DemandAsync(target.Action("iam:ListPolicyVersions"), cancellationToken)
            ?? target.Missing) is { } refusal)
        {
            return refusal;
        }

        if (target.Customer is not { } policy)
        {
            return PolicyErrors.OutsideAccount;
        }

        var arn = target.ArnText;
        var attached = context.Db.PolicyAttachments.Where(attachment => attachment.PolicyArn == arn);
        return new PolicyDeletion
        {
            PolicyId = policy.Id,
            PolicyArn = arn,
            PolicyName = policy.Name,
            Revision = policy.Revision,
            Users = await context.Db.Users.Where(user => attached.Any(attachment => attachment.HolderId == user.Id)).OrderBy(user => user.Name).Select(user => user.Name).ToListAsync(cancellationToken),
            Groups = await context.Db.Groups.Where(group => attached.Any(attachment => attachment.HolderId == group.Id)).OrderBy(group => group.Name).Select(group => group.Name).ToListAsync(cancellationToken),
            Roles = await context.Db.Roles.Where(role => attached.Any(attachment => attachment.HolderId == role.Id)).OrderBy(role => role.Name).Select(role => role.Name).ToListAsync(cancellationToken),
            OtherVersions = await context.Db.PolicyVersions
                .Where(version => version.PolicyId == policy.Id && version.Number != policy.DefaultVersion)
                .OrderBy(version => version.Number)
                .Select(version => PolicyVersion.IdOf(version.Number))
                .ToListAsync(cancellationToken),
            Boundaries = (await context.Db.CountUseAsync(arn, cancellationToken)).Boundaries,
        };
    }
}

/// <summary>What hangs on a customer managed policy.</summary>
public sealed record PolicyDeletion
{
    public required string PolicyId { get; init; }
    public required string PolicyArn { get; init; }
    public required string PolicyName { get; init; }
    public required long Revision { get; init; }

    /// <summary>The names of the users that it is attached to.</summary>
    public required IReadOnlyList<string> Users { get; init; }

    /// <summary>The names of the user groups that it is attached to.</summary>
    public required IReadOnlyList<string> Groups { get; init; }

    /// <summary>The names of the roles that it is attached to.</summary>
    public required IReadOnlyList<string> Roles { get; init; }

    /// <summary>The versions beside the default one, such as <c>v2</c>.</summary>
    public required IReadOnlyList<string> OtherVersions { get; init; }

    /// <summary>How many users and roles it bounds; while there are any it cannot be deleted, since what they may do would widen.</summary>
    public required int Boundaries { get; init; }

    public int Attachments => Users.Count + Groups.Count + Roles.Count;

    /// <summary>Everything, in the order in which IAM accepts it.</summary>
    public IReadOnlyList<IamOperation> Operations() =>
    [
        .. Users.Select(name => new DetachUserPolicy(name, PolicyArn)),
        .. Groups.Select(name => new DetachGroupPolicy(name, PolicyArn)),
        .. Roles.Select(name => new DetachRolePolicy(name, PolicyArn)),
        .. OtherVersions.Select(version => new DeletePolicyVersion(PolicyArn, version)),
        new DeletePolicy(PolicyArn),
    ];
}
