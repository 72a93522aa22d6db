using IamConsole.Core.Arns;
using IamConsole.Core.Authorization;
using IamConsole.Core.Model;
using IamConsole.Core.Operations;
using IamConsole.Core.Operations.Shapes;
using Microsoft.EntityFrameworkCore;

namespace IamConsole.Core.Groups;

/// <summary>Makes a user group.</summary>
public sealed record CreateGroup(string GroupName) : IamOperation<CreateGroupResult, AccountTarget>
{
    public string Path { get; init; } = "/";

    protected override Task<AccountTarget> ResolveAsync(OperationContext context, CancellationToken cancellationToken) =>
        Task.FromResult(new AccountTarget(Arn.Group(context.Account, Path, GroupName).ToString()));

    protected override IEnumerable<ActionRequest> Authorizations(OperationContext context, AccountTarget target) => [new("iam:CreateGroup", target.ArnText)];

    protected override async Task<IamResult<CreateGroupResult>> ExecuteAsync(OperationContext context, AccountTarget target, CancellationToken cancellationToken)
    {
        if (await context.Db.Groups.AnyAsync(group => group.Name == GroupName, cancellationToken))
        {
            return GroupErrors.AlreadyExists(GroupName);
        }

        if (await context.Db.Groups.CountAsync(cancellationToken) >= Quotas.Groups)
        {
            return IamError.LimitExceeded("GroupsPerAccount", Quotas.Groups);
        }

        var group = new IamGroup
        {
            Id = UniqueIds.New(UniqueIds.GroupPrefix, context.Account),
            Name = GroupName,
            Path = Path,
            CreatedAt = context.Now,
        };
        context.Db.Groups.Add(group);
        return new CreateGroupResult(Group.Of(context.Account, group));
    }
}

/// <summary>The group that was made.</summary>
public sealed record CreateGroupResult(Group Group);
