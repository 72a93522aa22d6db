namespace IamConsole.Components.Layout;

/// <summary>Whose console this is: what the top bar shows. Cascaded to every page; null before it is known.</summary>
/// <param name="AccountId">12 digits.</param>
/// <param name="Alias">The account alias, if there is one.</param>
/// <param name="CallerName">The user name, <c>root user</c>, or role and session name.</param>
/// <param name="CallerArn">The ARN as <c>GetCallerIdentity</c> gives it.</param>
/// <param name="CallerKind">In words: 'Root user', 'IAM user', 'Assumed role'.</param>
public sealed record ShellIdentity(string AccountId, string? Alias, string CallerName, string CallerArn, string CallerKind)
{
    /// <summary>The words for an IAM user, who alone has a password of its own to change here.</summary>
    public const string UserKind = "IAM user";

    /// <summary>The words for the root user.</summary>
    public const string RootKind = "Root user";

    public bool IsUser => CallerKind == UserKind;

    /// <summary>The role that the session has switched to, or none.</summary>
    public Core.Authentication.SwitchedRole? Role { get; init; }

    /// <summary>The name of the user who has signed in; none for root.</summary>
    public string? OwnerName { get; init; }

    /// <summary>When the session, or that of the role, ends whatever happens, by the real clock; null where that is not known.</summary>
    public DateTimeOffset? EndsAt { get; init; }

    /// <summary>What the top bar shows: the role's display name where it has one.</summary>
    public string ShownName => Role?.DisplayName ?? CallerName;

    public bool IsRoot => CallerKind == RootKind;

    /// <summary>The account id as people read it: <c>1234-5678-9012</c>.</summary>
    public string GroupedAccountId => AccountId.Length == 12 ? $"{AccountId[..4]}-{AccountId[4..8]}-{AccountId[8..]}" : AccountId;
}
