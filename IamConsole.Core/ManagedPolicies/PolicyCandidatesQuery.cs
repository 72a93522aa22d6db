using IamConsole.Core.Arns;
using IamConsole.Core.Authorization;
using IamConsole.Core.Model;
using IamConsole.Core.Operations;
using IamConsole.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace IamConsole.Core.ManagedPolicies;

/// <summary>To whom a managed policy could yet be attached: users, groups and roles that do not have it. Kinds that the caller may not list are left out and named.</summary>
public sealed record PolicyCandidatesQuery(string PolicyArn) : ConsoleQuery<PolicyCandidatesResult>
{
    /// <summary>A part of the name; empty for all.</summary>
    public string Search { get; init; } = "";

    public PolicyHolderKind? Kind { get; init; }

    public bool Descending { get; init; }

    public int Skip { get; init; }

    public int Take { get; init; } = 50;

    protected internal override IEnumerable<ActionRequest> Requires(QueryContext context) => [];

    protected internal override async Task<IamResult<PolicyCandidatesResult>> ExecuteAsync(QueryContext context, CancellationToken cancellationToken)
    {
        var target = await context.FindPolicyAsync(PolicyArn, cancellationToken);
        if ((await context.DemandAsync(target.Action("iam:ListEntitiesForPolicy"), cancellationToken) ?? target.Missing) is { } refusal)
        {
            return refusal;
        }

        var refused = new List<IamError>();
        IQueryable<PolicyEntitiesQuery.EntityRow>? candidates = null;
        foreach (var kind in Enum.GetValues<PolicyHolderKind>().Where(kind => Kind is null || Kind == kind))
        {
            var list = new ActionRequest($"iam:List{kind}s", Arn.OfIam(context.Account, $"{kind.ToString().ToLowerInvariant()}/").ToString());
            if (await context.DemandAsync(list, cancellationToken) is { } denied)
            {
                refused.Add(denied);
                continue;
            }

            var ofKind = Candidates(context.Db, kind, target.ArnText);
            candidates = candidates is null ? ofKind : candidates.Concat(ofKind);
        }

        if (candidates is null)
        {
            return new PolicyCandidatesResult([], 0, refused);
        }

        if (Search.Trim() is { Length: > 0 } search)
        {
            var pattern = Searching.Contains(search);
            candidates = candidates.Where(entity => EF.Functions.Like(entity.Name, pattern, Searching.Escape));
        }

        var total = await candidates.CountAsync(cancellationToken);
        var ordered = Descending
            ? candidates.OrderByDescending(entity => EF.Functions.Collate(entity.Name, "NOCASE")).ThenBy(entity => entity.Kind)
            : candidates.OrderBy(entity => EF.Functions.Collate(entity.Name, "NOCASE")).ThenBy(entity => entity.Kind);
        var page = await ordered.Skip(Skip).Take(Searching.Rows(Take)).ToListAsync(cancellationToken);
        return new PolicyCandidatesResult([.. page.Select(entity => new PolicyEntityRow(entity.Id, entity.Revision, entity.Name, (PolicyHolderKind)entity.Kind, entity.Path))], total, refused);
    }

    private static IQueryable<PolicyEntitiesQuery.EntityRow> Candidates(IamDbContext db, PolicyHolderKind kind, string arn)
    {
        var attached = db.PolicyAttachments.Where(attachment => attachment.PolicyArn == arn);
        return kind switch
        {
            PolicyHolderKind.User => db.Users
                .Where(user => !attached.Any(attachment => attachment.HolderId == user.Id))
                .Select(user => new PolicyEntitiesQuery.EntityRow { Id = user.Id, Revision = user.Revision, Name = user.Name, Kind = (int)PolicyHolderKind.User, Path = user.Path }),
            PolicyHolderKind.Group => db.Groups
                .Where(group => !attached.Any(attachment => attachment.HolderId == group.Id))
                .Select(group => new PolicyEntitiesQuery.EntityRow { Id = group.Id, Revision = group.Revision, Name = group.Name, Kind = (int)PolicyHolderKind.Group, Path = group.Path }),
            _ => db.Roles
                .Where(role => !attached.Any(attachment => attachment.HolderId == role.Id))
                .Select(role => new PolicyEntitiesQuery.EntityRow { Id = role.Id, Revision = role.Revision, Name = role.Name, Kind = (int)PolicyHolderKind.Role, Path = role.Path }),
        };
    }
}

/// <summary>One page of candidates.</summary>
/// <param name="Rows">By name.</param>
/// <param name="Total">How many match in all.</param>
/// <param name="Refused">Why kinds were left out.</param>
public sealed record PolicyCandidatesResult(IReadOnlyList<PolicyEntityRow> Rows, int Total, IReadOnlyList<IamError> Refused);
