using IamConsole.Core.Arns;
using IamConsole.Core.InlinePolicies;
using IamConsole.Core.LoginProfiles;
using IamConsole.Core.ManagedPolicies;
using IamConsole.Core.Model;
using IamConsole.Core.Operations;
using IamConsole.Core.Users;

namespace IamConsole.SampleData;

/// <summary>The users: hired, given a password and keys, and some of them permissions of their own.</summary>
internal sealed class PeopleChapters(AccountId account, Documents documents, string password)
{
    public IEnumerable<Chapter> All() => People.All.SelectMany(Hired).Concat(
    [
        new Chapter(526.5, narrator => narrator.SendAsync(new PutUserPolicy("ines.costa", "InvoiceMailbox", documents.Inline("InvoiceMailbox")))),
        new Chapter(478.9, narrator => narrator.SendAsync(
            new AttachUserPolicy("build-server", Own("DeploymentPipeline")),
            new PutUserPolicy("build-server", "BackupBucketWrite", documents.Inline("BackupBucketWrite")))),
        new Chapter(347.4, narrator => narrator.SendAsync(new AttachUserPolicy("jonas.berg", Own("ProductionSupport")))),
        new Chapter(249.3, narrator => narrator.SendAsync(new AttachUserPolicy("hugo.almeida", "arn:aws:iam::aws:policy/AmazonAthenaFullAccess"))),
        new Chapter(129.7, narrator => narrator.SendAsync(new TagUser("farid.haddad", [new Tag("Employment", "contractor"), new Tag("ContractEnds", "2027-03-31")]))),
        new Chapter(39.8, narrator => narrator.DeactivateFirstKeyAsync("chloe.dubois")),
    ]);

    private IEnumerable<Chapter> Hired(Person person)
    {
        yield return new Chapter(person.HiredDaysAgo, narrator => narrator.SendAsync([.. FirstDay(person)]));
        foreach (var (daysAgo, description) in person.Keys)
        {
            yield return new Chapter(daysAgo, narrator => narrator.CreateKeyAsync(person.Name, description));
        }
    }

    private IEnumerable<IamOperation> FirstDay(Person person)
    {
        yield return new CreateUser(person.Name)
        {
            Path = person.Path,
            PermissionsBoundary = person.HasBoundary ? Own("DeveloperBoundary") : null,
            Tags = person.Department is null ? null : [new Tag("Department", person.Department)],
        };
        if (person.Purpose is not null)
        {
            yield return new CreateLoginProfile(person.Name) { Password = password };
        }
    }

    private string Own(string name) => Arn.Policy(account, "/", name).ToString();
}
