namespace IamConsole.Core.EquivalentCode;

/// <summary>What a declarative description of an account consists of.</summary>
internal enum ResourceKind
{
    User,
    Group,
    Role,
    Policy,
    Attachment,
    InlinePolicy,
    Membership,
    LoginProfile,
    AccessKey,
    PasswordPolicy,
    SecurityTokenServicePreferences,
    AccountAlias,
    VirtualMfaDevice,
    InstanceProfile,
    OpenIdConnectProvider,
    SamlProvider,
    ServiceLinkedRole,
    ServerCertificate,
    SigningCertificate,
    SshPublicKey,
    ServiceSpecificCredential,
    Analyzer,
    ArchiveRule,
}
