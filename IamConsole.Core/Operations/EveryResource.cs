using IamConsole.Core.Arns;
using IamConsole.Core.Authorization;
using IamConsole.Core.Model;
using Microsoft.EntityFrameworkCore;

namespace IamConsole.Core.Operations;

/// <summary>Whether the caller may do something to every user, group, role or policy there is.</summary>
/// <remarks>
/// Sorting or searching by a column tells what its cells hold, so it needs the column's action on all of them: a statement
/// that denies it for one name or tag is as good as a hidden cell.
/// </remarks>
public static class EveryResource
{
    public static async ValueTask<bool> IsAllowedOnEveryUserAsync(this QueryContext context, string action, CancellationToken cancellationToken) =>
        await IsAllowedOnEveryAsync(context, action, "user", context.Db.Users.Select(user => new Row(user.Id, user.Path + user.Name)), cancellationToken);

    public static async ValueTask<bool> IsAllowedOnEveryGroupAsync(this QueryContext context, string action, CancellationToken cancellationToken) =>
        await IsAllowedOnEveryAsync(context, action, "group", context.Db.Groups.Select(group => new Row(group.Id, group.Path + group.Name)), cancellationToken);

    public static async ValueTask<bool> IsAllowedOnEveryRoleAsync(this QueryContext context, string action, CancellationToken cancellationToken) =>
        await IsAllowedOnEveryAsync(context, action, "role", context.Db.Roles.Select(role => new Row(role.Id, role.Path + role.Name)), cancellationToken);

    public static async ValueTask<bool> IsAllowedOnEveryPolicyAsync(this QueryContext context, string action, CancellationToken cancellationToken) =>
        await IsAllowedOnEveryAsync(context, action, "policy", context.Db.Policies.Select(policy => new Row(policy.Id, policy.Path + policy.Name)), cancellationToken);

    private static async ValueTask<bool> IsAllowedOnEveryAsync(QueryContext context, string action, string kind, IQueryable<Row> resources, CancellationToken cancellationToken)
    {
        if (context.Caller.Kind is CallerKind.Root)
        {
            return true;
        }

        // Most are decided by this one question, without a look at the rows.
        if (!await context.IsAllowedAsync(new ActionRequest(action, Arn.OfIam(context.Account, $"{kind}/*")), cancellationToken))
        {
            return false;
        }

        var rows = await resources.ToListAsync(cancellationToken);
        var tags = (await context.Db.Tags.ToListAsync(cancellationToken)).ToLookup(tag => tag.ResourceId, tag => new Tag(tag.Key, tag.Value));
        foreach (var row in rows)
        {
            var request = new ActionRequest(action, Arn.OfIam(context.Account, $"{kind}{row.PathAndName}")).WithResourceTags(tags[row.Id]);
            if (!await context.IsAllowedAsync(request, cancellationToken))
            {
                return false;
            }
        }

        return true;
    }

    private sealed record Row(string Id, string PathAndName);
}
