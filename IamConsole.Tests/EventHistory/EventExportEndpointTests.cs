using System.Net;
using IamConsole.Core.Users;
using IamConsole.Tests.Support;

namespace IamConsole.Tests.EventHistory;

/// <summary>The event history as a file, over HTTP.</summary>
public sealed class EventExportEndpointTests(ConsoleHost host) : IClassFixture<ConsoleHost>
{
    [Theory]
    [InlineData("csv", "text/csv", ".csv", "CreateUser,root,")]
    [InlineData("jsonl", "application/jsonl", ".jsonl", "\"eventName\":\"CreateUser\"")]
    public async Task A_session_that_may_read_the_log_saves_what_the_address_says(string format, string type, string ending, string expected)
    {
        await host.DoAsync(new CreateUser($"exported-{format}"));
        using var browser = host.NewBrowser();
        await browser.SignInAsRootAsync();

        using var answer = await browser.Client.GetAsync($"{IamUrls.EventExport}?resource=exported-{format}&format={format}", TestContext.Current.CancellationToken);
        var text = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);

        Assert.Equal((HttpStatusCode.OK, type), (answer.StatusCode, answer.Content.Headers.ContentType?.MediaType));
        Assert.EndsWith(ending + "\"", answer.Content.Headers.ContentDisposition?.ToString(), StringComparison.Ordinal);
        Assert.Equal("no-store", answer.Headers.CacheControl?.ToString());
        Assert.Contains(expected, text, StringComparison.Ordinal);
        Assert.Equal(format == "csv" ? 2 : 1, text.TrimEnd().Split('\n').Length);
    }

    [Fact]
    public async Task Who_may_not_read_the_log_gets_AWS_s_words()
    {
        await host.CreateUserAsync("curious");
        using var browser = host.NewBrowser();
        await browser.SignInAsync(ConsoleHost.Alias, "curious", ConsoleHost.UserPassword);

        using var answer = await browser.Client.GetAsync(IamUrls.EventExport, TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
        Assert.Contains("is not authorized to perform: cloudtrail:LookupEvents", await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nobody_saves_it_without_a_session()
    {
        using var browser = host.NewBrowser();

        var answer = await browser.GetAsync(IamUrls.EventExport);

        Assert.Equal(HttpStatusCode.Found, answer.Status);
    }
}
