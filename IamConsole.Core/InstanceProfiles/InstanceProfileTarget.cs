using IamConsole.Core.Arns;
using IamConsole.Core.Authorization;
using IamConsole.Core.Model;
using IamConsole.Core.Operations;
using Microsoft.EntityFrameworkCore;

namespace IamConsole.Core.InstanceProfiles;

/// <summary>The instance profile that a request names.</summary>
/// <param name="Profile">The row, or none where no such profile exists.</param>
/// <param name="Arn">With the stored path and spelling; pathless and as typed where it does not exist.</param>
/// <param name="Tags">The profile's tags.</param>
/// <param name="RequestedName">As typed.</param>
public sealed record InstanceProfileTarget(InstanceProfile? Profile, Arn Arn, IReadOnlyList<Tag> Tags, string RequestedName) : ITarget
{
    /// <summary>The role that the request puts in or takes out, or none where it names no role.</summary>
    public RoleTarget? Role { get; init; }

    public string ArnText => Arn.ToString();

    public IamError? Missing => Profile is null ? IamError.NoSuchEntity($"Instance Profile {RequestedName} cannot be found.") : Role?.Missing;

    public IamError? Unmodifiable => Role?.Unmodifiable;

    public IRevisioned? Revisioned => Profile;

    public IRevisioned? Related => Role?.Role;

    /// <summary>The row of a profile that exists; only to be asked for in <c>ExecuteAsync</c>.</summary>
    public InstanceProfile Existing => Profile ?? throw new InvalidOperationException("The instance profile does not exist.");

    /// <summary>The row of the role that the request names; only to be asked for in <c>ExecuteAsync</c>.</summary>
    public IamRole ExistingRole => Role?.Existing ?? throw new InvalidOperationException("The request names no role.");

    /// <summary>An action on this profile, with the condition keys of its tags.</summary>
    public ActionRequest Action(string action) => new ActionRequest(action, Arn).WithResourceTags(Tags);
}

internal static class InstanceProfiles
{
    /// <summary>The instance profile of that name.</summary>
    public static async Task<InstanceProfileTarget> FindInstanceProfileAsync(this OperationContext context, string name, CancellationToken cancellationToken)
    {
        var profile = await context.Db.InstanceProfiles.FirstOrDefaultAsync(profile => profile.Name == name, cancellationToken);
        return profile is null
            ? new InstanceProfileTarget(null, Arn.InstanceProfile(context.Account, "/", name), [], name)
            : new InstanceProfileTarget(profile, Arn.InstanceProfile(context.Account, profile.Path, profile.Name), await context.TagsOfAsync(profile.Id, cancellationToken), name);
    }

    /// <summary>The roles of profiles by their unique ids.</summary>
    public static async Task<Dictionary<string, IamRole>> RolesOfAsync(this OperationContext context, IEnumerable<InstanceProfile> profiles, CancellationToken cancellationToken)
    {
        var ids = profiles.Select(profile => profile.RoleId).OfType<string>().ToList();
        return await context.Db.Roles.Where(role => ids.Contains(role.Id)).ToDictionaryAsync(role => role.Id, cancellationToken);
    }

    /// <summary>The role of a profile among roles read before, or none.</summary>
    public static IamRole? RoleIn(this InstanceProfile profile, Dictionary<string, IamRole> roles) => profile.RoleId is { } id ? roles.GetValueOrDefault(id) : null;
}
