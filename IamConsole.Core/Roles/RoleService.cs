namespace IamConsole.Core.Roles;

/// <summary>An AWS service for which roles are made, with what it does with them (the services' own guides).</summary>
/// <param name="Name">As the console lists it.</param>
/// <param name="UseCases">At least one.</param>
public sealed record RoleService(string Name, IReadOnlyList<ServiceUseCase> UseCases)
{
    /// <summary>The two most common first, then by name.</summary>
    public static IReadOnlyList<RoleService> All { get; } =
    [
        new("EC2",
        [
            new("EC2", "ec2.amazonaws.com", "Allows EC2 instances to call AWS services on your behalf."),
            new("EC2 Role for AWS Systems Manager", "ec2.amazonaws.com", "Allows EC2 instances to be managed by Systems Manager.", "AmazonSSMManagedInstanceCore"),
            new("EC2 Spot Fleet Role", "spotfleet.amazonaws.com", "Allows EC2 Spot Fleet to request and terminate Spot Instances.", "service-role/AmazonEC2SpotFleetTaggingRole"),
            Linked("EC2 - Spot Instances", "spot.amazonaws.com"),
            Linked("EC2 - Spot Fleet", "spotfleet.amazonaws.com"),
        ]),
        new("Lambda",
        [
            new("Lambda", "lambda.amazonaws.com", "Allows Lambda functions to call AWS services on your behalf."),
        ]),
        new("Access Analyzer",
        [
            Linked("Access Analyzer", "access-analyzer.amazonaws.com"),
        ]),
        new("API Gateway",
        [
            new("API Gateway", "apigateway.amazonaws.com", "Allows API Gateway to push logs to CloudWatch Logs.", "service-role/AmazonAPIGatewayPushToCloudWatchLogs"),
            Linked("API Gateway - service-linked role", "ops.apigateway.amazonaws.com"),
        ]),
        new("AppSync",
        [
            new("AppSync", "appsync.amazonaws.com", "Allows AppSync to push logs to CloudWatch Logs.", "service-role/AWSAppSyncPushToCloudWatchLogs"),
        ]),
        new("Auto Scaling",
        [
            Linked("Auto Scaling", "autoscaling.amazonaws.com"),
            new("Auto Scaling Notification Access", "autoscaling.amazonaws.com", "Allows Auto Scaling to publish to SNS topics and SQS queues.", "service-role/AutoScalingNotificationAccessRole"),
        ]),
        new("AWS Backup",
        [
            new("AWS Backup", "backup.amazonaws.com", "Allows AWS Backup to make and restore backups on your behalf.", "service-role/AWSBackupServiceRolePolicyForBackup", "service-role/AWSBackupServiceRolePolicyForRestores"),
            Linked("AWS Backup - service-linked role", "backup.amazonaws.com"),
        ]),
        new("AWS Support",
        [
            Linked("AWS Support", "support.amazonaws.com"),
        ]),
        new("Batch",
        [
            new("Batch", "batch.amazonaws.com", "Allows Batch to manage compute resources on your behalf.", "service-role/AWSBatchServiceRole"),
            Linked("Batch - service-linked role", "batch.amazonaws.com"),
        ]),
        new("CloudFormation",
        [
            new("CloudFormation", "cloudformation.amazonaws.com", "Allows CloudFormation to create and manage stacks on your behalf."),
        ]),
        new("CloudTrail",
        [
            new("CloudTrail", "cloudtrail.amazonaws.com", "Allows CloudTrail to deliver events to CloudWatch Logs."),
            Linked("CloudTrail - service-linked role", "cloudtrail.amazonaws.com"),
        ]),
        new("CodeBuild",
        [
            new("CodeBuild", "codebuild.amazonaws.com", "Allows CodeBuild to call AWS services on your behalf."),
        ]),
        new("CodeDeploy",
        [
            new("CodeDeploy", "codedeploy.amazonaws.com", "Allows CodeDeploy to call EC2 and Auto Scaling on your behalf.", "service-role/AWSCodeDeployRole"),
            new("CodeDeploy for Lambda", "codedeploy.amazonaws.com", "Allows CodeDeploy to route traffic to new versions of Lambda functions.", "service-role/AWSCodeDeployRoleForLambda"),
            new("CodeDeploy - ECS", "codedeploy.amazonaws.com", "Allows CodeDeploy to read S3 objects, invoke Lambda functions and update ECS services.", "AWSCodeDeployRoleForECS"),
        ]),
        new("CodePipeline",
        [
            new("CodePipeline", "codepipeline.amazonaws.com", "Allows CodePipeline to call AWS services on your behalf."),
        ]),
        new("Config",
        [
            new("Config - Customizable", "config.amazonaws.com", "Allows Config to record your resources under policies that you choose.", "service-role/AWS_ConfigRole"),
            Linked("Config", "config.amazonaws.com"),
        ]),
        new("Data Pipeline",
        [
            new("Data Pipeline", "datapipeline.amazonaws.com", "Allows Data Pipeline to call AWS services on your behalf."),
        ]),
        new("DMS",
        [
            new("DMS", "dms.amazonaws.com", "Allows Database Migration Service to call AWS services on your behalf.", "service-role/AmazonDMSVPCManagementRole"),
        ]),
        new("DynamoDB",
        [
            new("DynamoDB Accelerator (DAX) - DynamoDB access", "dax.amazonaws.com", "Allows DAX to reach DynamoDB tables on your behalf."),
            Linked("DynamoDB Accelerator (DAX)", "dax.amazonaws.com"),
            Linked("DynamoDB - Global Tables", "replication.dynamodb.amazonaws.com"),
        ]),
        new("EKS",
        [
            new("EKS - Cluster", "eks.amazonaws.com", "Allows the cluster's control plane to manage AWS resources on your behalf.", "AmazonEKSClusterPolicy"),
            Linked("EKS - Nodegroup", "eks-nodegroup.amazonaws.com"),
            new("EKS - Fargate pod", "eks-fargate-pods.amazonaws.com", "Allows pods on Fargate to run and to pull images.", "AmazonEKSFargatePodExecutionRolePolicy"),
            Linked("EKS - Service", "eks.amazonaws.com"),
        ]),
        new("Elastic Beanstalk",
        [
            new("Elastic Beanstalk - Environment", "elasticbeanstalk.amazonaws.com", "Allows Elastic Beanstalk to look after the health of environments.", "service-role/AWSElasticBeanstalkEnhancedHealth"),
            new("Elastic Beanstalk - Compute", "ec2.amazonaws.com", "Allows instances of an environment to do their part.", "AWSElasticBeanstalkWebTier", "AWSElasticBeanstalkWorkerTier", "AWSElasticBeanstalkMulticontainerDocker"),
            Linked("Elastic Beanstalk - service-linked role", "elasticbeanstalk.amazonaws.com"),
        ]),
        new("Elastic Container Service",
        [
            new("Elastic Container Service Task", "ecs-tasks.amazonaws.com", "Allows ECS tasks to call AWS services on your behalf."),
            new("Elastic Container Service - Task execution", "ecs-tasks.amazonaws.com", "Allows ECS to pull images and to write logs for your tasks.", "service-role/AmazonECSTaskExecutionRolePolicy"),
            new("EC2 Role for Elastic Container Service", "ec2.amazonaws.com", "Allows instances of a cluster to reach ECS.", "service-role/AmazonEC2ContainerServiceforEC2Role"),
            Linked("Elastic Container Service", "ecs.amazonaws.com"),
        ]),
        new("ElastiCache",
        [
            Linked("ElastiCache", "elasticache.amazonaws.com"),
        ]),
        new("Elastic File System",
        [
            Linked("Elastic File System", "elasticfilesystem.amazonaws.com"),
        ]),
        new("Elastic Load Balancing",
        [
            Linked("Elastic Load Balancing", "elasticloadbalancing.amazonaws.com"),
        ]),
        new("EMR",
        [
            new("EMR", "elasticmapreduce.amazonaws.com", "Allows EMR to call AWS services on your behalf.", "service-role/AmazonElasticMapReduceRole"),
            new("EMR Role for EC2", "ec2.amazonaws.com", "Allows instances of a cluster to call AWS services on your behalf.", "service-role/AmazonElasticMapReduceforEC2Role"),
            Linked("EMR - Cleanup", "elasticmapreduce.amazonaws.com"),
        ]),
        new("EventBridge",
        [
            new("EventBridge", "events.amazonaws.com", "Allows EventBridge rules to call their targets on your behalf."),
            Linked("EventBridge - service-linked role", "events.amazonaws.com"),
        ]),
        new("EventBridge Scheduler",
        [
            new("EventBridge Scheduler", "scheduler.amazonaws.com", "Allows schedules to call their targets on your behalf."),
        ]),
        new("Firehose",
        [
            new("Kinesis Data Firehose", "firehose.amazonaws.com", "Allows delivery streams to write to their destinations on your behalf."),
        ]),
        new("Glue",
        [
            new("Glue", "glue.amazonaws.com", "Allows Glue to call AWS services on your behalf.", "service-role/AWSGlueServiceRole"),
        ]),
        new("GuardDuty",
        [
            Linked("GuardDuty", "guardduty.amazonaws.com"),
        ]),
        new("IoT",
        [
            new("IoT", "iot.amazonaws.com", "Allows IoT to call AWS services on your behalf.", "service-role/AWSIoTThingsRegistration", "service-role/AWSIoTLogging", "service-role/AWSIoTRuleActions"),
        ]),
        new("Kinesis Analytics",
        [
            new("Kinesis Analytics", "kinesisanalytics.amazonaws.com", "Allows applications to read and write streams on your behalf."),
        ]),
        new("Macie",
        [
            Linked("Macie", "macie.amazonaws.com"),
        ]),
        new("MQ",
        [
            Linked("MQ", "mq.amazonaws.com"),
        ]),
        new("OpenSearch Service",
        [
            Linked("OpenSearch Service", "opensearchservice.amazonaws.com"),
        ]),
        new("RDS",
        [
            new("RDS - Enhanced Monitoring", "monitoring.rds.amazonaws.com", "Allows RDS to send metrics to CloudWatch Logs.", "service-role/AmazonRDSEnhancedMonitoringRole"),
            new("RDS - Directory Service", "rds.amazonaws.com", "Allows RDS to reach a directory for authentication.", "service-role/AmazonRDSDirectoryServiceAccess"),
            new("RDS - Add Role to Database", "rds.amazonaws.com", "Allows databases to call AWS services on your behalf."),
            Linked("RDS", "rds.amazonaws.com"),
        ]),
        new("Redshift",
        [
            new("Redshift - Customizable", "redshift.amazonaws.com", "Allows Redshift clusters to call AWS services on your behalf."),
            Linked("Redshift", "redshift.amazonaws.com"),
        ]),
        new("S3",
        [
            new("S3", "s3.amazonaws.com", "Allows S3 to call AWS services on your behalf, such as replicating objects."),
            new("S3 Batch Operations", "batchoperations.s3.amazonaws.com", "Allows batch jobs to work on objects on your behalf."),
        ]),
        new("SageMaker",
        [
            new("SageMaker - Execution", "sagemaker.amazonaws.com", "Allows notebooks, training jobs and models to reach S3, ECR and CloudWatch.", "AmazonSageMakerFullAccess"),
        ]),
        new("Security Hub",
        [
            Linked("Security Hub", "securityhub.amazonaws.com"),
        ]),
        new("SNS",
        [
            new("SNS", "sns.amazonaws.com", "Allows SNS to write delivery logs to CloudWatch Logs.", "service-role/AmazonSNSRole"),
        ]),
        new("Step Functions",
        [
            new("Step Functions", "states.amazonaws.com", "Allows state machines to invoke Lambda functions.", "service-role/AWSLambdaRole"),
        ]),
        new("Storage Gateway",
        [
            new("Storage Gateway", "storagegateway.amazonaws.com", "Allows gateways to reach buckets on your behalf."),
        ]),
        new("Systems Manager",
        [
            new("Systems Manager", "ssm.amazonaws.com", "Allows hybrid machines to be managed by Systems Manager.", "AmazonSSMManagedInstanceCore"),
            Linked("Systems Manager - service-linked role", "ssm.amazonaws.com"),
        ]),
        new("Transfer",
        [
            new("Transfer", "transfer.amazonaws.com", "Allows Transfer Family to reach buckets and file systems on your behalf."),
        ]),
        new("Trusted Advisor",
        [
            Linked("Trusted Advisor", "trustedadvisor.amazonaws.com"),
        ]),
    ];

