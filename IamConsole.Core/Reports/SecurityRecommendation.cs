namespace IamConsole.Core.Reports;

/// <summary>What can be recommended (IAM User Guide, Security best practices in IAM).</summary>
public enum RecommendationKind
{
    RootMfa,
    RootAccessKeys,

    /// <summary>No password policy of the account's own, or one below <see cref="SecurityRecommendationsQuery.LeastPasswordLength"/> or that lets passwords be used again.</summary>
    PasswordPolicy,
    UsersWithoutMfa,
    OldAccessKeys,
    OldPasswords,

    /// <summary>Active keys whose last use is long ago.</summary>
    UnusedAccessKeys,
    UnusedPasswords,

    /// <summary>Active keys that were not used in their first days, nor since.</summary>
    NeverUsedAccessKeys,
    NeverUsedPasswords,

    /// <summary>Policies on single users, managed or inline, in place of user groups.</summary>
    DirectPermissions,

    /// <summary>Policies that are written into one user, group or role, where a managed policy would serve many and keep its versions.</summary>
    InlinePolicies,

    /// <summary>User groups that nobody is in.</summary>
    EmptyGroups,

    /// <summary>Roles that nobody has assumed for long.</summary>
    UnusedRoles,

    /// <summary>Roles that another account, or everybody, may assume without an external id, MFA or its organization being asked for.</summary>
    OpenTrust,

    /// <summary>Users who may do everything.</summary>
    Administrators,

    /// <summary>Users and roles who are no administrators but may grant any permissions, and have no permissions boundary.</summary>
    UnlimitedGranters,

    /// <summary>The signed-in user has a password and no MFA device.</summary>
    OwnMfa,
}

/// <summary>What a recommendation is about.</summary>
public enum RecommendationSubjectKind
{
    Account,
    Root,
    User,
    Group,
    Role,
}

/// <summary>Whom or what a recommendation concerns.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Name">The name; of the account its id, of root what the credential report calls it.</param>
public sealed record RecommendationSubject(RecommendationSubjectKind Kind, string Name);

/// <summary>One recommendation with those whom it concerns; nobody where all is well.</summary>
/// <param name="Kind">What is recommended.</param>
/// <param name="Subjects">Whom it concerns, by kind and name.</param>
public sealed record SecurityRecommendation(RecommendationKind Kind, IReadOnlyList<RecommendationSubject> Subjects)
{
    public bool IsMet => Subjects.Count == 0;
}

/// <summary>Every recommendation that the caller may see, met or not.</summary>
public sealed record SecurityRecommendations(IReadOnlyList<SecurityRecommendation> Items)
{
    public int OpenCount => Items.Count(item => !item.IsMet);
}
