namespace IamConsole.Core.Catalog;

/// <summary>Condition keys of all services (IAM User Guide, AWS global condition context keys).</summary>
public static class GlobalConditionKeys
{
    /// <summary>All of them, in the order of the guide's groups: principal, session, network, resource, request.</summary>
    public static IReadOnlyList<CatalogConditionKey> All { get; } =
    [
        One("aws:PrincipalArn", ConditionKeyType.Arn),
        One("aws:PrincipalAccount"),
        Many("aws:PrincipalOrgPaths"),
        One("aws:PrincipalOrgID"),
        One("aws:PrincipalTag/${TagKey}"),
        One("aws:PrincipalIsAWSService", ConditionKeyType.Bool),
        One("aws:PrincipalServiceName"),
        Many("aws:PrincipalServiceNamesList"),
        One("aws:PrincipalType"),
        One("aws:userid"),
        One("aws:username"),
        One("aws:AssumedRoot", ConditionKeyType.Bool),
        One("aws:FederatedProvider"),
        One("aws:TokenIssueTime", ConditionKeyType.Date),
        One("aws:MultiFactorAuthAge", ConditionKeyType.Numeric),
        One("aws:MultiFactorAuthPresent", ConditionKeyType.Bool),
        One("aws:ChatbotSourceArn", ConditionKeyType.Arn),
        One("aws:Ec2InstanceSourceVpc"),
        One("aws:Ec2InstanceSourcePrivateIPv4", ConditionKeyType.IpAddress),
        One("aws:SourceIdentity"),
        One("ec2:RoleDelivery", ConditionKeyType.Numeric),
        One("ec2:SourceInstanceArn", ConditionKeyType.Arn),
        One("glue:RoleAssumedBy"),
        One("glue:CredentialIssuingService"),
        One("identitystore:UserId"),
        One("lambda:SourceFunctionArn", ConditionKeyType.Arn),
        One("ssm:SourceInstanceArn", ConditionKeyType.Arn),
        One("aws:SourceIp", ConditionKeyType.IpAddress),
        One("aws:SourceVpc"),
        One("aws:SourceVpcArn", ConditionKeyType.Arn),
        One("aws:SourceVpce"),
        One("aws:VpceAccount"),
        One("aws:VpceOrgID"),
        Many("aws:VpceOrgPaths"),
        One("aws:VpcSourceIp", ConditionKeyType.IpAddress),
        One("aws:ResourceAccount"),
        One("aws:ResourceOrgID"),
        Many("aws:ResourceOrgPaths"),
        One("aws:ResourceTag/${TagKey}"),
        Many("aws:CalledVia"),
        One("aws:CalledViaFirst"),
        One("aws:CalledViaLast"),
        One("aws:ViaAWSService", ConditionKeyType.Bool),
        One("aws:CalledViaAWSMCP"),
        One("aws:ViaAWSMCPService", ConditionKeyType.Bool),
        One("aws:IsMcpServiceAction", ConditionKeyType.Bool),
        One("aws:CurrentTime", ConditionKeyType.Date),
        One("aws:EpochTime", ConditionKeyType.Date),
        One("aws:referer"),
        One("aws:RequestedRegion"),
        One("aws:RequestTag/${TagKey}"),
        Many("aws:TagKeys"),
        One("aws:SecureTransport", ConditionKeyType.Bool),
        One("aws:SourceAccount"),
        One("aws:SourceArn", ConditionKeyType.Arn),
        One("aws:SourceOrgID"),
        Many("aws:SourceOrgPaths"),
        One("aws:SourceOwner"),
        One("aws:UserAgent"),
    ];

    private static readonly Dictionary<string, CatalogConditionKey> ByName =
        All.Where(key => !key.Name.EndsWith('}')).ToDictionary(key => key.Name, StringComparer.OrdinalIgnoreCase);

    private static readonly CatalogConditionKey[] WithTagKey = [.. All.Where(key => key.Name.EndsWith('}'))];

    /// <summary>The global key that a policy's spelling names; <see langword="null"/> when there is none.</summary>
    public static CatalogConditionKey? Find(string name) =>
        ByName.GetValueOrDefault(name) ?? Array.Find(WithTagKey, key => key.Matches(name));

    private static CatalogConditionKey One(string name, ConditionKeyType type = ConditionKeyType.String) => new(name, type, IsMultivalued: false);

    private static CatalogConditionKey Many(string name) => new(name, ConditionKeyType.String, IsMultivalued: true);
}
