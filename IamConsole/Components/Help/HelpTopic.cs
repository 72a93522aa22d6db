namespace IamConsole.Components.Help;

/// <summary>The terms that the help panel explains; the texts stand in <see cref="HelpTexts"/>.</summary>
public enum HelpTopic
{
    Dashboard,
    User,
    UserGroup,
    Role,
    Policy,
    ManagedPolicy,
    AwsManagedPolicy,
    JobFunction,
    InlinePolicy,
    PolicyVersion,
    PolicySummary,
    AccessLevel,
    PolicyEvaluation,
    ExplicitDeny,
    PermissionsBoundary,
    LeastPrivilege,
    Condition,
    Principal,
    Arn,
    AccessKey,
    ConsoleAccess,
    Password,
    PasswordPolicy,
    ConsoleSession,
    Mfa,
    MfaDevice,
    RootUser,
    SecurityCredentials,
    AccountId,
    AccountAlias,
    SignInUrl,
    Tag,
    LastAccessed,
    SecurityRecommendations,
    CredentialReport,
    EquivalentCode,
    TrustPolicy,
    EventHistory,
    PolicySimulator,
    IdentityProvider,
    ServiceLinkedRole,
    InstanceProfile,
    ServiceCredential,
    SigningCertificate,
}

/// <summary>What the help panel says about a topic.</summary>
/// <param name="Related">Terms to read next.</param>
public sealed record HelpText(string Title, IReadOnlyList<string> Paragraphs, IReadOnlyList<HelpTopic> Related);