    private static ServiceUseCase Linked(string name, string principal)
    {
        var role = ServiceLinkedRole.Find(principal) ?? throw new InvalidOperationException($"{principal} has no service-linked role.");
        return new ServiceUseCase(name, principal, role.Description) { LinkedRole = role };
    }
}

/// <summary>What a service does with a role.</summary>
/// <param name="Name">As the console lists it.</param>
/// <param name="Principal">The service principal that the role trusts.</param>
/// <param name="Text">What the role then allows.</param>
/// <param name="DefaultPolicies">The AWS managed policies that it is meant to have, behind <c>arn:aws:iam::aws:policy/</c>.</param>
public sealed record ServiceUseCase(string Name, string Principal, string Text, params IReadOnlyList<string> DefaultPolicies)
{
    private const string Instances = "ec2.amazonaws.com";

    /// <summary>The service-linked role that is made for it, with name, trust and permissions of AWS's; or none.</summary>
    public ServiceLinkedRole? LinkedRole { get; init; }

    /// <summary>The ARNs of the policies that it is meant to have.</summary>
    public IReadOnlyList<string> DefaultPolicyArns => [.. DefaultPolicies.Select(name => $"arn:aws:iam::aws:policy/{name}")];

    /// <summary>Whether the console makes an instance profile of the role's name with it, since instances get roles in those.</summary>
    public bool NeedsInstanceProfile => Principal == Instances && LinkedRole is null;
}
