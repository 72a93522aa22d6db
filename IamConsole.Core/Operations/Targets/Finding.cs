using IamConsole.Core.Arns;
using IamConsole.Core.Authorization;
using IamConsole.Core.Catalog;
using IamConsole.Core.Model;
using IamConsole.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace IamConsole.Core.Operations;

/// <summary>Finds the resources that requests name, ignoring the case of names as IAM does.</summary>
public static class Finding
{
    /// <summary>The user of that name; where none is given, the caller's own.</summary>
    public static async Task<UserTarget> FindUserAsync(this OperationContext context, string? userName, CancellationToken cancellationToken)
    {
        if (userName is null && context.Caller.Kind is CallerKind.AssumedRole or CallerKind.FederatedUser)
        {
            return new UserTarget(null, Arn.User(context.Account, "/", ""), [], "") { IsUnnamed = true };
        }

        var user = userName is null
            ? await context.Db.Users.FirstOrDefaultAsync(user => user.Id == context.Caller.PrincipalId, cancellationToken)
            : await context.Db.Users.FirstOrDefaultAsync(user => user.Name == userName, cancellationToken);
        return await DescribeAsync(context.Db, user, userName ?? user?.Name ?? "", cancellationToken);
    }

    /// <summary>The user of that name.</summary>
    public static async Task<UserTarget> FindUserAsync(this QueryContext context, string userName, CancellationToken cancellationToken) =>
        await DescribeAsync(context.Db, await context.Db.Users.FirstOrDefaultAsync(user => user.Name == userName, cancellationToken), userName, cancellationToken);

    /// <summary>The group of that name.</summary>
    public static Task<GroupTarget> FindGroupAsync(this OperationContext context, string groupName, CancellationToken cancellationToken) =>
        FindGroupAsync(context.Db, groupName, cancellationToken);

    /// <summary>The group of that name.</summary>
    public static Task<GroupTarget> FindGroupAsync(this QueryContext context, string groupName, CancellationToken cancellationToken) =>
        FindGroupAsync(context.Db, groupName, cancellationToken);

    /// <summary>The role of that name.</summary>
    public static Task<RoleTarget> FindRoleAsync(this OperationContext context, string roleName, CancellationToken cancellationToken) =>
        FindRoleAsync(context.Db, roleName, cancellationToken);

    /// <summary>The role of that name.</summary>
    public static Task<RoleTarget> FindRoleAsync(this QueryContext context, string roleName, CancellationToken cancellationToken) =>
        FindRoleAsync(context.Db, roleName, cancellationToken);

    /// <summary>The managed policy of an ARN: a customer managed one of this account, or one of AWS's.</summary>
    public static Task<PolicyTarget> FindPolicyAsync(this OperationContext context, string policyArn, CancellationToken cancellationToken) =>
        FindPolicyAsync(context.Db, policyArn, cancellationToken);

    /// <summary>The managed policy of an ARN: a customer managed one of this account, or one of AWS's.</summary>
    public static Task<PolicyTarget> FindPolicyAsync(this QueryContext context, string policyArn, CancellationToken cancellationToken) =>
        FindPolicyAsync(context.Db, policyArn, cancellationToken);

    /// <summary>A resource's tags by key.</summary>
    public static Task<IReadOnlyList<Tag>> TagsOfAsync(this OperationContext context, string resourceId, CancellationToken cancellationToken) =>
        TagsOfAsync(context.Db, resourceId, cancellationToken);

    private static async Task<UserTarget> DescribeAsync(IamDbContext db, IamUser? user, string requested, CancellationToken cancellationToken) => user is null
        ? new UserTarget(null, Arn.User(db.Account, "/", requested), [], requested)
        : new UserTarget(user, Arn.User(db.Account, user.Path, user.Name), await TagsOfAsync(db, user.Id, cancellationToken), requested);

    private static async Task<GroupTarget> FindGroupAsync(IamDbContext db, string groupName, CancellationToken cancellationToken)
    {
        var group = await db.Groups.FirstOrDefaultAsync(group => group.Name == groupName, cancellationToken);
        return group is null
            ? new GroupTarget(null, Arn.Group(db.Account, "/", groupName), groupName)
            : new GroupTarget(group, Arn.Group(db.Account, group.Path, group.Name), groupName);
    }

    private static async Task<RoleTarget> FindRoleAsync(IamDbContext db, string roleName, CancellationToken cancellationToken)
    {
        var role = await db.Roles.FirstOrDefaultAsync(role => role.Name == roleName, cancellationToken);
        return role is null
            ? new RoleTarget(null, Arn.Role(db.Account, "/", roleName), [], roleName)
            : new RoleTarget(role, Arn.Role(db.Account, role.Path, role.Name), await TagsOfAsync(db, role.Id, cancellationToken), roleName);
    }

    private static async Task<PolicyTarget> FindPolicyAsync(IamDbContext db, string policyArn, CancellationToken cancellationToken)
    {
        if (ManagedPolicyCatalog.Current.Find(policyArn) is { } managed)
        {
            return new PolicyTarget(managed.Arn, null, true, []);
        }

        var policy = await db.FindCustomerPolicyAsync(policyArn, cancellationToken);
        return policy is null
            ? new PolicyTarget(policyArn, null, false, [])
            : new PolicyTarget(policy.ArnIn(db.Account), policy, false, await TagsOfAsync(db, policy.Id, cancellationToken));
    }

    private static async Task<IReadOnlyList<Tag>> TagsOfAsync(IamDbContext db, string resourceId, CancellationToken cancellationToken) =>
        await db.Tags.Where(tag => tag.ResourceId == resourceId).OrderBy(tag => tag.Key).Select(tag => new Tag(tag.Key, tag.Value)).ToListAsync(cancellationToken);
}
