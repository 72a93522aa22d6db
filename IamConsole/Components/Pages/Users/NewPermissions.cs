using IamConsole.Components.Shared;
using IamConsole.Core.Arns;
using IamConsole.Core.Groups;
using IamConsole.Core.InlinePolicies;
using IamConsole.Core.ManagedPolicies;
using IamConsole.Core.Operations;
using IamConsole.Core.Users;

namespace IamConsole.Components.Pages.Users;

/// <summary>The three ways in which the console gives a user permissions.</summary>
public enum PermissionsOption
{
    Groups,
    Copy,
    Policies,
}

/// <summary>What was chosen for a user; only what belongs to the chosen option counts.</summary>
public sealed class NewPermissions
{
    public PermissionsOption Option { get; set; }

    public IReadOnlyList<UserGroupRow> Groups { get; set; } = [];

    public IReadOnlyList<UserRow> CopyFrom { get; set; } = [];

    /// <summary>What the user copied from was given.</summary>
    public UserGrants? Grants { get; set; }

    /// <summary>Why that cannot be copied.</summary>
    public Problem? CopyProblem { get; set; }

    public IReadOnlyList<PolicyRow> Policies { get; set; } = [];

    /// <summary>The boundary that copying brings along, or none.</summary>
    public string? CopiedBoundary => Option is PermissionsOption.Copy ? Grants?.BoundaryArn : null;

    public bool IsEmpty => !Review().Any();

    /// <summary>Whether 'Next' may go on.</summary>
    public bool IsReady => Option is not PermissionsOption.Copy || CopyFrom.Count == 0 || Grants is not null;

    /// <summary>The rows of the permissions summary: name, type, used as.</summary>
    public IEnumerable<(string Name, string Type, string UsedAs)> Review() => Option switch
    {
        PermissionsOption.Groups => Groups.Select(group => (group.Name, "User group", "Group membership")),
        PermissionsOption.Policies => Policies.Select(policy => (policy.Name, policy.Type.Text(), "Permissions policy")),
        _ when Grants is { } grants =>
        [
            .. grants.Groups.Select(name => (name, "User group", "Group membership")),
            .. grants.PolicyArns.Select(arn => (Arn.NameIn(arn), PolicyWords.ManagedType(arn), "Permissions policy")),
            .. grants.InlinePolicies.Select(policy => (policy.Name, "Customer inline", "Permissions policy")),
        ],
        _ => [],
    };

    /// <summary>What gives it all to a user, the boundary aside.</summary>
    public IEnumerable<IamOperation> Operations(string userName) => Option switch
    {
        PermissionsOption.Groups => Groups.Select(group => new AddUserToGroup(group.Name, userName)),
        PermissionsOption.Policies => Policies.Select(policy => new AttachUserPolicy(userName, policy.Arn)),
        _ when Grants is { } grants =>
        [
            .. grants.Groups.Select(group => new AddUserToGroup(group, userName)),
            .. grants.PolicyArns.Select(arn => new AttachUserPolicy(userName, arn)),
            .. grants.InlinePolicies.Select(policy => new PutUserPolicy(userName, policy.Name, policy.Document)),
        ],
        _ => [],
    };
}
