using IamConsole.Core.Arns;
using IamConsole.Core.Authorization;
using IamConsole.Core.Catalog;
using IamConsole.Core.Model;
using IamConsole.Core.Operations;
using IamConsole.Core.PolicyLanguage;
using IamConsole.Core.Summaries;
using Microsoft.EntityFrameworkCore;

namespace IamConsole.Core.Users;

/// <summary>The services that a user's identity-based policies allow, and when each was last attempted (IAM User Guide, Last accessed information).</summary>
/// <remarks>Boundaries, resource-based and session policies do not count. Attempts count whether they were allowed or not.</remarks>
public sealed record UserLastAccessedQuery(string UserName) : ConsoleQuery<UserLastAccessed>
{
    /// <summary>How far back AWS looks.</summary>
    public const int TrackingDays = 400;

    protected internal override IEnumerable<ActionRequest> Requires(QueryContext context) => [];

    protected internal override async Task<IamResult<UserLastAccessed>> ExecuteAsync(QueryContext context, CancellationToken cancellationToken)
    {
        var target = await context.FindUserAsync(UserName, cancellationToken);
        if ((await context.DemandAsync(target.Action("iam:GenerateServiceLastAccessedDetails"), cancellationToken)
            ?? await context.DemandAsync(new ActionRequest("iam:GetServiceLastAccessedDetails", "*"), cancellationToken)
            ?? target.Missing) is { } refusal)
        {
            return refusal;
        }

        var user = target.Existing;
        var since = context.Now.AddDays(-TrackingDays);
        var accesses = (await context.Db.LastAccesses.Where(access => access.PrincipalId == user.Id && access.Time >= since).ToListAsync(cancellationToken))
            .ToLookup(access => access.Service, StringComparer.OrdinalIgnoreCase);
        var granting = new SortedDictionary<string, (string Name, List<string> Policies)>(StringComparer.OrdinalIgnoreCase);
        foreach (var (name, document) in await ReadPoliciesAsync(context, user, cancellationToken))
        {
            foreach (var service in PolicySummarizer.Summarize(document, context.Account.ToString()).Allow.Where(service => service.HasPermissions))
            {
                if (!granting.TryGetValue(service.Prefix, out var known))
                {
                    granting.Add(service.Prefix, known = (service.Name, []));
                }

                known.Policies.Add(name);
            }
        }

        var seesPolicies = await context.IsAllowedAsync(target.Action("iam:ListPoliciesGrantingServiceAccess"), cancellationToken);
        return new UserLastAccessed([.. granting.Select(service => Describe(service.Key, service.Value.Name, seesPolicies ? service.Value.Policies : null, accesses[service.Key])).OrderBy(service => service.Name, StringComparer.OrdinalIgnoreCase)]);
    }

    private static ServiceAccess Describe(string prefix, string name, List<string>? policies, IEnumerable<LastAccess> accesses)
    {
        var actions = accesses.OrderBy(access => access.Action, StringComparer.Ordinal).Select(access => new ActionAccess(access.Action, access.Time, access.Region)).ToList();
        var latest = actions.MaxBy(action => action.Time);
        var names = policies is null ? Guarded.Denied<IReadOnlyList<string>>() : Guarded.Of<IReadOnlyList<string>>([.. policies.Distinct().Order(StringComparer.OrdinalIgnoreCase)]);
        return new ServiceAccess(prefix, name, names, latest?.Time, latest?.Region, actions);
    }

    private static async Task<IReadOnlyList<(string Name, PolicyDocument Document)>> ReadPoliciesAsync(QueryContext context, IamUser user, CancellationToken cancellationToken)
    {
        var db = context.Db;
        var holders = await db.GroupMemberships.Where(membership => membership.UserId == user.Id).Select(membership => membership.GroupId).ToListAsync(cancellationToken);
        holders.Add(user.Id);
        var texts = await db.InlinePolicies.Where(policy => holders.Contains(policy.HolderId)).Select(policy => new { policy.Name, policy.Document }).ToListAsync(cancellationToken);
        var named = texts.Select(policy => (policy.Name, (string?)policy.Document)).ToList();
        foreach (var arn in await db.PolicyAttachments.Where(attachment => holders.Contains(attachment.HolderId)).Select(attachment => attachment.PolicyArn).Distinct().ToListAsync(cancellationToken))
        {
            var text = ManagedPolicyCatalog.Current.Find(arn)?.ReadDocument() ?? await db.ReadDefaultDocumentAsync(arn, cancellationToken);
            named.Add((Arn.NameIn(arn), text));
        }

        var policies = new List<(string Name, PolicyDocument Document)>();
        foreach (var (name, text) in named)
        {
            if (text is not null && PolicyParser.Parse(text, PolicyKind.Identity).Document is { } document)
            {
                policies.Add((name, document));
            }
        }

        return policies;
    }
}

/// <summary>The services by name.</summary>
public sealed record UserLastAccessed(IReadOnlyList<ServiceAccess> Services);

/// <summary>A service that is allowed.</summary>
/// <param name="Prefix">Such as <c>iam</c>.</param>
/// <param name="Name">The service's name.</param>
/// <param name="Policies">The names of the policies that allow any of its actions; they are <c>iam:ListPoliciesGrantingServiceAccess</c>'s to show.</param>
/// <param name="LastAccessedAt">None where there was no attempt in the tracking period.</param>
/// <param name="Region">Where the last attempt went.</param>
/// <param name="Actions">What was attempted, by name.</param>
public sealed record ServiceAccess(string Prefix, string Name, Guarded<IReadOnlyList<string>> Policies, DateTimeOffset? LastAccessedAt, string? Region, IReadOnlyList<ActionAccess> Actions);

/// <summary>An action that was attempted.</summary>
public sealed record ActionAccess(string Name, DateTimeOffset Time, string Region);
