using System.Collections.Frozen;

namespace IamConsole.Core.EquivalentCode;

/// <summary>The <c>AWS::IAM::*</c> and <c>AWS::AccessAnalyzer::*</c> types (AWS CloudFormation Template Reference). What is missing here has none.</summary>
internal static class CloudFormationShapes
{
    private static readonly ResourceArgument Path = new("Path", "Path");
    private static readonly ResourceArgument Tags = new("Tags", "Tags", ArgumentKind.Tags);
    private static readonly ResourceArgument Description = new("Description", "Description");
    private static readonly ResourceArgument Boundary = new("PermissionsBoundary", "PermissionsBoundary", ArgumentKind.Policy);
    private static readonly ResourceArgument PolicyName = new("PolicyName", "PolicyName");
    private static readonly ResourceArgument Document = new("PolicyDocument", "PolicyDocument", ArgumentKind.Document);
    private static readonly ResourceArgument OfUser = new("UserName", "UserName", ArgumentKind.User);

    private static readonly FrozenDictionary<ResourceKind, ResourceShape> Shapes = new Dictionary<ResourceKind, ResourceShape>
    {
        [ResourceKind.User] = new("AWS::IAM::User", new("UserName", "UserName"), Path, Boundary, Tags),
        [ResourceKind.Group] = new("AWS::IAM::Group", new("GroupName", "GroupName"), Path),
        [ResourceKind.Role] = new(
            "AWS::IAM::Role",
            new("RoleName", "RoleName"), Path, Description, new("AssumeRolePolicyDocument", "AssumeRolePolicyDocument", ArgumentKind.Document), new("MaxSessionDuration", "MaxSessionDuration"), Boundary, Tags),
        [ResourceKind.Policy] = new("AWS::IAM::ManagedPolicy", new("PolicyName", "ManagedPolicyName"), Path, Description, Document),
        [ResourceKind.Membership] = new("AWS::IAM::UserToGroupAddition", new("GroupName", "GroupName", ArgumentKind.Group), new("UserName", "Users", ArgumentKind.Users)),
        [ResourceKind.AccessKey] = new("AWS::IAM::AccessKey", OfUser, new("Status", "Status")),
        [ResourceKind.VirtualMfaDevice] = new("AWS::IAM::VirtualMFADevice", new("VirtualMFADeviceName", "VirtualMfaDeviceName"), Path, Tags),
        [ResourceKind.InstanceProfile] = new("AWS::IAM::InstanceProfile", new("InstanceProfileName", "InstanceProfileName"), Path, new("RoleName", "Roles", ArgumentKind.Roles)),
        [ResourceKind.OpenIdConnectProvider] = new("AWS::IAM::OIDCProvider", new("Url", "Url"), new("ClientIDList", "ClientIdList"), new("ThumbprintList", "ThumbprintList"), Tags),
        [ResourceKind.SamlProvider] = new("AWS::IAM::SAMLProvider", new("Name", "Name"), new("SAMLMetadataDocument", "SamlMetadataDocument"), new("AssertionEncryptionMode", "AssertionEncryptionMode"), new("AddPrivateKey", "AddPrivateKey"), Tags),
        [ResourceKind.Analyzer] = new(
            "AWS::AccessAnalyzer::Analyzer",
            new("analyzerName", "AnalyzerName"), new("type", "Type"), new("tags", "Tags", ArgumentKind.TagMap), new("configuration", "AnalyzerConfiguration", ArgumentKind.AnalyzerConfiguration)),
        [ResourceKind.ServiceLinkedRole] = new("AWS::IAM::ServiceLinkedRole", new("AWSServiceName", "AWSServiceName"), Description, new("CustomSuffix", "CustomSuffix")),
        [ResourceKind.ServerCertificate] = new(
            "AWS::IAM::ServerCertificate",
            new("ServerCertificateName", "ServerCertificateName"), Path, new("CertificateBody", "CertificateBody"), new("CertificateChain", "CertificateChain"), new("PrivateKey", "PrivateKey"), Tags),
    }.ToFrozenDictionary();

    public static ResourceShape? Find(DesiredResource resource) => resource.Kind switch
    {
        ResourceKind.InlinePolicy => resource.Text("UserName") is not null ? new("AWS::IAM::UserPolicy", PolicyName, OfUser, Document)
            : resource.Text("GroupName") is not null ? new("AWS::IAM::GroupPolicy", PolicyName, new("GroupName", "GroupName", ArgumentKind.Group), Document)
            : new("AWS::IAM::RolePolicy", PolicyName, new("RoleName", "RoleName", ArgumentKind.Role), Document),
        _ => Shapes.GetValueOrDefault(resource.Kind),
    };
}
