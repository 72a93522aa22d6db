using IamConsole.Core.Arns;
using IamConsole.Core.Authorization;
using IamConsole.Core.Model;
using IamConsole.Core.Operations;
using Microsoft.EntityFrameworkCore;

namespace IamConsole.Core.Users;

/// <summary>Every policy that applies to a user, once, with where it comes from. What the caller may not look at is named instead.</summary>
public sealed record UserPermissionsQuery(string UserName) : ConsoleQuery<UserPermissions>
{
    /// <summary>Whether it is sent because something has changed.</summary>
    public bool IsRefresh { get; init; }

    protected internal override bool IsRecorded => !IsRefresh;

    protected internal override IEnumerable<ActionRequest> Requires(QueryContext context) => [];

    protected internal override async Task<IamResult<UserPermissions>> ExecuteAsync(QueryContext context, CancellationToken cancellationToken)
    {
        var target = await context.FindUserAsync(UserName, cancellationToken);
        if ((await context.DemandAsync(target.Action("iam:GetUser"), cancellationToken) ?? target.Missing) is { } refusal)
        {
            return refusal;
        }

        var user = target.Existing;
        var collected = new Collector(context, cancellationToken);
        await collected.AddHolderAsync(user.Id, null, action => target.Action(action), "User");
        if (await collected.MayAsync(target.Action("iam:ListGroupsForUser")))
        {
            var memberships = context.Db.GroupMemberships.Where(membership => membership.UserId == user.Id);
            var groups = await context.Db.Groups.Where(group => memberships.Any(membership => membership.GroupId == group.Id)).OrderBy(group => group.Name).ToListAsync(cancellationToken);
            foreach (var group in groups)
            {
                var arn = Arn.Group(context.Account, group.Path, group.Name);
                await collected.AddHolderAsync(group.Id, group.Name, action => new ActionRequest(action, arn), "Group");
            }
        }

        return new UserPermissions
        {
            UserId = user.Id,
            UserName = user.Name,
            Policies = [.. collected.Policies.OrderBy(policy => policy.Name, StringComparer.OrdinalIgnoreCase).ThenBy(policy => policy.Key, StringComparer.Ordinal)],
            Boundary = user.PermissionsBoundaryArn is { } boundary ? await collected.DescribeAsync(boundary, true, []) : null,
            Refused = collected.Refused,
            Revision = user.Revision,
        };
    }

    private sealed class Collector(QueryContext context, CancellationToken cancellationToken)
    {
        private readonly Dictionary<string, UserPolicy> _managed = [];
        private readonly List<UserPolicy> _inline = [];

        public List<IamError> Refused { get; } = [];

        public IEnumerable<UserPolicy> Policies => _managed.Values.Concat(_inline);

        public async Task<bool> MayAsync(ActionRequest action)
        {
            var denied = await context.DemandAsync(action, cancellationToken);
            if (denied is not null)
            {
                Refused.Add(denied);
            }

            return denied is null;
        }

        /// <param name="holderId">The user's or group's unique id.</param>
        /// <param name="groupName">The group's name, or none for the user itself.</param>
        /// <param name="request">An action on the holder.</param>
        /// <param name="kind"><c>User</c> or <c>Group</c>, as the actions are named.</param>
        public async Task AddHolderAsync(string holderId, string? groupName, Func<string, ActionRequest> request, string kind)
        {
            if (await MayAsync(request($"iam:ListAttached{kind}Policies")))
            {
                foreach (var arn in await context.Db.PolicyAttachments.Where(attachment => attachment.HolderId == holderId).Select(attachment => attachment.PolicyArn).ToListAsync(cancellationToken))
                {
                    _managed[arn] = _managed.TryGetValue(arn, out var known)
                        ? known with { Groups = groupName is null ? known.Groups : [.. known.Groups, groupName], IsDirect = known.IsDirect || groupName is null }
                        : await DescribeAsync(arn, groupName is null, groupName is null ? [] : [groupName]);
                }
            }

            if (await MayAsync(request($"iam:List{kind}Policies")))
            {
                var reads = await context.IsAllowedAsync(request($"iam:Get{kind}Policy"), cancellationToken);
                var policies = await context.Db.InlinePolicies.Where(policy => policy.HolderId == holderId).OrderBy(policy => policy.Name).ToListAsync(cancellationToken);
                _inline.AddRange(policies.Select(policy => new UserPolicy(
                    policy.Name,
                    HolderPolicyKind.CustomerInline,
                    null,
                    reads ? Guarded.Of(policy.Document) : Guarded.Denied<string>(),
                    groupName is null,
                    groupName is null ? [] : [groupName])));
            }
        }

        public async Task<UserPolicy> DescribeAsync(string policyArn, bool isDirect, IReadOnlyList<string> groups)
        {
            var (kind, document, _) = await context.ReadManagedPolicyAsync(policyArn, cancellationToken);
            return new UserPolicy(Arn.NameIn(policyArn), kind, policyArn, document, isDirect, groups);
        }
    }
}
