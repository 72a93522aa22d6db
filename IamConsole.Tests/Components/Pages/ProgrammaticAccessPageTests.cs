using Bunit;
using IamConsole.Components.Pages.ProgrammaticAccess;
using IamConsole.Core.Activity;
using IamConsole.Core.Model;
using IamConsole.Core.Operations;
using IamConsole.Core.Users;
using IamConsole.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace IamConsole.Tests.Components.Pages;

public sealed class ProgrammaticAccessPageTests : PageContext
{
    [Fact]
    public void The_address_that_the_browser_is_at_stands_in_every_example()
    {
        var page = Render<ProgrammaticAccessPage>();

        var samples = page.FindAll(".code-sample [data-copy]").Select(button => button.GetAttribute("data-copy")!).ToList();
        Assert.Contains("endpoint_url = http://localhost", samples[0], StringComparison.Ordinal);
        Assert.Equal(5, samples.Count(sample => sample.Contains("http://localhost", StringComparison.Ordinal)));
        Assert.DoesNotContain(samples, sample => sample.Contains("http://localhost/", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Calls_with_a_key_are_listed_and_what_pages_ask_is_not()
    {
        var page = Render<ProgrammaticAccessPage>();
        page.WaitForAssertion(() => Assert.Contains("No calls yet", page.Markup, StringComparison.Ordinal));
        var keyHolder = await CreateKeyHolderAsync();

        await Iam.Gateway.SendAsync(keyHolder, new ListUsers());
        await Iam.Services.GetRequiredService<ActivityWriter>().FlushAsync();
        var later = Render<ProgrammaticAccessPage>();

        later.WaitForAssertion(() => Assert.Equal(["ListUsers"], later.FindAll("tbody th").Select(cell => cell.TextContent)));
        Assert.Contains("AccessDenied", later.Find("tbody").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void The_table_names_every_operation_of_the_services()
    {
        var page = Render<ApiOperationsPage>();

        Assert.Equal(226, page.FindAll("tbody tr").Count);
        Assert.Contains("CreateUserIAMWorks", page.Find("tbody").TextContent.Replace(" ", "", StringComparison.Ordinal).Replace("\n", "", StringComparison.Ordinal), StringComparison.Ordinal);
    }

    [Fact]
    public void The_table_is_narrowed_by_name_and_state()
    {
        var page = Render<ApiOperationsPage>();

        page.Find("select").Change("Differs");
        page.Find("input[type=search]").Input("policyversion");

        Assert.Equal(["GetPolicyVersion", "ListPolicyVersions"], page.FindAll("tbody th").Select(cell => cell.TextContent));

        page.Find("input[type=search]").Input("nothing like it");
        Assert.Contains("No operation matches the filters.", page.Find("tbody").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_call_that_arrives_is_listed_without_being_asked_for_and_not_while_paused()
    {
        var keyHolder = await CreateKeyHolderAsync();
        var page = Render<ProgrammaticAccessPage>();
        page.WaitForAssertion(() => Assert.Contains("No calls yet", page.Markup, StringComparison.Ordinal));

        await CallAsync(page, keyHolder, new ListUsers());
        page.WaitForAssertion(() => Assert.Equal(["ListUsers"], page.FindAll("tbody th").Select(cell => cell.TextContent)), TimeSpan.FromSeconds(20));

        page.FindAll("button").Single(button => button.TextContent == "Pause").Click();
        await CallAsync(page, keyHolder, new GetUser());
        Assert.Equal(["ListUsers"], page.FindAll("tbody th").Select(cell => cell.TextContent));

        page.FindAll("button").Single(button => button.TextContent == "Follow").Click();
        page.WaitForAssertion(() => Assert.Equal(["GetUser", "ListUsers"], page.FindAll("tbody th").Select(cell => cell.TextContent)), TimeSpan.FromSeconds(20));
    }

    private async Task CallAsync<T>(IRenderedComponent<ProgrammaticAccessPage> page, Caller keyHolder, IamOperation<T> operation)
        where T : class
    {
        await Iam.Gateway.SendAsync(keyHolder, operation);
        await Iam.Services.GetRequiredService<ActivityWriter>().FlushAsync();
        await page.InvokeAsync(() => Client.AnnounceAsync(ChangedKinds.Calls));
    }

    private async Task<Caller> CreateKeyHolderAsync()
    {
        await DoAsync(new CreateUser("key-holder"));
        return await Iam.CallerOfAsync("key-holder") with { IsTemporary = false, IssuedAt = null, AccessKeyId = "AKIAIOSFODNN7EXAMPLE" };
    }
}
