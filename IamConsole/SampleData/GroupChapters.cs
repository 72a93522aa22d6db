using IamConsole.Core.Arns;
using IamConsole.Core.Groups;
using IamConsole.Core.InlinePolicies;
using IamConsole.Core.ManagedPolicies;
using IamConsole.Core.Operations;

namespace IamConsole.SampleData;

/// <summary>The five user groups by job function, and who joins them.</summary>
internal sealed class GroupChapters(AccountId account, Documents documents)
{
    public IEnumerable<Chapter> All() => People.All.Where(person => person.Group is not null)
        .Select(person => new Chapter(person.HiredDaysAgo - 0.05, narrator => narrator.SendAsync(new AddUserToGroup(person.Group!, person.Name))))
        .Concat(
        [
            Made(537.8, "Administrators", [Aws("AdministratorAccess")]),
            Made(535.6, "Developers", [Own("DeveloperAccess"), Own("SelfManageCredentials")], new PutGroupPolicy("Developers", "AssumeProductionOperator", documents.Inline("AssumeProductionOperator"))),
            Made(528.5, "Finance", [Aws("job-function/Billing"), Own("CostReporting"), Own("SelfManageCredentials")]),
            Made(421.0, "DataScientists", [Own("SensorDataReadOnly"), Own("SelfManageCredentials")], new PutGroupPolicy("DataScientists", "NotebookServers", documents.Inline("NotebookServers"))),
            new Chapter(419.4, narrator => narrator.SendAsync(new AttachGroupPolicy("DataScientists", Own("ForecastModelTraining")))),
            Made(348.8, "Auditors", [Aws("SecurityAudit"), Aws("job-function/ViewOnlyAccess"), Own("SelfManageCredentials")]),
            new Chapter(290.2, narrator => narrator.SendAsync(new AttachGroupPolicy("Developers", Own("SensorDataReadOnly")))),
        ]);

    private static Chapter Made(double daysAgo, string name, IEnumerable<string> policies, params IEnumerable<IamOperation> more) => new(daysAgo, narrator => narrator.SendAsync(
        [new CreateGroup(name), .. policies.Select(policy => new AttachGroupPolicy(name, policy)), .. more]));

    private string Own(string name) => Arn.Policy(account, "/", name).ToString();

    private static string Aws(string name) => $"arn:aws:iam::aws:policy/{name}";
}
