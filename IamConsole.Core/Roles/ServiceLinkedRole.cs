using IamConsole.Core.Arns;
using IamConsole.Core.Model;
using IamConsole.Core.Operations;
using IamConsole.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace IamConsole.Core.Roles;

/// <summary>The role that AWS predefines for a service (IAM User Guide, AWS services that work with IAM; the services' own guides).</summary>
/// <param name="ServiceName">The service principal, such as <c>autoscaling.amazonaws.com</c>.</param>
/// <param name="RoleName">The role's name, always <c>AWSServiceRoleFor...</c>.</param>
/// <param name="PolicyName">The AWS managed policy of the path <c>/aws-service-role/</c> that says what the service may do.</param>
/// <param name="Description">The role's description where the service or the console makes it.</param>
/// <param name="AllowsSuffix">Whether an account may have several, told apart by a suffix.</param>
public sealed record ServiceLinkedRole(string ServiceName, string RoleName, string PolicyName, string Description, bool AllowsSuffix = false)
{
    /// <summary>The service principal of IAM Access Analyzer.</summary>
    public const string AccessAnalyzerService = "access-analyzer.amazonaws.com";

    /// <summary>By service principal.</summary>
    public static IReadOnlyList<ServiceLinkedRole> All { get; } =
    [
        new(AccessAnalyzerService, "AWSServiceRoleForAccessAnalyzer", "AccessAnalyzerServiceRolePolicy", "Allows Access Analyzer to analyze resource metadata."),
        new("autoscaling.amazonaws.com", "AWSServiceRoleForAutoScaling", "AutoScalingServiceRolePolicy", "Default Service-Linked Role enables access to AWS Services and Resources used or managed by Auto Scaling.", AllowsSuffix: true),
        new("backup.amazonaws.com", "AWSServiceRoleForBackup", "AWSBackupServiceLinkedRolePolicyForBackup", "Allows AWS Backup to make and manage backups across services."),
        new("batch.amazonaws.com", "AWSServiceRoleForBatch", "BatchServiceRolePolicy", "Allows AWS Batch to manage compute resources."),
        new("cloudtrail.amazonaws.com", "AWSServiceRoleForCloudTrail", "CloudTrailServiceRolePolicy", "Allows CloudTrail to read the organization and manage its trails."),
        new("cloudwatch-crossaccount.amazonaws.com", "AWSServiceRoleForCloudWatchCrossAccount", "CloudWatch-CrossAccountAccess", "Allows CloudWatch to assume roles for cross-account monitoring."),
        new("compute-optimizer.amazonaws.com", "AWSServiceRoleForComputeOptimizer", "ComputeOptimizerServiceRolePolicy", "Allows Compute Optimizer to read metrics and resources."),
        new("config.amazonaws.com", "AWSServiceRoleForConfig", "AWSConfigServiceRolePolicy", "Allows AWS Config to record resource configurations."),
        new("dax.amazonaws.com", "AWSServiceRoleForDAX", "DAXServiceRolePolicy", "Allows DynamoDB Accelerator to manage its network resources."),
        new("ecs.amazonaws.com", "AWSServiceRoleForECS", "AmazonECSServiceRolePolicy", "Role to enable Amazon ECS to manage your cluster."),
        new("eks.amazonaws.com", "AWSServiceRoleForAmazonEKS", "AmazonEKSServiceRolePolicy", "Allows Amazon EKS to call AWS services on your behalf."),
        new("eks-fargate.amazonaws.com", "AWSServiceRoleForAmazonEKSForFargate", "AmazonEKSForFargateServiceRolePolicy", "Allows Amazon EKS to run pods on Fargate."),
        new("eks-nodegroup.amazonaws.com", "AWSServiceRoleForAmazonEKSNodegroup", "AWSServiceRoleForAmazonEKSNodegroup", "Allows Amazon EKS to manage node groups."),
        new("elasticache.amazonaws.com", "AWSServiceRoleForElastiCache", "ElastiCacheServiceRolePolicy", "Allows ElastiCache to manage resources for your cache."),
        new("elasticbeanstalk.amazonaws.com", "AWSServiceRoleForElasticBeanstalk", "AWSElasticBeanstalkServiceRolePolicy", "Allows Elastic Beanstalk to manage environments."),
        new("elasticfilesystem.amazonaws.com", "AWSServiceRoleForAmazonElasticFileSystem", "AmazonElasticFileSystemServiceRolePolicy", "Allows EFS to manage its network interfaces."),
        new("elasticloadbalancing.amazonaws.com", "AWSServiceRoleForElasticLoadBalancing", "AWSElasticLoadBalancingServiceRolePolicy", "Allows ELB to call AWS services on your behalf."),
        new("elasticmapreduce.amazonaws.com", "AWSServiceRoleForEMRCleanup", "AmazonEMRCleanupPolicy", "Allows EMR to terminate instances and delete resources on your behalf."),
        new("es.amazonaws.com", "AWSServiceRoleForAmazonElasticsearchService", "AmazonElasticsearchServiceRolePolicy", "Allows Elasticsearch domains to manage their network interfaces."),
        new("events.amazonaws.com", "AWSServiceRoleForCloudWatchEvents", "CloudWatchEventsServiceRolePolicy", "Allows EventBridge to act on alarms and EC2 instances."),
        new("fms.amazonaws.com", "AWSServiceRoleForFMS", "FMSServiceRolePolicy", "Allows Firewall Manager to manage firewalls across accounts."),
        new("guardduty.amazonaws.com", "AWSServiceRoleForAmazonGuardDuty", "AmazonGuardDutyServiceRolePolicy", "Allows GuardDuty to read resources and manage its sensors."),
        new("inspector2.amazonaws.com", "AWSServiceRoleForAmazonInspector2", "AmazonInspector2ServiceRolePolicy", "Allows Inspector to scan resources."),
        new("kafka.amazonaws.com", "AWSServiceRoleForKafka", "KafkaServiceRolePolicy", "Allows MSK to manage its network interfaces."),
        new("lex.amazonaws.com", "AWSServiceRoleForLexBots", "LexBotPolicy", "Allows Lex V1 bots to use speech synthesis."),
        new("lexv2.amazonaws.com", "AWSServiceRoleForLexV2Bots", "AmazonLexV2BotPolicy", "Allows Lex V2 bots to use speech synthesis and sentiment analysis.", AllowsSuffix: true),
        new("macie.amazonaws.com", "AWSServiceRoleForAmazonMacie", "AmazonMacieServiceRolePolicy", "Allows Macie to discover sensitive data."),
        new("mq.amazonaws.com", "AWSServiceRoleForAmazonMQ", "AmazonMQServiceRolePolicy", "Allows Amazon MQ to manage its network resources."),
        new("opensearchservice.amazonaws.com", "AWSServiceRoleForAmazonOpenSearchService", "AmazonOpenSearchServiceRolePolicy", "Allows OpenSearch Service to manage its network resources."),
        new("ops.apigateway.amazonaws.com", "AWSServiceRoleForAPIGateway", "APIGatewayServiceRolePolicy", "Allows API Gateway to use load balancers, certificates and delivery streams."),
        new("organizations.amazonaws.com", "AWSServiceRoleForOrganizations", "AWSOrganizationsServiceTrustPolicy", "Service-linked role used by AWS Organizations to enable integration of other AWS services with Organizations."),
        new("rds.amazonaws.com", "AWSServiceRoleForRDS", "AmazonRDSServiceRolePolicy", "Allows Amazon RDS to manage AWS resources on your behalf."),
        new("redshift.amazonaws.com", "AWSServiceRoleForRedshift", "AmazonRedshiftServiceLinkedRolePolicy", "Allows Redshift to manage network resources on your behalf."),
        new("replication.dynamodb.amazonaws.com", "AWSServiceRoleForDynamoDBReplication", "DynamoDBReplicationServiceRolePolicy", "Allows DynamoDB to replicate global tables."),
        new("replicator.lambda.amazonaws.com", "AWSServiceRoleForLambdaReplicator", "AWSLambdaReplicator", "Allows Lambda to replicate functions to Regions."),
        new("securityhub.amazonaws.com", "AWSServiceRoleForSecurityHub", "AWSSecurityHubServiceRolePolicy", "A service-linked role required for AWS Security Hub to access your resources."),
        new("shield.amazonaws.com", "AWSServiceRoleForAWSShield", "AWSShieldServiceRolePolicy", "Allows Shield to mitigate attacks on your resources."),
        new("spot.amazonaws.com", "AWSServiceRoleForEC2Spot", "AWSEC2SpotServiceRolePolicy", "Allows EC2 to run and manage Spot Instances."),
        new("spotfleet.amazonaws.com", "AWSServiceRoleForEC2SpotFleet", "AWSEC2SpotFleetServiceRolePolicy", "Allows EC2 Spot Fleet to request and terminate instances."),
        new("ssm.amazonaws.com", "AWSServiceRoleForAmazonSSM", "AmazonSSMServiceRolePolicy", "Allows Systems Manager to call AWS services on your behalf."),
        new("sso.amazonaws.com", "AWSServiceRoleForSSO", "AWSSSOServiceRolePolicy", "Allows IAM Identity Center to manage roles and providers."),
        new("support.amazonaws.com", "AWSServiceRoleForSupport", "AWSSupportServiceRolePolicy", "Enables resource access for AWS to provide billing, administrative and support services."),
        new("transitgateway.amazonaws.com", "AWSServiceRoleForVPCTransitGateway", "AWSVPCTransitGatewayServiceRolePolicy", "Allows transit gateways to manage their network interfaces."),
        new("trustedadvisor.amazonaws.com", "AWSServiceRoleForTrustedAdvisor", "AWSTrustedAdvisorServiceRolePolicy", "Access for the AWS Trusted Advisor Service to help reduce cost, increase performance, and improve security of your AWS environment."),
    ];

