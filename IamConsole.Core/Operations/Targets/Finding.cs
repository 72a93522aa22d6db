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
            : await UserNamedAsync(context.Db, userName, cancellationToken);
        return Describe(context.Db, user, userName ?? user?.Name ?? "");
    }

    /// <summary>The user of that name.</summary>
    public static async Task<UserTarget> FindUserAsync(this QueryContext context, string userName, CancellationToken cancellationToken) =>
        Describe(context.Db, await UserNamedAsync(context.Db, userName, cancellationToken), userName);

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
        Task.FromResult<IReadOnlyList<Tag>>(TagsOf(context.Db, resourceId));

    private static UserTarget Describe(IamDbContext db, IamUser? user, string requested) => user is null
        ? new UserTarget(null, Arn.User(db.Account, "/", requested), [], requested)
        : new UserTarget(user, Arn.User(db.Account, user.Path, user.Name), TagsOf(db, user.Id), requested);

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
            : new RoleTarget(role, Arn.Role(db.Account, role.Path, role.Name), TagsOf(db, role.Id), roleName);
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
            : new PolicyTarget(policy.ArnIn(db.Account), policy, false, TagsOf(db, policy.Id));
    }

    private static async Task<IamUser?> UserNamedAsync(IamDbContext db, string userName, CancellationToken cancellationToken) =>
        db.ChangeTracker.QueryTrackingBehavior is QueryTrackingBehavior.TrackAll
            ? await db.Users.FirstOrDefaultAsync(user => user.Name == userName, cancellationToken)
            : db.FindUserToRead(userName);

    private static List<Tag> TagsOf(IamDbContext db, string resourceId)
    {
        using var statement = db.Statement(
            "SELECT Key, Value FROM Tags WHERE AccountId = @account AND ResourceId = @resource ORDER BY Key", ("@account", db.Account.ToString()), ("@resource", resourceId));
        using var rows = statement.ExecuteReader();
        var tags = new List<Tag>();
        while (rows.Read())
        {
            tags.Add(new Tag(rows.GetString(0), rows.GetString(1)));
        }

        return tags;
    }
}
