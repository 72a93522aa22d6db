using System.Collections.Frozen;

namespace IamConsole.Core.EquivalentCode;

/// <summary>The resources of Terraform's AWS provider (its documentation of the <c>aws_iam_*</c> and <c>aws_accessanalyzer_*</c> resources).</summary>
internal static class TerraformShapes
{
    private static readonly ResourceArgument Path = new("Path", "path");
    private static readonly ResourceArgument Tags = new("Tags", "tags", ArgumentKind.Tags);
    private static readonly ResourceArgument Description = new("Description", "description");
    private static readonly ResourceArgument Boundary = new("PermissionsBoundary", "permissions_boundary", ArgumentKind.Policy);
    private static readonly ResourceArgument Status = new("Status", "status");
    private static readonly ResourceArgument PolicyArn = new("PolicyArn", "policy_arn", ArgumentKind.Policy);
    private static readonly ResourceArgument PolicyName = new("PolicyName", "name");
    private static readonly ResourceArgument Document = new("PolicyDocument", "policy", ArgumentKind.Document);
    private static readonly ResourceArgument OfUser = new("UserName", "user", ArgumentKind.User);
    private static readonly ResourceArgument OfGroup = new("GroupName", "group", ArgumentKind.Group);
    private static readonly ResourceArgument OfRole = new("RoleName", "role", ArgumentKind.Role);
    private static readonly ResourceArgument OfUserName = new("UserName", "user_name", ArgumentKind.User);

    private static readonly FrozenDictionary<ResourceKind, ResourceShape> Shapes = new Dictionary<ResourceKind, ResourceShape>
    {
        [ResourceKind.User] = new("aws_iam_user", new("UserName", "name"), Path, Boundary, Tags),
        [ResourceKind.Group] = new("aws_iam_group", new("GroupName", "name"), Path),
        [ResourceKind.Role] = new(
            "aws_iam_role",
            new("RoleName", "name"), Path, Description, new("AssumeRolePolicyDocument", "assume_role_policy", ArgumentKind.Document), new("MaxSessionDuration", "max_session_duration"), Boundary, Tags),
        [ResourceKind.Policy] = new("aws_iam_policy", PolicyName, Path, Description, Document, Tags),
        [ResourceKind.Membership] = new("aws_iam_user_group_membership", OfUser, new("GroupName", "groups", ArgumentKind.Groups)),
        [ResourceKind.LoginProfile] = new("aws_iam_user_login_profile", OfUser, new("PasswordResetRequired", "password_reset_required")),
        [ResourceKind.AccessKey] = new("aws_iam_access_key", OfUser, Status),
        [ResourceKind.PasswordPolicy] = new(
            "aws_iam_account_password_policy",
            new("MinimumPasswordLength", "minimum_password_length"), new("RequireSymbols", "require_symbols"), new("RequireNumbers", "require_numbers"),
            new("RequireUppercaseCharacters", "require_uppercase_characters"), new("RequireLowercaseCharacters", "require_lowercase_characters"),
            new("AllowUsersToChangePassword", "allow_users_to_change_password"), new("MaxPasswordAge", "max_password_age"),
            new("PasswordReusePrevention", "password_reuse_prevention"), new("HardExpiry", "hard_expiry")),
        [ResourceKind.SecurityTokenServicePreferences] = new("aws_iam_security_token_service_preferences", new ResourceArgument("GlobalEndpointTokenVersion", "global_endpoint_token_version")),
        [ResourceKind.AccountAlias] = new("aws_iam_account_alias", new ResourceArgument("AccountAlias", "account_alias")),
        [ResourceKind.VirtualMfaDevice] = new("aws_iam_virtual_mfa_device", new("VirtualMFADeviceName", "virtual_mfa_device_name"), Path, Tags),
        [ResourceKind.InstanceProfile] = new("aws_iam_instance_profile", new("InstanceProfileName", "name"), Path, OfRole, Tags),
        [ResourceKind.OpenIdConnectProvider] = new("aws_iam_openid_connect_provider", new("Url", "url"), new("ClientIDList", "client_id_list"), new("ThumbprintList", "thumbprint_list"), Tags),
        [ResourceKind.SamlProvider] = new("aws_iam_saml_provider", new("Name", "name"), new("SAMLMetadataDocument", "saml_metadata_document"), Tags),
        [ResourceKind.ServiceLinkedRole] = new("aws_iam_service_linked_role", new("AWSServiceName", "aws_service_name"), Description, new("CustomSuffix", "custom_suffix")),
        [ResourceKind.ServerCertificate] = new(
            "aws_iam_server_certificate",
            new("ServerCertificateName", "name"), Path, new("CertificateBody", "certificate_body"), new("CertificateChain", "certificate_chain"), new("PrivateKey", "private_key"), Tags),
        [ResourceKind.Analyzer] = new(
            "aws_accessanalyzer_analyzer",
            new("analyzerName", "analyzer_name"), new("type", "type"), new("tags", "tags", ArgumentKind.TagMap), new("configuration", "configuration", ArgumentKind.AnalyzerConfiguration)),
        [ResourceKind.ArchiveRule] = new(
            "aws_accessanalyzer_archive_rule",
            new("analyzerName", "analyzer_name", ArgumentKind.Analyzer), new("ruleName", "rule_name"), new("filter", "filter", ArgumentKind.Criteria)),
        [ResourceKind.SigningCertificate] = new("aws_iam_signing_certificate", OfUserName, new("CertificateBody", "certificate_body"), Status),
        [ResourceKind.SshPublicKey] = new("aws_iam_user_ssh_key", new("UserName", "username", ArgumentKind.User), new("Encoding", "encoding"), new("SSHPublicKeyBody", "public_key"), Status),
        [ResourceKind.ServiceSpecificCredential] = new("aws_iam_service_specific_credential", OfUserName, new("ServiceName", "service_name"), Status),
    }.ToFrozenDictionary();

    public static ResourceShape Of(DesiredResource resource) => resource.Kind switch
    {
        ResourceKind.Attachment => resource.Text("UserName") is not null ? new("aws_iam_user_policy_attachment", OfUser, PolicyArn)
            : resource.Text("GroupName") is not null ? new("aws_iam_group_policy_attachment", OfGroup, PolicyArn)
            : new("aws_iam_role_policy_attachment", OfRole, PolicyArn),
        ResourceKind.InlinePolicy => resource.Text("UserName") is not null ? new("aws_iam_user_policy", PolicyName, OfUser, Document)
            : resource.Text("GroupName") is not null ? new("aws_iam_group_policy", PolicyName, OfGroup, Document)
            : new("aws_iam_role_policy", PolicyName, OfRole, Document),
        _ => Shapes[resource.Kind],
    };
}
