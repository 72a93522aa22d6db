using IamConsole.Core.Catalog;
using IamConsole.Core.ChangeReview;
using IamConsole.Core.Summaries;
using Xunit;
using static IamConsole.Tests.Support.GeneratedPolicies;

namespace IamConsole.Tests.ChangeReview;

/// <summary>What holds for every two documents, on generated ones.</summary>
public sealed class ChangeLawsTests
{
    private const int Pairs = 60;

    [Fact]
    public void A_document_differs_from_itself_in_nothing() => ForPairs((first, _) =>
    {
        var change = PolicyComparer.Compare(first, first);

        Assert.True(change.IsAvailable);
        Assert.Empty(change.Services);
    });

    [Fact]
    public void The_way_back_undoes_the_way_there() => ForPairs((first, second) =>
        Assert.Equal(Lines(PolicyComparer.Compare(first, second), mirrored: false), Lines(PolicyComparer.Compare(second, first), mirrored: true)));

    [Fact]
    public void An_action_appears_at_most_once() => ForPairs((first, second) =>
    {
        var change = PolicyComparer.Compare(first, second);
        var names = change.Services.SelectMany(service => service.Actions.Select(action => $"{service.Prefix}:{action.Name}")).ToList();

        Assert.Equal(names.Distinct(StringComparer.OrdinalIgnoreCase), names);
        Assert.All(change.Services, service => Assert.Equal(service.Actions.Count, LevelChange.Of(service.Actions).Sum(level => level.Count)));
    });

    [Fact]
    public void An_action_that_is_added_to_a_document_without_it_appears_exactly_once_as_granted()
    {
        var random = new Random(20261131);
        var actions = ServiceCatalog.Current.Services.SelectMany(service => service.Actions).ToList();
        for (var i = 0; i < Pairs; i++)
        {
            var action = actions[random.Next(actions.Count)];
            var added = $$"""{"Effect":"Allow","Action":"{{action.QualifiedName}}","Resource":"*"}""";
            var change = PolicyComparer.Compare(Policy("""{"Effect":"Allow","Action":"nosuch:Thing","Resource":"*"}"""), Policy("""{"Effect":"Allow","Action":"nosuch:Thing","Resource":"*"}""", added));

            var service = Assert.Single(change.Services);
            var only = Assert.Single(service.Actions);
            Assert.Equal((action.Service.Prefix, action.Name, action.Level, ActionChangeKind.Granted), (service.Prefix, only.Name, only.Level, only.Kind));
        }
    }

    [Fact]
    public void What_is_granted_and_taken_accounts_for_the_numbers_of_the_two_summaries() => ForPairs((first, second) =>
    {
        var (before, after) = (PolicySummarizer.Summarize(first), PolicySummarizer.Summarize(second));
        if (before.Levels.Count == 0 || after.Levels.Count == 0)
        {
            return;
        }

        var actions = PolicyComparer.Compare(first, second).Services.SelectMany(service => service.Actions).ToList();
        foreach (var level in AccessLevels.All)
        {
            Assert.Equal(
                after.Levels[(int)level].Granted - before.Levels[(int)level].Granted,
                actions.Count(action => action.Level == level && action.Kind is ActionChangeKind.Granted) - actions.Count(action => action.Level == level && action.Kind is ActionChangeKind.Taken));
        }
    });

    private static void ForPairs(Action<string, string> check)
    {
        var random = new Random(20261130);
        for (var i = 0; i < Pairs; i++)
        {
            var shared = Statement(random);
            check(Policy(shared, Statement(random)), Policy(shared, Statement(random)));
        }
    }

    private static List<string> Lines(PolicyChange change, bool mirrored) =>
    [
        .. change.Services.SelectMany(service => service.Actions.SelectMany(action => action.Reaches.Select(reach => string.Join(
            ' ', service.Prefix, action.Name, Kind(action.Kind, mirrored), reach.IsDeny, Direction(reach.Direction, mirrored), Reaches(mirrored ? reach.After : reach.Before), Reaches(mirrored ? reach.Before : reach.After))))),
    ];

    private static ActionChangeKind Kind(ActionChangeKind kind, bool mirrored) => (kind, mirrored) switch
    {
        (ActionChangeKind.Granted, true) => ActionChangeKind.Taken,
        (ActionChangeKind.Taken, true) => ActionChangeKind.Granted,
        _ => kind,
    };

    private static ChangeDirection Direction(ChangeDirection direction, bool mirrored) => (direction, mirrored) switch
    {
        (ChangeDirection.Wider, true) => ChangeDirection.Narrower,
        (ChangeDirection.Narrower, true) => ChangeDirection.Wider,
        _ => direction,
    };

    private static string Reaches(IReadOnlyList<StatementReach> reaches) => string.Join(';', reaches.Select(reach => $"{reach.Resource} {string.Join('&', reach.Conditions)}"));
}
