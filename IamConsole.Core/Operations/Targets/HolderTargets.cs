using IamConsole.Core.Arns;
using IamConsole.Core.Authorization;
using IamConsole.Core.Model;

namespace IamConsole.Core.Operations;

/// <summary>The user that a request names.</summary>
/// <param name="User">The row, or none where no such user exists.</param>
/// <param name="Arn">With the stored path and spelling; pathless and as typed where it does not exist.</param>
/// <param name="Tags">The user's tags.</param>
/// <param name="RequestedName">As typed.</param>
public sealed record UserTarget(IamUser? User, Arn Arn, IReadOnlyList<Tag> Tags, string RequestedName) : ITarget
{
    public string ArnText => Arn.ToString();

    /// <summary>Whether nobody is named and the caller is no user whose own name it could be.</summary>
    internal bool IsUnnamed { get; init; }

    public IamError? Missing => IsUnnamed ? CredentialOwners.MustNameUser : User is null ? IamError.NoSuchUser(RequestedName) : null;

    public IRevisioned? Revisioned => User;

    /// <summary>The row of a user that exists; only to be asked for in <c>ExecuteAsync</c>.</summary>
    public IamUser Existing => User ?? throw new InvalidOperationException("The user does not exist.");

    /// <summary>An action on this user, with the condition keys of its tags.</summary>
    public ActionRequest Action(string action) => new ActionRequest(action, Arn).WithResourceTags(Tags);

    /// <summary>The same with <c>iam:PermissionsBoundary</c>, for the actions that change what the user may do.</summary>
    public ActionRequest PermissionsAction(string action) => Action(action).With("iam:PermissionsBoundary", User?.PermissionsBoundaryArn);
}

/// <summary>The user group that a request names.</summary>
/// <param name="Group">The row, or none where no such group exists.</param>
/// <param name="Arn">With the stored path and spelling; pathless and as typed where it does not exist.</param>
/// <param name="RequestedName">As typed.</param>
public sealed record GroupTarget(IamGroup? Group, Arn Arn, string RequestedName) : ITarget
{
    public string ArnText => Arn.ToString();

    public IamError? Missing => Group is null ? IamError.NoSuchGroup(RequestedName) : null;

    public IRevisioned? Revisioned => Group;

    /// <summary>The row of a group that exists; only to be asked for in <c>ExecuteAsync</c>.</summary>
    public IamGroup Existing => Group ?? throw new InvalidOperationException("The group does not exist.");

    public ActionRequest Action(string action) => new(action, Arn);
}

/// <summary>The role that a request names.</summary>
/// <param name="Role">The row, or none where no such role exists.</param>
/// <param name="Arn">With the stored path and spelling; pathless and as typed where it does not exist.</param>
/// <param name="Tags">The role's tags.</param>
/// <param name="RequestedName">As typed.</param>
public sealed record RoleTarget(IamRole? Role, Arn Arn, IReadOnlyList<Tag> Tags, string RequestedName) : ITarget
{
    public string ArnText => Arn.ToString();

    public IamError? Missing => Role is null ? IamError.NoSuchRole(RequestedName) : null;

    public IamError? Unmodifiable => Role is { IsServiceLinked: true } ? IamError.UnmodifiableRole(Role.Name) : null;

    public IRevisioned? Revisioned => Role;

    /// <summary>The row of a role that exists; only to be asked for in <c>ExecuteAsync</c>.</summary>
    public IamRole Existing => Role ?? throw new InvalidOperationException("The role does not exist.");

    /// <summary>An action on this role, with the condition keys of its tags.</summary>
    public ActionRequest Action(string action) => new ActionRequest(action, Arn).WithResourceTags(Tags);

    /// <summary>The same with <c>iam:PermissionsBoundary</c>, for the actions that change what the role may do.</summary>
    public ActionRequest PermissionsAction(string action) => Action(action).With("iam:PermissionsBoundary", Role?.PermissionsBoundaryArn);
}
