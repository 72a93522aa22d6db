using System.Collections.Immutable;
using IamConsole.Components.Pages.Simulator;
using IamConsole.Core.Catalog;
using Microsoft.AspNetCore.Http.Extensions;

namespace IamConsole.Tests.Components.Pages.Simulator;

public sealed class SimulatorLinkTests
{
    private static readonly SimulatorState Full = SimulatorState.Empty with
    {
        Source = "arn:aws:iam::123456789012:user/alice",
        Excluded = ["user/alice/own", "arn:aws:iam::aws:policy/ReadOnlyAccess"],
        WithoutBoundary = true,
        Actions = SimulatorState.Empty.Actions.Union(["s3:GetObject", "s3:PutObject", "sqs:SendMessage"]),
        Resources = "arn:aws:s3:::a/*\narn:aws:s3:::b&c",
        RowResources = SimulatorState.Empty.RowResources.Add("sqs:SendMessage", "arn:aws:sqs:eu-west-1:123456789012:q"),
        Context = SimulatorState.Empty.Context.Add("aws:TagKeys", new ContextValue("stringList", "a|b\nc")).Add("aws:SourceIp", new ContextValue("ip", "10.0.0.1")),
        ResourcePolicy = "{ \"Version\": \"2012-10-17\" }",
        CallerArn = "arn:aws:iam::123456789012:user/bob",
        ResourceOwner = "arn:aws:iam::999999999999:root",
    };

    [Fact]
    public void What_is_written_is_read_again()
    {
        var link = SimulatorLink.Of(Full, run: true);
        var (state, run) = SimulatorLink.Read(AddressOf(link));

        Assert.True(run);
        Assert.Empty(link.LeftOut);
        Assert.Equivalent(Full, state, strict: true);
        Assert.Equal(link.Text, SimulatorLink.Of(state, run: true).Text);
    }

    [Fact]
    public void An_address_without_anything_is_the_empty_state()
    {
        var (state, run) = SimulatorLink.Read("http://localhost/policy-simulator");

        Assert.False(run);
        Assert.Equivalent(SimulatorState.Empty, state, strict: true);
        Assert.All(SimulatorLink.Of(state, run).Parameters.Values, Assert.Null);
    }

    [Fact]
    public void A_draft_that_is_too_long_is_left_out_and_named()
    {
        var link = SimulatorLink.Of(Full with { Source = "", Draft = new string('x', 10_000) }, run: false);

        Assert.Equal(["the draft"], link.LeftOut);
        Assert.Null(link.Parameters["draft"]);
        Assert.NotNull(link.Parameters["resource-policy"]);
    }

    [Fact]
    public void Whole_services_and_levels_are_written_shortly_and_read_again()
    {
        var ec2 = ServiceCatalog.Current.FindService("ec2")!.Actions.Select(action => action.QualifiedName).ToList();
        var tagging = ServiceCatalog.Current.FindService("s3")!.Actions.Where(action => action.Level == AccessLevel.Tagging).Select(action => action.QualifiedName).ToList();
        var texts = ActionSets.Write([.. ec2, .. tagging, "s3:GetObject"], ServiceCatalog.Current);

        Assert.Equal(["ec2:*", "s3:@Tagging,GetObject"], texts);
        Assert.Equal(ec2.Concat(tagging).Append("s3:GetObject"), ActionSets.Read(texts, ServiceCatalog.Current));
    }

    [Theory]
    [InlineData("")]
    [InlineData("nothing")]
    [InlineData("nosuchservice:*")]
    [InlineData("s3:NoSuchAction,@NoLevel")]
    public void Actions_that_do_not_exist_are_left_out(string text) => Assert.Empty(ActionSets.Read([text], ServiceCatalog.Current));

    private static string AddressOf(SimulatorLink link)
    {
        var query = new QueryBuilder();
        foreach (var (name, value) in link.Parameters)
        {
            query.Add(name, value as string[] ?? (value is string one ? [one] : []));
        }

        return "http://localhost/policy-simulator" + query.ToQueryString();
    }
}
