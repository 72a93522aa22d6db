using IamConsole.Core.Arns;
using IamConsole.Core.Authorization;
using IamConsole.Core.Catalog;
using IamConsole.Core.Model;
using IamConsole.Core.Operations;
using IamConsole.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace IamConsole.Core.LastAccessed;

/// <summary>The user, group, role or managed policy that last-accessed information is about.</summary>
/// <param name="ArnText">As it was given; it names the resource exactly.</param>
/// <param name="Holder">The row of a user, group or role; none of a policy, and where there is nothing.</param>
/// <param name="Tags">The resource's tags.</param>
/// <param name="Missing">Why there is nothing, or none.</param>
public sealed record AccessSubject(string ArnText, IPolicyHolder? Holder, IReadOnlyList<Tag> Tags, IamError? Missing) : ITarget
{
    public IRevisioned? Revisioned => null;

    /// <summary>An action on it, with the condition keys of its tags.</summary>
    public ActionRequest Action(string action) => new ActionRequest(action, ArnText).WithResourceTags(Tags);

    /// <summary>Finds what an ARN names, which is compared exactly.</summary>
    public static async Task<AccessSubject> FindAsync(IamDbContext db, string arnText, CancellationToken cancellationToken)
    {
        if (ManagedPolicyCatalog.Current.Find(arnText) is not null)
        {
            return new AccessSubject(arnText, null, [], null);
        }

        if (!Arn.TryParse(arnText, out var arn) || arn is not { Service: "iam", Region: "" })
        {
            return new AccessSubject(arnText, null, [], Invalid(arnText));
        }

        var name = Arn.NameIn(arn.Resource);
        var kind = arn.Resource.Split('/')[0];
        IPolicyHolder? holder = kind switch
        {
            "user" => await db.Users.FirstOrDefaultAsync(user => user.Name == name, cancellationToken),
            "group" => await db.Groups.FirstOrDefaultAsync(group => group.Name == name, cancellationToken),
            "role" => await db.Roles.FirstOrDefaultAsync(role => role.Name == name, cancellationToken),
            _ => null,
        };
        if (holder is not null && arn == Arn.OfIam(db.Account, $"{kind}{holder.Path}{holder.Name}"))
        {
            return new AccessSubject(arnText, holder, await TagsAsync(db, holder.Id, cancellationToken), null);
        }

        return kind switch
        {
            "policy" when await db.FindCustomerPolicyAsync(arnText, cancellationToken) is { } policy => new AccessSubject(arnText, null, await TagsAsync(db, policy.Id, cancellationToken), null),
            "user" or "group" or "role" or "policy" => new AccessSubject(arnText, null, [], IamError.NoSuchEntity($"ARN {arnText} does not exist.")),
            _ => new AccessSubject(arnText, null, [], Invalid(arnText)),
        };
    }

    private static IamError Invalid(string arn) => IamError.InvalidInput($"Invalid ARN: {arn}");

    private static async Task<IReadOnlyList<Tag>> TagsAsync(IamDbContext db, string resourceId, CancellationToken cancellationToken) =>
        await db.Tags.AsNoTracking().Where(tag => tag.ResourceId == resourceId).Select(tag => new Tag(tag.Key, tag.Value)).ToListAsync(cancellationToken);
}
