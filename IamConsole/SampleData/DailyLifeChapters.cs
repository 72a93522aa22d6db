using IamConsole.Core.AccountSettings;
using IamConsole.Core.Arns;
using IamConsole.Core.ManagedPolicies;
using IamConsole.Core.Model;
using IamConsole.Core.Roles;
using IamConsole.Core.Users;

namespace IamConsole.SampleData;

/// <summary>What people and programs of the company asked for in the last weeks, as the event history shows it: some of it is refused.</summary>
internal sealed class DailyLifeChapters(AccountId account, Documents documents)
{
    private const string CommandLine = "aws-cli/2.31.4 md/awscrt#0.27.6 ua/2.1 os/linux md/arch#x86_64 lang/python#3.13.7";
    private const string Program = "Boto3/1.40.44 md/Botocore#1.40.44 ua/2.1 os/linux md/arch#x86_64 lang/python#3.12.11";
    private const string Browser = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0";
    private const string Office = "203.0.113.24";
    private const string Home = "198.51.100.61";

    public IEnumerable<Chapter> All() =>
    [
        new Chapter(19.3, narrator => narrator.AskAsync(InBrowser("jonas.berg"), new ListUsers())),
        new Chapter(19.2, narrator => narrator.AskAsync(InBrowser("jonas.berg"), new GetAccountPasswordPolicy())),
        new Chapter(19.1, narrator => narrator.AskAsync(InBrowser("jonas.berg"), new UpdateAccountPasswordPolicy { MinimumPasswordLength = 14 })),
        new Chapter(12.4, narrator => narrator.AskAsync(InBrowser("ines.costa"), new ListUsers())),
        new Chapter(9.6, narrator => narrator.AskAsync(ByKey("chloe.dubois", 1, CommandLine, Home), new AttachUserPolicy("chloe.dubois", "arn:aws:iam::aws:policy/AdministratorAccess"))),
        new Chapter(9.5, narrator => narrator.AskAsync(ByKey("chloe.dubois", 1, CommandLine, Home), new GetUser())),
        new Chapter(8.7, narrator => narrator.AskAsync(InBrowser("ravi.menon"), new TagRole("NightlyReportTask", [new Tag("Owner", "ravi.menon")]))),
        new Chapter(6.2, narrator => narrator.AskAsync(InBrowser("emma.lind"), new CreateUser("load-test"))),
        new Chapter(5.1, narrator => narrator.AskAsync(InBrowser("olivia.hart"), new UpdateRoleDescription("NightlyReportTask", "Writes the report of the night's readings"))),
        new Chapter(4.3, narrator => narrator.AskAsync(ByKey("build-server", 0, Program, Office), new GetRole("DeploymentPipeline"))),
        new Chapter(4.2, narrator => narrator.AskAsync(ByKey("build-server", 0, Program, Office), new CreateRole("PreviewFunction", documents.Trust("ForecastFunction")))),
        new Chapter(2.8, narrator => narrator.AskAsync(ByKey("ravi.menon", 0, CommandLine, Office), new ListRoles())),
        new Chapter(1.3, narrator => narrator.AskAsync(ByKey("grace.kim", 0, Program, Home), new DeleteRole("ForecastTraining"))),
        new Chapter(0.9, narrator => narrator.AskAsync(ByKey("chloe.dubois", 1, CommandLine, Office), new GetPolicy(Arn.Policy(account, "/", "DeveloperAccess").ToString()))),
        new Chapter(0.2, narrator => narrator.AskAsync(InBrowser("olivia.hart"), new ListUsers())),
    ];

    private static Visitor InBrowser(string name) => new(name, null, Browser, Office);

    private static Visitor ByKey(string name, int key, string userAgent, string sourceIp) => new(name, key, userAgent, sourceIp);
}
