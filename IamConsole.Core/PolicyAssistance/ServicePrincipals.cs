namespace IamConsole.Core.PolicyAssistance;

/// <summary>Service principals that roles and resources are often opened to, by name.</summary>
internal static class ServicePrincipals
{
    public static string[] All { get; } =
    [
        .. new[]
        {
            "apigateway", "application-autoscaling", "autoscaling", "backup", "batch", "bedrock", "cloudformation", "cloudfront", "cloudtrail", "codebuild", "codedeploy",
            "codepipeline", "config", "delivery.logs", "dms", "ec2", "ecs", "ecs-tasks", "edgelambda", "eks", "eks-fargate-pods", "elasticache", "elasticfilesystem",
            "elasticloadbalancing", "elasticmapreduce", "es", "events", "export.rds", "firehose", "glue", "guardduty", "iot", "kinesis", "lambda", "logging.s3", "logs",
            "monitoring.rds", "pods.eks", "rds", "redshift", "s3", "sagemaker", "scheduler", "secretsmanager", "securityhub", "ses", "sns", "spotfleet", "sqs", "ssm",
            "states", "transfer", "vpc-flow-logs", "vpce", "xray",
        }.Select(name => name + ".amazonaws.com"),
    ];
}
