using IamConsole.Core.Arns;
using IamConsole.Core.ManagedPolicies;
using IamConsole.Core.Model;

namespace IamConsole.SampleData;

/// <summary>The ten customer managed policies, some of which were narrowed over time.</summary>
internal sealed class PolicyChapters(AccountId account, Documents documents)
{
    public IEnumerable<Chapter> All() =>
    [
        Created(536.3, "SelfManageCredentials", "SelfManageCredentials", "Own password, MFA device and access keys", "platform"),
        Created(535.9, "DeveloperAccess", "DeveloperAccess.v1", "Development stacks, functions and logs", "platform"),
        Created(530.4, "SensorDataReadOnly", "SensorDataReadOnly.v1", "Readings and stations of the sensor network", "data"),
        Created(530.3, "SensorIngest", "SensorIngest", "Writes readings as they arrive", "data"),
        Created(528.7, "CostReporting", "CostReporting", "Costs, budgets and billing reports", "finance"),
        Created(481.2, "DeploymentPipeline", "DeploymentPipeline", "Deploys our stacks and images", "platform"),
        Created(419.6, "ForecastModelTraining", "ForecastModelTraining", "Trains and keeps the flood forecast models", "data"),
        Narrowed(410.2, "SensorDataReadOnly", "SensorDataReadOnly.v2"),
        Created(352.8, "BackupOperator", "BackupOperator", "Runs backups and restores, never deletes them", "platform"),
        Created(351.1, "ProductionSupport", "ProductionSupport", "Reads logs, restarts services, opens sessions with MFA", "platform"),
        Narrowed(300.5, "DeveloperAccess", "DeveloperAccess.v2"),
        Created(201.4, "DeveloperBoundary", "DeveloperBoundary", "The most that a developer can ever be given", "platform"),
        Narrowed(95.3, "SensorDataReadOnly", "SensorDataReadOnly.v3"),
    ];

    private Chapter Created(double daysAgo, string name, string document, string description, string team) => new(daysAgo, narrator => narrator.SendAsync(
        new CreatePolicy(name, documents.Policy(document)) { Description = description, Tags = [new Tag("Team", team)] }));

    private Chapter Narrowed(double daysAgo, string name, string document) => new(daysAgo, narrator => narrator.SendAsync(
        new CreatePolicyVersion(Arn.Policy(account, "/", name).ToString(), documents.Policy(document)) { SetAsDefault = true }));
}
