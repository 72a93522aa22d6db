using IamConsole.Core.Arns;
using IamConsole.Core.Authorization;
using IamConsole.Core.Model;
using IamConsole.Core.Operations;
using IamConsole.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace IamConsole.Core.Simulation;

/// <summary>The user, group or role whose policies are simulated.</summary>
/// <param name="ArnText">As it was given; it names the resource exactly.</param>
/// <param name="Holder">The row, or none where there is no such user, group or role.</param>
/// <param name="Tags">Its tags; groups have none.</param>
/// <param name="Missing">Why there is none.</param>
public sealed record PolicySourceTarget(string ArnText, IPolicyHolder? Holder, IReadOnlyList<Tag> Tags, IamError? Missing) : ITarget
{
    public IRevisioned? Revisioned => Holder;

    /// <summary>The row of a source that exists.</summary>
    public IPolicyHolder Existing => Holder ?? throw new InvalidOperationException("The policy source does not exist.");

    /// <summary>The ARN of its permissions boundary, or none.</summary>
    public string? BoundaryArn => (Holder as IamUser)?.PermissionsBoundaryArn ?? (Holder as IamRole)?.PermissionsBoundaryArn;

    /// <summary>An action on this user, group or role, with the condition keys of its tags.</summary>
    public ActionRequest Action(string action) => new ActionRequest(action, ArnText).WithResourceTags(Tags);

    /// <summary>Finds a user, group or role of the account by its ARN, which is compared exactly.</summary>
    public static async Task<PolicySourceTarget> FindAsync(IamDbContext db, string policySourceArn, CancellationToken cancellationToken)
    {
        if (!Arn.TryParse(policySourceArn, out var arn) || arn is not { Service: "iam", Region: "" })
        {
            return Nothing(SimulationErrors.UnclearEntity(policySourceArn));
        }

        var name = Arn.NameIn(arn.Resource);
        IPolicyHolder? holder;
        IamError missing;
        switch (arn.Resource.Split('/')[0])
        {
            case "user":
                holder = await db.Users.FirstOrDefaultAsync(user => user.Name == name, cancellationToken);
                missing = IamError.NoSuchUser(name);
                break;
            case "group":
                holder = await db.Groups.FirstOrDefaultAsync(group => group.Name == name, cancellationToken);
                missing = IamError.NoSuchGroup(name);
                break;
            case "role":
                holder = await db.Roles.FirstOrDefaultAsync(role => role.Name == name, cancellationToken);
                missing = IamError.NoSuchRole(name);
                break;
            default:
                return Nothing(SimulationErrors.UnclearEntity(policySourceArn));
        }

        if (holder is null || arn != Arn.OfIam(db.Account, $"{KindOf(holder)}{holder.Path}{holder.Name}"))
        {
            return Nothing(missing);
        }

        var tags = await db.Tags.Where(tag => tag.ResourceId == holder.Id).Select(tag => new Tag(tag.Key, tag.Value)).ToListAsync(cancellationToken);
        return new PolicySourceTarget(policySourceArn, holder, tags, null);

        PolicySourceTarget Nothing(IamError error) => new(policySourceArn, null, [], error);
    }

    /// <summary><c>user</c>, <c>group</c> or <c>role</c>, as ARNs and the simulator's policy ids begin.</summary>
    internal static string KindOf(IPolicyHolder holder) => KindOf(holder.HolderKind);

    internal static string KindOf(PolicyHolderKind kind) => kind.ToString().ToLowerInvariant();
}
