using IamConsole.Core.Arns;
using IamConsole.Core.Model;
using IamConsole.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace IamConsole.SampleData;

/// <summary>When the sample company's passwords, keys and roles were last used, and for what.</summary>
/// <remarks>No operation of IAM's writes these; sign-ins and signatures do, and nobody has signed in yet.</remarks>
internal sealed class Usage(IamStore store, AccountId account, TimeProvider time, IReadOnlyDictionary<string, List<string>> keys)
{
    private const string Region = "eu-west-1";

    private static readonly (string User, double DaysAgo)[] Passwords =
    [
        ("olivia.hart", 0.2), ("ravi.menon", 1.4), ("chloe.dubois", 0.9), ("daniel.okafor", 5.3), ("emma.lind", 2.2),
        ("grace.kim", 1.1), ("hugo.almeida", 171.6), ("ines.costa", 12.7), ("jonas.berg", 31.4),
    ];

    private static readonly (string User, int Key, double DaysAgo, string Service)[] UsedKeys =
    [
        ("ravi.menon", 0, 3.1, "ec2"), ("build-server", 0, 0.1, "cloudformation"), ("chloe.dubois", 0, 44.5, "s3"),
        ("chloe.dubois", 1, 0.8, "lambda"), ("daniel.okafor", 0, 2.6, "logs"), ("grace.kim", 0, 1.3, "s3"),
        ("hugo.almeida", 0, 171.9, "s3"),
    ];

    private static readonly (string Role, double DaysAgo)[] Roles =
    [
        ("SensorIngestInstance", 0.02), ("DeploymentPipeline", 0.6), ("ForecastTraining", 6.4), ("ForecastFunction", 0.05),
        ("NightlyBackup", 0.4), ("ProductionOperator", 19.2), ("ExternalAuditor", 203.8), ("NightlyReportTask", 0.4),
    ];

    private static readonly (string Principal, double DaysAgo, string[] Actions)[] Accesses =
    [
        ("olivia.hart", 0.2, ["iam:GetAccountSummary", "iam:ListPolicies"]),
        ("olivia.hart", 8.5, ["ec2:DescribeInstances", "s3:ListAllMyBuckets", "ce:GetCostAndUsage"]),
        ("ravi.menon", 3.1, ["ec2:DescribeInstances", "ec2:StartInstances", "s3:ListBucket"]),
        ("ravi.menon", 55.7, ["iam:CreateRole", "iam:AttachRolePolicy"]),
        ("chloe.dubois", 0.8, ["lambda:UpdateFunctionCode", "lambda:ListFunctions", "logs:FilterLogEvents"]),
        ("chloe.dubois", 4.2, ["cloudformation:DescribeStacks", "cloudformation:ExecuteChangeSet"]),
        ("daniel.okafor", 2.6, ["logs:GetLogEvents", "logs:DescribeLogGroups", "lambda:GetFunction"]),
        ("emma.lind", 2.2, ["lambda:ListFunctions", "ec2:DescribeInstances"]),
        ("grace.kim", 1.3, ["s3:GetObject", "s3:ListBucket", "athena:StartQueryExecution", "glue:GetTables"]),
        ("grace.kim", 14.9, ["sagemaker:CreateTrainingJob", "sagemaker:ListTrainingJobs"]),
        ("hugo.almeida", 171.6, ["athena:GetQueryResults", "s3:GetObject"]),
        ("ines.costa", 12.7, ["ce:GetCostAndUsage", "budgets:ViewBudget", "s3:GetObject"]),
        ("jonas.berg", 31.4, ["iam:GenerateCredentialReport", "iam:GetCredentialReport", "cloudtrail:LookupEvents"]),
        ("build-server", 0.1, ["cloudformation:CreateChangeSet", "cloudformation:ExecuteChangeSet", "ecr:PutImage", "s3:PutObject"]),
        ("SensorIngestInstance", 0.02, ["kinesis:PutRecords", "s3:PutObject", "cloudwatch:PutMetricData"]),
        ("ForecastFunction", 0.05, ["sqs:ReceiveMessage", "s3:GetObject", "dynamodb:Query", "logs:PutLogEvents"]),
        ("DeploymentPipeline", 0.6, ["cloudformation:ExecuteChangeSet", "ecr:PutImage"]),
        ("ProductionOperator", 19.2, ["logs:FilterLogEvents", "ecs:UpdateService"]),
        ("ExternalAuditor", 203.8, ["iam:ListUsers", "s3:ListAllMyBuckets"]),
    ];

    public async Task RecordAsync(CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        await using var unit = await store.BeginWriteAsync(account, cancellationToken);
        var users = await unit.Db.Users.ToDictionaryAsync(user => user.Name, cancellationToken);
        var roles = await unit.Db.Roles.ToDictionaryAsync(role => role.Name, cancellationToken);
        foreach (var (user, daysAgo) in Passwords)
        {
            users[user].PasswordLastUsedAt = now.AddDays(-daysAgo);
        }

        foreach (var (user, index, daysAgo, service) in UsedKeys)
        {
            var id = keys[user][index];
            var key = await unit.Db.AccessKeys.SingleAsync(key => key.Id == id, cancellationToken);
            (key.LastUsedAt, key.LastUsedService, key.LastUsedRegion) = (now.AddDays(-daysAgo), service, Region);
        }

        foreach (var (role, daysAgo) in Roles)
        {
            (roles[role].LastUsedAt, roles[role].LastUsedRegion) = (now.AddDays(-daysAgo), Region);
        }

        foreach (var (principal, daysAgo, actions) in Accesses)
        {
            var id = users.TryGetValue(principal, out var user) ? user.Id : roles[principal].Id;
            unit.Db.LastAccesses.AddRange(actions.Select(action => action.Split(':')).Select(parts => new LastAccess
            {
                PrincipalId = id,
                Service = parts[0],
                Action = parts[1],
                Time = now.AddDays(-daysAgo),
                Region = Region,
            }));
        }

        await unit.Db.SaveChangesAsync(cancellationToken);
        await unit.CommitAsync(cancellationToken);
    }
}
