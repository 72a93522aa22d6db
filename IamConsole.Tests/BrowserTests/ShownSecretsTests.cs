namespace IamConsole.Tests.BrowserTests;

/// <summary>A secret that was shown once is nowhere after its page is left.</summary>
[Collection(BrowserCollection.Name)]
public sealed class ShownSecretsTests(ShownSecrets shown) : IClassFixture<ShownSecrets>
{
    public static TheoryData<string> Kinds => ["access key", "seed", "password"];

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task It_is_not_in_the_database_in_clear(string kind)
    {
        Assert.NotEmpty(await shown.FindInDatabaseAsync("erin"));
        Assert.Empty(await shown.FindInDatabaseAsync(shown[kind]));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void It_is_not_in_a_log(string kind)
    {
        Assert.NotEmpty(shown.Log);
        Assert.DoesNotContain(shown.Log, line => line.Contains(shown[kind], StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void It_is_not_in_the_state_of_the_circuit(string kind)
    {
        Assert.NotNull(shown.FindInCircuits("IAM Dashboard"));
        Assert.Null(shown.FindInCircuits(shown[kind]));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task It_is_not_in_the_source_of_the_page_nor_in_what_the_browser_keeps(string kind)
    {
        Assert.DoesNotContain(shown[kind], await shown.Page.ContentAsync(), StringComparison.Ordinal);
        Assert.DoesNotContain(shown[kind], await shown.Page.EvaluateAsync<string>("JSON.stringify([localStorage, sessionStorage, history.state, location.href])"), StringComparison.Ordinal);
        Assert.DoesNotContain(shown[kind], await (await shown.Page.APIRequest.GetAsync(shown.Page.Url)).TextAsync(), StringComparison.Ordinal);
        await shown.Page.GoBackAsync();
        await shown.Page.ReadyAsync();
        Assert.DoesNotContain(shown[kind], await shown.Page.ContentAsync(), StringComparison.Ordinal);
        await shown.Page.GoForwardAsync();
    }
}
