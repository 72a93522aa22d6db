using Bunit;
using IamConsole.Components.Shared;
using IamConsole.Core.Activity;
using IamConsole.Core.Groups;
using IamConsole.Core.InlinePolicies;
using IamConsole.Core.Users;
using IamConsole.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace IamConsole.Tests.Components.Shared;

public sealed class LastAccessedTabTests : PageContext
{
    private const string Group = "arn:aws:iam::123456789012:group/devs";

    protected override async Task ArrangeAsync()
    {
        await DoAsync(new CreateUser("alice"));
        await DoAsync(new CreateGroup("devs"));
        await DoAsync(new AddUserToGroup("devs", "alice"));
        await DoAsync(new PutGroupPolicy("devs", "own", """{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":["iam:GetUser","iam:ListUsers","s3:ListAllMyBuckets"],"Resource":"*"}}"""));
        await Iam.Gateway.SendAsync(await Iam.CallerOfAsync("alice"), new GetUser());
        await Iam.Services.GetRequiredService<ActivityWriter>().FlushAsync();
    }

    [Fact]
    public void Services_never_used_are_listed_too_and_the_filter_leaves_them()
    {
        var tab = Show();
        Assert.Equal(["AWS Identity and Access Management (IAM)", "Amazon S3"], Names(tab).Order(StringComparer.Ordinal));
        Assert.Contains("Not accessed in the tracking period", tab.Markup, StringComparison.Ordinal);

        tab.Find("select[aria-label='Filter by access']").Change("no");

        tab.WaitForAssertion(() => Assert.Equal(["Amazon S3"], Names(tab)));
    }

    [Fact]
    public void A_service_opens_to_who_used_it_and_to_its_actions_those_never_used_too()
    {
        var tab = Show();

        tab.FindAll("button[aria-expanded=false]").First(button => button.GetAttribute("aria-label")!.Contains("Identity and Access Management", StringComparison.Ordinal)).Click();

        tab.WaitForAssertion(() => Assert.Equal(["GetUser", "ListUsers"], tab.FindAll(".last-accessed-actions tbody th").Select(cell => cell.TextContent)));
        Assert.Contains("alice", tab.Find("table[aria-label^='Who used'] tbody th").TextContent, StringComparison.Ordinal);

        tab.Find("select[aria-label^='Filter actions']").Change("no");

        Assert.Equal(["ListUsers"], tab.FindAll(".last-accessed-actions tbody th").Select(cell => cell.TextContent));
    }

    [Fact]
    public async Task Who_may_not_see_it_reads_why()
    {
        Client.Caller = await Iam.CallerOfAsync("alice");

        var tab = Render<LastAccessedTab>(parameters => parameters.Add(tab => tab.Arn, Group).Add(tab => tab.Of, LastAccessedOf.Group));

        tab.WaitForAssertion(() => Assert.Contains("iam:GenerateServiceLastAccessedDetails", tab.Markup, StringComparison.Ordinal));
    }

    private static IEnumerable<string> Names(IRenderedComponent<LastAccessedTab> tab) => tab.FindAll("tbody th[scope=row]").Select(cell => cell.TextContent.Trim());

    private IRenderedComponent<LastAccessedTab> Show()
    {
        var tab = Render<LastAccessedTab>(parameters => parameters.Add(tab => tab.Arn, Group).Add(tab => tab.Of, LastAccessedOf.Group));
        tab.WaitForAssertion(() => Assert.NotEmpty(tab.FindAll("tbody th[scope=row]")));
        return tab;
    }
}
