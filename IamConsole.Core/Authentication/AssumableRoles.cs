using IamConsole.Core.Arns;
using IamConsole.Core.Model;
using IamConsole.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace IamConsole.Core.Authentication;

/// <summary>
/// The one way from one account to a role of another: whoever asks for a role names it by its ARN, and the role's trust policy has to
/// be held against the request. What is found here decides and is shown to nobody.
/// </summary>
public static class AssumableRoles
{
    /// <summary>The role of an ARN, of whichever account of the installation, in the snapshot of the open transaction; or none.</summary>
    /// <remarks>Account, path and name have to be spelled as stored.</remarks>
    public static async Task<AssumableRole?> FindAssumableRoleAsync(this IamDbContext db, string roleArn, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(db);
        if (!Arn.TryParse(roleArn, out var arn) || !AccountId.TryParse(arn.Account, null, out var account) || arn != Arn.OfIam(account, arn.Resource))
        {
            return null;
        }

        var owner = account.ToString();
        var name = Arn.NameIn(roleArn);
        var role = await db.Roles.IgnoreQueryFilters().AsNoTracking().FirstOrDefaultAsync(role => role.AccountId == owner && role.Name == name, cancellationToken);
        if (role is null || Arn.Role(account, role.Path, role.Name) != arn)
        {
            return null;
        }

        var tags = await db.Tags.IgnoreQueryFilters().AsNoTracking().Where(tag => tag.AccountId == owner && tag.ResourceId == role.Id)
            .Select(tag => new Tag(tag.Key, tag.Value)).ToListAsync(cancellationToken);
        return new AssumableRole(account, role.Id, role.Name, roleArn, role.AssumeRolePolicyDocument, role.MaxSessionDuration, tags);
    }

    /// <summary>Whether a role's account has a customer managed policy of an ARN, to be a session policy.</summary>
    public static async Task<bool> HasPolicyAsync(this IamDbContext db, AssumableRole role, string policyArn, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(role);
        var owner = role.Account.ToString();
        var name = Arn.NameIn(policyArn);
        var policies = await db.Policies.IgnoreQueryFilters().AsNoTracking().Where(policy => policy.AccountId == owner && policy.Name == name).ToListAsync(cancellationToken);
        return policies.Exists(policy => Arn.Policy(role.Account, policy.Path, policy.Name).ToString() == policyArn);
    }
}

/// <summary>A role as it decides over who may assume it.</summary>
/// <param name="Account">Whose the role is.</param>
/// <param name="Id">The unique id.</param>
/// <param name="Name">Without its path.</param>
/// <param name="Arn">With its path.</param>
/// <param name="TrustPolicy">The role trust policy.</param>
/// <param name="MaxSessionDuration">In seconds.</param>
/// <param name="Tags">The role's tags.</param>
public sealed record AssumableRole(AccountId Account, string Id, string Name, string Arn, string TrustPolicy, int MaxSessionDuration, IReadOnlyList<Tag> Tags);
