using IamConsole.Core.Arns;
using IamConsole.Core.Authorization;
using IamConsole.Core.Model;
using IamConsole.Core.Operations;
using IamConsole.Core.PolicyLanguage;
using Microsoft.EntityFrameworkCore;

namespace IamConsole.Core.InlinePolicies;

/// <summary>What the editor of an inline policy needs: the holder's revision, the room that is left, and the document where one is edited.</summary>
/// <param name="HolderKind">User, group or role.</param>
/// <param name="HolderName">Its name, in any case.</param>
/// <param name="PolicyName">The policy to edit; none for a new one.</param>
public sealed record InlinePolicyDraftQuery(PolicyHolderKind HolderKind, string HolderName, string? PolicyName = null) : ConsoleQuery<InlinePolicyDraft>
{
    protected internal override IEnumerable<ActionRequest> Requires(QueryContext context) => [];

    protected internal override async Task<IamResult<InlinePolicyDraft>> ExecuteAsync(QueryContext context, CancellationToken cancellationToken)
    {
        var holder = await FindAsync(context, cancellationToken);
        var arn = Arn.OfIam(context.Account, $"{HolderKind.ToString().ToLowerInvariant()}{holder?.Path ?? "/"}{holder?.Name ?? HolderName}");
        var tags = holder is null ? [] : await context.Db.Tags.Where(tag => tag.ResourceId == holder.Id).Select(tag => new Tag(tag.Key, tag.Value)).ToListAsync(cancellationToken);
        ActionRequest Action(string action) => new ActionRequest(action, arn).WithResourceTags(tags);

        if (await context.DemandAsync(Action($"iam:List{HolderKind}Policies"), cancellationToken) is { } noList)
        {
            return noList;
        }

        if (PolicyName is not null && await context.DemandAsync(Action($"iam:Get{HolderKind}Policy"), cancellationToken) is { } noDocument)
        {
            return noDocument;
        }

        if (holder is null)
        {
            return HolderKind switch
            {
                PolicyHolderKind.User => IamError.NoSuchUser(HolderName),
                PolicyHolderKind.Group => IamError.NoSuchGroup(HolderName),
                _ => IamError.NoSuchRole(HolderName),
            };
        }

        var policies = await context.Db.InlinePolicies.Where(policy => policy.HolderId == holder.Id).OrderBy(policy => policy.Name).ToListAsync(cancellationToken);
        var edited = PolicyName is null ? null : policies.Find(policy => string.Equals(policy.Name, PolicyName, StringComparison.OrdinalIgnoreCase));
        if (PolicyName is not null && edited is null)
        {
            return IamError.NoSuchEntity($"The {HolderKind.ToString().ToLowerInvariant()} policy with name {PolicyName} cannot be found.");
        }

        return new InlinePolicyDraft
        {
            HolderId = holder.Id,
            HolderName = holder.Name,
            Revision = holder.Revision,
            PolicyName = edited?.Name,
            Document = edited?.Document,
            OtherNames = [.. policies.Where(policy => policy != edited).Select(policy => policy.Name)],
            SizeLimit = Quotas.InlinePolicySize(HolderKind) - policies.Where(policy => policy != edited).Sum(policy => PolicySize.Count(policy.Document)),
        };
    }

    private async Task<IPolicyHolder?> FindAsync(QueryContext context, CancellationToken cancellationToken) => HolderKind switch
    {
        PolicyHolderKind.User => await context.Db.Users.FirstOrDefaultAsync(user => user.Name == HolderName, cancellationToken),
        PolicyHolderKind.Group => await context.Db.Groups.FirstOrDefaultAsync(group => group.Name == HolderName, cancellationToken),
        _ => await context.Db.Roles.FirstOrDefaultAsync(role => role.Name == HolderName, cancellationToken),
    };
}

/// <summary>An inline policy that is being written.</summary>
public sealed record InlinePolicyDraft
{
    public required string HolderId { get; init; }

    /// <summary>In its stored spelling.</summary>
    public required string HolderName { get; init; }

    /// <summary>To be sent with the change.</summary>
    public required long Revision { get; init; }

    /// <summary>In its stored spelling; none for a new one.</summary>
    public string? PolicyName { get; init; }

    public string? Document { get; init; }

    /// <summary>The names that a new policy would overwrite.</summary>
    public required IReadOnlyList<string> OtherNames { get; init; }

    /// <summary>Characters without white space that this policy may have beside the holder's others.</summary>
    public required int SizeLimit { get; init; }

    /// <summary>The operation that stores it.</summary>
    public IamOperation<Nothing> Put(PolicyHolderKind kind, string policyName, string document) => kind switch
    {
        PolicyHolderKind.User => new PutUserPolicy(HolderName, policyName, document),
        PolicyHolderKind.Group => new PutGroupPolicy(HolderName, policyName, document),
        _ => new PutRolePolicy(HolderName, policyName, document),
    };
}
