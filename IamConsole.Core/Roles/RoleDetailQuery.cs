using IamConsole.Core.Arns;
using IamConsole.Core.Authorization;
using IamConsole.Core.Operations;
using IamConsole.Core.Operations.Shapes;
using IamConsole.Core.Trust;
using Microsoft.EntityFrameworkCore;

namespace IamConsole.Core.Roles;

/// <summary>What the page of one role shows above its tabs, with its trust policy and tags.</summary>
public sealed record RoleDetailQuery(string RoleName) : ConsoleQuery<RoleDetail>
{
    /// <summary>Whether it is sent because something has changed elsewhere.</summary>
    public bool IsRefresh { get; init; }

    protected internal override bool IsRecorded => !IsRefresh;

    protected internal override IEnumerable<ActionRequest> Requires(QueryContext context) => [];

    protected internal override async Task<IamResult<RoleDetail>> ExecuteAsync(QueryContext context, CancellationToken cancellationToken)
    {
        var target = await context.FindRoleAsync(RoleName, cancellationToken);
        if ((await context.DemandAsync(target.Action("iam:GetRole"), cancellationToken) ?? target.Missing) is { } refusal)
        {
            return refusal;
        }

        var role = target.Existing;
        var trust = await TrustDocument.ShowAsync(context.Db, role.AssumeRolePolicyDocument, cancellationToken);
        return new RoleDetail(Role.Of(context.Account, role, target.Tags) with { AssumeRolePolicyDocument = trust }, TrustedEntities.Of(trust, role.IsServiceLinked), role.Revision)
        {
            Notes = await TrustDocument.FindNotesAsync(context.Db, trust, cancellationToken),
            IsServiceLinked = role.IsServiceLinked,
            InstanceProfileArns = await context.IsAllowedAsync(target.Action("iam:ListInstanceProfilesForRole"), cancellationToken)
                ? Guarded.Of<IReadOnlyList<string>>(await ReadProfilesAsync(context, role.Id, cancellationToken))
                : Guarded.Denied<IReadOnlyList<string>>(),
        };
    }

    private static async Task<List<string>> ReadProfilesAsync(QueryContext context, string roleId, CancellationToken cancellationToken)
    {
        var profiles = await context.Db.InstanceProfiles.Where(profile => profile.RoleId == roleId).OrderBy(profile => profile.Name).ToListAsync(cancellationToken);
        return [.. profiles.Select(profile => Arn.InstanceProfile(context.Account, profile.Path, profile.Name).ToString())];
    }
}

/// <summary>A role.</summary>
/// <param name="Role">The role with trust policy, tags, boundary and last use.</param>
/// <param name="TrustedEntities">Who may assume it, in the console's words.</param>
/// <param name="Revision">To be sent with changes.</param>
public sealed record RoleDetail(Role Role, IReadOnlyList<string> TrustedEntities, long Revision)
{
    public string Id => Role.RoleId;

    /// <summary>Whom the trust policy names that is gone or cannot be checked.</summary>
    public TrustNotes Notes { get; init; } = new([], []);

    /// <summary>Whether it belongs to an AWS service, which alone may change it.</summary>
    public bool IsServiceLinked { get; init; }

    /// <summary>The ARNs of the instance profiles that it is in, by name; needs <c>iam:ListInstanceProfilesForRole</c>.</summary>
    public Guarded<IReadOnlyList<string>> InstanceProfileArns { get; init; }
}
