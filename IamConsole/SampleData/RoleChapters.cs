using IamConsole.Core.Arns;
using IamConsole.Core.InlinePolicies;
using IamConsole.Core.InstanceProfiles;
using IamConsole.Core.ManagedPolicies;
using IamConsole.Core.Model;
using IamConsole.Core.Operations;
using IamConsole.Core.Roles;

namespace IamConsole.SampleData;

/// <summary>The eight roles: six for services, one to switch to, one for another company.</summary>
internal sealed class RoleChapters(AccountId account, Documents documents)
{
    private const string ServicePath = "/service-role/";

    public IEnumerable<Chapter> All() =>
    [
        Made(529.8, "SensorIngestInstance", "/", "Gateways that take in readings", "data", [Own("SensorIngest"), Aws("CloudWatchAgentServerPolicy"), Aws("AmazonSSMManagedInstanceCore")], new CreateInstanceProfile("SensorIngestInstance"), new AddRoleToInstanceProfile("SensorIngestInstance", "SensorIngestInstance")),
        Made(480.1, "DeploymentPipeline", "/", "Builds and deploys from the main branch", "platform", [Own("DeploymentPipeline")]),
        Made(418.9, "ForecastTraining", ServicePath, "Training jobs of the flood forecast", "data", [Own("SensorDataReadOnly")]),
        Made(417.5, "ForecastFunction", ServicePath, "Computes forecasts on demand", "data", [Own("SensorDataReadOnly"), Aws("service-role/AWSLambdaBasicExecutionRole")], new PutRolePolicy("ForecastFunction", "ReadForecastQueue", documents.Inline("ReadForecastQueue"))),
        Made(350.6, "NightlyBackup", ServicePath, "Nightly backups of tables and volumes", "platform", [Aws("service-role/AWSBackupServiceRolePolicyForBackup")]),
        Made(349.9, "ProductionOperator", "/", "Switched to for work on production; needs MFA", "platform", [Own("ProductionSupport"), Own("BackupOperator")], new UpdateRole("ProductionOperator") { Description = "Switched to for work on production; needs MFA", MaxSessionDuration = 14_400 }),
        Made(331.0, "ExternalAuditor", "/", "Yearly audit by an outside firm", "finance", [Aws("SecurityAudit")]),
        Made(160.2, "NightlyReportTask", ServicePath, "Writes the nightly cost report", "finance", [Own("CostReporting")]),
    ];

    private Chapter Made(double daysAgo, string name, string path, string description, string team, IEnumerable<string> policies, params IEnumerable<IamOperation> more) => new(daysAgo, narrator => narrator.SendAsync(
    [
        new CreateRole(name, documents.Trust(name)) { Path = path, Description = description, Tags = [new Tag("Team", team)] },
        .. policies.Select(policy => new AttachRolePolicy(name, policy)),
        .. more,
    ]));

    private string Own(string name) => Arn.Policy(account, "/", name).ToString();

    private static string Aws(string name) => $"arn:aws:iam::aws:policy/{name}";
}
