using Bunit;
using IamConsole.Components.Shared;
using IamConsole.Tests.Support;

namespace IamConsole.Tests.Components.Shared;

public sealed class EffectivePermissionsTests : ConsoleContext
{
    private const string BoundaryArn = "arn:aws:iam::123456789012:policy/Limit";

    private static readonly PolicyText[] Policies = [new("Reading (Directly)", PolicyTexts.Allow("s3:GetObject")), new("Writing (Group writers)", PolicyTexts.Allow("s3:PutObject"))];

    [Fact]
    public void All_policies_are_one_summary_that_says_where_each_grant_comes_from()
    {
        var section = Show();

        Assert.Equal("From Reading (Directly), Writing (Group writers)", section.Find("tbody .summary-source").TextContent);
        Assert.Single(section.FindAll(".level-bar-large"));

        section.FindAll("tbody button")[0].Click();
        Assert.Equal(["GetObject", "PutObject"], section.FindAll("tbody button").Select(action => action.TextContent));
        Assert.Equal(["Reading (Directly)", "Writing (Group writers)"], section.FindAll("tbody td:last-child").Select(cell => cell.TextContent.Trim()));
    }

    [Fact]
    public void One_policy_too_says_where_it_comes_from() =>
        Assert.Equal("From Reading (Directly)", Show(policies: [Policies[0]]).Find("tbody .summary-source").TextContent);

    [Fact]
    public void What_the_boundary_leaves_stands_below_what_the_policies_allow()
    {
        var section = Show(PolicyTexts.Allow("s3:Get*"));

        Assert.Equal(
            ["List: 0 of ", "Read: 1 of ", "Write: 1 of ", "List: 0 of ", "Read: 1 of ", "Write: 0 of "],
            section.FindAll(".level-bar-large").SelectMany(bar => bar.QuerySelectorAll(".level-part").Take(3)).Select(part => part.GetAttribute("title")![..(part.GetAttribute("title")!.IndexOf("of ", StringComparison.Ordinal) + 3)]));
        Assert.Single(section.FindAll(".summary-left .level-bar"));

        section.FindAll("tbody button")[0].Click();
        Assert.Equal("The permissions boundary leaves no room for this action.", Assert.Single(section.FindAll(".summary-warning")).TextContent);
    }

    [Fact]
    public void A_boundary_that_may_not_be_read_is_said_to_be()
    {
        var section = Render<EffectivePermissions>(parameters => parameters.Add(p => p.HolderWord, "user").Add(p => p.Policies, Policies).Add(p => p.BoundaryArn, BoundaryArn));

        Assert.Contains("You may not read the permissions boundary", section.Find(".notice").TextContent, StringComparison.Ordinal);
        Assert.Single(section.FindAll(".level-bar-large"));
    }

    [Fact]
    public void What_is_left_out_is_said_to_be_and_is_not_called_nothing()
    {
        var section = Render<EffectivePermissions>(parameters => parameters.Add(p => p.HolderWord, "role").Add(p => p.IsIncomplete, true));

        Assert.Contains("Policies that you may not read are left out", section.Find(".notice").TextContent, StringComparison.Ordinal);
        Assert.Equal("There is no policy here that you may read.", section.Find(".policy-summary-none").TextContent);
    }

    private IRenderedComponent<EffectivePermissions> Show(string? boundary = null, PolicyText[]? policies = null) => Render<EffectivePermissions>(parameters => parameters
        .Add(p => p.HolderWord, "user")
        .Add(p => p.Policies, policies ?? Policies)
        .Add(p => p.BoundaryArn, boundary is null ? null : BoundaryArn)
        .Add(p => p.BoundaryDocument, boundary));
}
