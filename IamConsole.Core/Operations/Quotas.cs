using IamConsole.Core.Model;

namespace IamConsole.Core.Operations;

/// <summary>IAM's quotas (IAM User Guide, IAM and AWS STS quotas): where IAM has a default and a maximum, the default.</summary>
public static class Quotas
{
    /// <summary>Users in an account.</summary>
    public const int Users = 5000;

    /// <summary>Virtual MFA devices in an account, assigned or not.</summary>
    public const int VirtualMfaDevices = Users;

    /// <summary>User groups in an account.</summary>
    public const int Groups = 300;

    /// <summary>Roles in an account.</summary>
    public const int Roles = 1000;

    /// <summary>Customer managed policies in an account.</summary>
    public const int Policies = 1500;

    /// <summary>Groups that one user can be in.</summary>
    public const int GroupsPerUser = 10;

    /// <summary>Access keys of one user or of root, active or not.</summary>
    public const int AccessKeysPerUser = 2;

    /// <summary>MFA devices of one user or of root, of any kinds (IAM User Guide, MFA devices).</summary>
    public const int MfaDevicesPerUser = 8;

    /// <summary>Managed policies attached to one user, group or role.</summary>
    public const int AttachedPerHolder = 10;

    /// <summary>Versions of one managed policy.</summary>
    public const int VersionsPerPolicy = 5;

    /// <summary>Versions of all customer managed policies of an account. Only an account with a raised quota of policies gets there.</summary>
    public const int PolicyVersionsInUse = 10_000;

    /// <summary>Characters of a managed policy's version, without white space.</summary>
    public const int ManagedPolicySize = 6144;

    /// <summary>Characters of a role trust policy, without white space.</summary>
    public const int TrustPolicySize = 2048;

    /// <summary>Instance profiles in an account.</summary>
    public const int InstanceProfiles = 1000;

    /// <summary>OpenID Connect providers in an account.</summary>
    public const int OidcProviders = 100;

    /// <summary>Audiences of one OpenID Connect provider.</summary>
    public const int ClientIdsPerOidcProvider = 100;

    /// <summary>Thumbprints of one OpenID Connect provider.</summary>
    public const int ThumbprintsPerOidcProvider = 5;

    /// <summary>SAML providers in an account.</summary>
    public const int SamlProviders = 100;

    /// <summary>Signing keys in the metadata of one SAML provider.</summary>
    public const int KeysPerSamlProvider = 10;

    /// <summary>Identity providers (entities) in the metadata of one SAML provider.</summary>
    public const int EntitiesPerSamlProvider = 10;

    /// <summary>Private keys of one SAML provider, so that they can be exchanged one after the other (IAM API Reference, UpdateSAMLProvider: the list has at most two).</summary>
    public const int PrivateKeysPerSamlProvider = 2;

    /// <summary>Server certificates in an account.</summary>
    public const int ServerCertificates = 20;

    /// <summary>Signing certificates of one user or of root, active or not.</summary>
    public const int SigningCertificatesPerUser = 2;

    /// <summary>SSH public keys of one user, active or not.</summary>
    public const int SshPublicKeysPerUser = 5;

    /// <summary>Service-specific credentials of one user for one service, active or not.</summary>
    public const int ServiceSpecificCredentialsPerService = 2;

    /// <summary>Analyzers of one type in an account and Region (IAM User Guide, IAM Access Analyzer quotas).</summary>
    public const int AnalyzersPerType = 1;

    /// <summary>Archive rules of one analyzer.</summary>
    public const int ArchiveRulesPerAnalyzer = 100;

    /// <summary>Tags on one resource.</summary>
    public const int TagsPerResource = 50;

    /// <summary>Characters of all inline policies of one user, group or role together, without white space.</summary>
    public static int InlinePolicySize(PolicyHolderKind kind) => kind switch
    {
        PolicyHolderKind.User => 2048,
        PolicyHolderKind.Group => 5120,
        _ => 10240,
    };
}
