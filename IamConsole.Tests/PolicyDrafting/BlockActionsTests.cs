using IamConsole.Core.Catalog;
using IamConsole.Core.PolicyDrafting;

namespace IamConsole.Tests.PolicyDrafting;

/// <summary>Actions as they are ticked, typed and taken away.</summary>
public sealed class BlockActionsTests
{
    private static readonly CatalogService S3 = ServiceCatalog.Current.FindService("s3")!;
    private static readonly CatalogService Sqs = ServiceCatalog.Current.FindService("sqs")!;

    [Fact]
    public void A_ticked_action_stands_behind_the_others_of_its_service()
    {
        var actions = BlockActions.Set(["s3:GetObject", "sqs:SendMessage"], [Action("PutObject")], chosen: true);

        Assert.Equal(["s3:GetObject", "s3:PutObject", "sqs:SendMessage"], actions);
    }

    [Fact]
    public void What_a_wildcard_covers_is_not_named_again()
    {
        var actions = BlockActions.Set(["s3:get*"], [Action("GetObject"), Action("PutObject")], chosen: true);

        Assert.Equal(["s3:get*", "s3:PutObject"], actions);
    }

    [Fact]
    public void An_action_is_taken_away_however_it_is_spelled() =>
        Assert.Equal(["s3:Get*"], BlockActions.Set(["S3:getobject", "s3:Get*"], [Action("GetObject")], chosen: false));

    [Fact]
    public void A_level_is_chosen_whole_and_taken_away_whole()
    {
        var list = S3.Actions.Where(action => action.Level == AccessLevel.List).ToList();

        var with = BlockActions.Set(["sqs:SendMessage"], list, chosen: true);
        var choice = new ActionChoice(with, S3);

        Assert.All(S3.Actions, action => Assert.Equal(action.Level == AccessLevel.List, choice.Has(action)));
        Assert.Equal(["sqs:SendMessage"], BlockActions.Set(with, list, chosen: false));
    }

    [Fact]
    public void All_actions_take_the_place_of_what_was_named_of_the_service()
    {
        var all = BlockActions.SetAll(["s3:GetObject", "s3:Put*", "s3:NoSuchAction", "sqs:SendMessage"], "s3", chosen: true);

        Assert.Equal(["sqs:SendMessage", "s3:*"], all);
        Assert.True(new ActionChoice(all, S3).IsAll);
        Assert.Equal(["sqs:SendMessage"], BlockActions.SetAll(all, "s3", chosen: false));
    }

    [Fact]
    public void A_pattern_takes_the_place_of_the_names_that_it_covers() =>
        Assert.Equal(["s3:PutObject", "s3:Get*"], BlockActions.AddPattern(["s3:GetObject", "s3:PutObject", "S3:GETBucketAcl"], "s3:Get*"));

    [Fact]
    public void A_pattern_that_is_there_is_not_added_again() =>
        Assert.Equal(["S3:get*"], BlockActions.AddPattern(["S3:get*"], "s3:Get*"));

    [Fact]
    public void The_star_stands_for_all_services()
    {
        Assert.Equal(["*", "s3"], BlockActions.Services(["*", "S3:Get*", "s3:PutObject"]));
        Assert.Equal(["s3:Get*"], BlockActions.SetAll(["*", "s3:Get*"], BlockActions.AllServices, chosen: false));
    }

    [Fact]
    public void A_choice_tells_names_from_what_wildcards_cover_and_from_what_does_not_exist()
    {
        var choice = new ActionChoice(["s3:Get*", "s3:putobject", "s3:NoSuchAction", "sqs:*"], S3);

        Assert.True(choice.IsNamed(Action("PutObject")));
        Assert.Null(choice.CoveredBy(Action("PutObject")));
        Assert.Equal("s3:Get*", choice.CoveredBy(Action("GetObject")));
        Assert.False(choice.Has(Action("DeleteObject")));
        Assert.Equal(["s3:NoSuchAction"], choice.Unknown);
        Assert.False(choice.IsAll);
        Assert.True(new ActionChoice(["sqs:*"], Sqs).IsAll);
    }

    private static CatalogAction Action(string name) => S3.FindAction(name)!;
}
