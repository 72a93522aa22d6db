namespace IamConsole.Components.Pages.Roles;

/// <summary>An AWS service that roles are often made for.</summary>
/// <param name="Name">The service, or what of it acts.</param>
/// <param name="Principal">The service principal.</param>
/// <param name="Text">What the role then allows.</param>
internal sealed record ServiceUseCase(string Name, string Principal, string Text)
{
    /// <summary>The most common first, then by name.</summary>
    public static IReadOnlyList<ServiceUseCase> All { get; } =
    [
        new("EC2", "ec2.amazonaws.com", "Allows EC2 instances to call AWS services on your behalf."),
        new("Lambda", "lambda.amazonaws.com", "Allows Lambda functions to call AWS services on your behalf."),
        new("API Gateway", "apigateway.amazonaws.com", "Allows API Gateway to call AWS services on your behalf, such as writing logs."),
        new("AWS Backup", "backup.amazonaws.com", "Allows AWS Backup to make and restore backups on your behalf."),
        new("CloudFormation", "cloudformation.amazonaws.com", "Allows CloudFormation to create and manage stacks on your behalf."),
        new("CloudTrail", "cloudtrail.amazonaws.com", "Allows CloudTrail to deliver events on your behalf."),
        new("CodeBuild", "codebuild.amazonaws.com", "Allows CodeBuild to call AWS services on your behalf."),
        new("CodeDeploy", "codedeploy.amazonaws.com", "Allows CodeDeploy to call AWS services on your behalf."),
        new("CodePipeline", "codepipeline.amazonaws.com", "Allows CodePipeline to call AWS services on your behalf."),
        new("Config", "config.amazonaws.com", "Allows AWS Config to record your resources on your behalf."),
        new("EKS - Cluster", "eks.amazonaws.com", "Allows the cluster's control plane to manage AWS resources on your behalf."),
        new("Elastic Container Service Task", "ecs-tasks.amazonaws.com", "Allows ECS tasks to call AWS services on your behalf."),
        new("EventBridge", "events.amazonaws.com", "Allows EventBridge rules to call their targets on your behalf."),
        new("EventBridge Scheduler", "scheduler.amazonaws.com", "Allows schedules to call their targets on your behalf."),
        new("Glue", "glue.amazonaws.com", "Allows Glue to call AWS services on your behalf."),
        new("RDS - Enhanced Monitoring", "monitoring.rds.amazonaws.com", "Allows RDS to send metrics to CloudWatch Logs on your behalf."),
        new("Redshift", "redshift.amazonaws.com", "Allows Redshift clusters to call AWS services on your behalf."),
        new("S3", "s3.amazonaws.com", "Allows S3 to call AWS services on your behalf, such as replicating objects."),
        new("SageMaker", "sagemaker.amazonaws.com", "Allows SageMaker notebooks and training jobs to call AWS services on your behalf."),
        new("SNS", "sns.amazonaws.com", "Allows SNS to call CloudWatch Logs on your behalf."),
        new("Step Functions", "states.amazonaws.com", "Allows Step Functions to call AWS services on your behalf."),
        new("Systems Manager", "ssm.amazonaws.com", "Allows Systems Manager to call AWS services on your behalf."),
    ];
}