    /// <summary>The ARN of <see cref="PolicyName"/>.</summary>
    public string PolicyArn => $"arn:aws:iam::aws:policy/aws-service-role/{PolicyName}";

    /// <summary>The role of a service, or none where the service has none here.</summary>
    public static ServiceLinkedRole? Find(string serviceName) => All.FirstOrDefault(role => role.ServiceName == serviceName);

    /// <summary>The path of a service's roles.</summary>
    public static string PathOf(string serviceName) => $"{IamRole.ServiceLinkedPath}{serviceName}/";

    /// <summary>The role's name with its suffix, if any.</summary>
    public string NameWith(string? suffix) => suffix is null ? RoleName : $"{RoleName}_{suffix}";

    /// <summary>The ARNs of what a service still needs such a role for. Of the services only IAM Access Analyzer runs here.</summary>
    /// <param name="db">The account's rows.</param>
    /// <param name="roleName">The role's name.</param>
    /// <param name="cancellationToken">Ends the read early.</param>
    internal static async Task<IReadOnlyList<string>> FindUsesAsync(IamDbContext db, string roleName, CancellationToken cancellationToken) =>
        roleName == Find(AccessAnalyzerService)!.RoleName ? await db.Analyzers.AsNoTracking().OrderBy(analyzer => analyzer.Id).Select(analyzer => analyzer.Id).ToListAsync(cancellationToken) : [];

    /// <summary>Adds the role to the account, with its policy; there is none of that name yet.</summary>
    internal IamRole AddTo(OperationContext context, string? suffix, string? description)
    {
        var role = new IamRole
        {
            Id = UniqueIds.New(UniqueIds.RolePrefix, context.Account),
            Name = NameWith(suffix),
            Path = PathOf(ServiceName),
            Description = description,
            AssumeRolePolicyDocument = TrustPolicyTemplates.ForService(ServiceName),
            CreatedAt = context.Now,
        };
        context.Db.Roles.Add(role);
        context.Db.PolicyAttachments.Add(new PolicyAttachment { HolderId = role.Id, HolderKind = PolicyHolderKind.Role, PolicyArn = PolicyArn, AttachedAt = context.Now });
        return role;
    }
}
