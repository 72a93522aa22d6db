using IamConsole.Core.AccessAnalyzer;
using IamConsole.Core.Activity;
using IamConsole.Core.Arns;
using IamConsole.Core.Operations;
using IamConsole.Core.Storage;
using IamConsole.Hosting;

namespace IamConsole.SampleData;

/// <summary>Makes the sample company by sending operations, oldest first, each at its own time.</summary>
internal sealed class SampleCompany(IServiceProvider services, StoryClock clock, AccountId account)
{
    /// <returns>The users that can sign in.</returns>
    public async Task<IReadOnlyList<SampleUser>> FoundAsync(string password, CancellationToken cancellationToken)
    {
        var documents = new Documents(account);
        var narrator = new Narrator(services.GetRequiredService<IamGateway>(), account, clock, cancellationToken);
        var chapters = new PolicyChapters(account, documents).All()
            .Concat(new RoleChapters(account, documents).All())
            .Concat(ProviderChapters.All())
            .Concat(new GroupChapters(account, documents).All())
            .Concat(new PeopleChapters(account, documents, password).All())
            .Concat(new AnalyzerChapters(account).All())
            .Concat(new DailyLifeChapters(account, documents).All());
        foreach (var chapter in chapters.OrderByDescending(chapter => chapter.DaysAgo))
        {
            clock.GoBack(TimeSpan.FromDays(chapter.DaysAgo));
            await chapter.Tell(narrator);
        }

        clock.GoBack(TimeSpan.Zero);
        await services.GetRequiredService<ActivityWriter>().FlushAsync(cancellationToken);
        await new Usage(services.GetRequiredService<IamStore>(), account, clock, narrator.Keys).RecordAsync(cancellationToken);
        await services.GetRequiredService<AccessAnalysis>().AnalyzeAsync(account, cancellationToken);
        return [.. People.All.Where(person => person.Purpose is not null).Select(person => new SampleUser(person.Name, person.Purpose!))];
    }
}
