namespace IamConsole.Core.Arns;

/// <summary>An Amazon Resource Name, such as <c>arn:aws:iam::111122223333:user/division/alice</c>.</summary>
/// <remarks>
/// <para>Equality is ordinal over all parts. Ordering is not defined.</para>
/// <para>IAM's ARNs have no Region. The account is <c>aws</c> for AWS managed policies, otherwise twelve digits.</para>
/// </remarks>
/// <param name="Partition">Always <c>aws</c> for what this installation makes.</param>
/// <param name="Service">The service prefix, such as <c>iam</c>.</param>
/// <param name="Region">Empty for global services.</param>
/// <param name="Account">Twelve digits, <c>aws</c>, or empty.</param>
/// <param name="Resource">Everything after the fifth colon.</param>
public readonly record struct Arn(string Partition, string Service, string Region, string Account, string Resource)
{
    /// <summary>The Region of what has one in this installation.</summary>
    public const string HomeRegion = "us-east-1";

    /// <summary>Reads an ARN: six parts, the first of which is <c>arn</c>. The sixth keeps its colons.</summary>
    public static bool TryParse(string? text, out Arn arn)
    {
        var parts = text?.Split(':', 6);
        if (parts is not ["arn", { Length: > 0 }, { Length: > 0 }, _, _, { Length: > 0 }])
        {
            arn = default;
            return false;
        }

        arn = new Arn(parts[1], parts[2], parts[3], parts[4], parts[5]);
        return true;
    }

    /// <summary>The ARN of an IAM resource in an account: no Region, partition <c>aws</c>.</summary>
    public static Arn OfIam(AccountId account, string resource) => new("aws", "iam", "", account.ToString(), resource);

    /// <summary>The account's own ARN, which stands for its root user and, as a principal, for the whole account.</summary>
    public static Arn Root(AccountId account) => OfIam(account, "root");

    /// <summary>The ARN of a user; <paramref name="path"/> begins and ends with a slash.</summary>
    public static Arn User(AccountId account, string path, string name) => OfIam(account, $"user{path}{name}");

    /// <summary>The ARN of a user group; <paramref name="path"/> begins and ends with a slash.</summary>
    public static Arn Group(AccountId account, string path, string name) => OfIam(account, $"group{path}{name}");

    /// <summary>The ARN of a role; <paramref name="path"/> begins and ends with a slash.</summary>
    public static Arn Role(AccountId account, string path, string name) => OfIam(account, $"role{path}{name}");

    /// <summary>The ARN of a role's session, in which the role's path is dropped.</summary>
    public static Arn RoleSession(AccountId account, string roleName, string sessionName) => OfSts(account, $"assumed-role/{roleName}/{sessionName}");

    /// <summary>The ARN of a federated user's session.</summary>
    public static Arn FederatedUser(AccountId account, string name) => OfSts(account, $"federated-user/{name}");

    /// <summary>The ARN of a customer managed policy; <paramref name="path"/> begins and ends with a slash.</summary>
    public static Arn Policy(AccountId account, string path, string name) => OfIam(account, $"policy{path}{name}");

    /// <summary>The ARN of an instance profile; <paramref name="path"/> begins and ends with a slash.</summary>
    public static Arn InstanceProfile(AccountId account, string path, string name) => OfIam(account, $"instance-profile{path}{name}");

    /// <summary>The ARN of a server certificate; <paramref name="path"/> begins and ends with a slash.</summary>
    public static Arn ServerCertificate(AccountId account, string path, string name) => OfIam(account, $"server-certificate{path}{name}");

    /// <summary>The ARN of an OpenID Connect provider; <paramref name="url"/> is the issuer without its scheme.</summary>
    public static Arn OidcProvider(AccountId account, string url) => OfIam(account, $"oidc-provider/{url}");

    /// <summary>The ARN of a SAML provider.</summary>
    public static Arn SamlProvider(AccountId account, string name) => OfIam(account, $"saml-provider/{name}");

    /// <summary>The ARN of a virtual MFA device; <paramref name="path"/> begins and ends with a slash.</summary>
    public static Arn VirtualMfa(AccountId account, string path, string name) => OfIam(account, $"mfa{path}{name}");

    /// <summary>The ARN of a passkey or security key: of a user's or, without a name, of root's. The suffix makes it unique.</summary>
    public static Arn SecurityKey(AccountId account, string? userName, string name, string suffix) =>
        OfIam(account, $"u2f/{(userName is null ? "root-account" : $"user/{userName}")}/{name}-{suffix}");

    /// <summary>The ARN of an analyzer of IAM Access Analyzer, which is a thing of one Region.</summary>
    public static Arn Analyzer(AccountId account, string name) => new("aws", "access-analyzer", HomeRegion, account.ToString(), $"analyzer/{name}");

    private static Arn OfSts(AccountId account, string resource) => new("aws", "sts", "", account.ToString(), resource);

    /// <summary>The name at the end of a resource's ARN, behind its path: <c>alice</c> of <c>arn:aws:iam::123456789012:user/staff/alice</c>.</summary>
    public static string NameIn(string arn) => arn[(arn.LastIndexOf('/') + 1)..];

    /// <inheritdoc />
    public override string ToString() => Partition is null ? "" : $"arn:{Partition}:{Service}:{Region}:{Account}:{Resource}";
}
