using System.Text.RegularExpressions;
using IamConsole.Tests.Support;

namespace IamConsole.Tests.AwsApi;

/// <summary>An address of the endpoint's own, as an operator sets it.</summary>
public sealed class OwnAddressTests : IDisposable
{
    private const string KeyId = "AKIAIOSFODNN7EXAMPLE";
    private const string Secret = "wJalrXUtnFEMIK7MDENGbPxRfiCYEXAMPLEKEY12";

    private readonly string _folder = Directory.CreateTempSubdirectory("iamconsole-own-").FullName;

    [Fact]
    public async Task It_has_no_pages_and_the_start_says_where_it_is_and_that_policies_are_enforced()
    {
        var port = FreePort();
        var settings = new Dictionary<string, string>
        {
            ["Bootstrap__SampleData"] = "false",
            ["Bootstrap__AdminAccessKeyId"] = KeyId,
            ["Bootstrap__AdminSecretAccessKey"] = Secret,
            ["Api__Urls"] = $"http://127.0.0.1:{port}",
        };
        using var console = ConsoleProcess.Start(Path.Combine(_folder, "data"), settings, "--urls", "http://127.0.0.1:0");
        var block = await console.ReadBlockAsync();
        var own = new Uri($"http://127.0.0.1:{port}/");
        var page = new Uri(Regex.Match(block, @"Address +(http://127\.0\.0\.1:\d+)").Groups[1].Value);
        using var client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false });

        Assert.Matches($@"AWS endpoint http://127\.0\.0\.1:\d+   IAM, STS and Access Analyzer; policies are enforced", block);
        Assert.Contains($"             http://127.0.0.1:{port} ", block, StringComparison.Ordinal);
        foreach (var address in (Uri[])[own, page])
        {
            using var answer = await client.SendAsync(new TestSigner(KeyId, Secret).Call(address, "GetAccountSummary"));
            Assert.Equal(200, (int)answer.StatusCode);
        }

        Assert.Contains("MissingAction", await client.GetStringOfAnyAsync(new Uri(own, IamUrls.SignIn)), StringComparison.Ordinal);
        Assert.Contains("<html", await client.GetStringOfAnyAsync(new Uri(page, IamUrls.SignIn)), StringComparison.Ordinal);
    }

    public void Dispose() => TestFolder.Delete(_folder);

    private static int FreePort()
    {
        using var listener = new System.Net.Sockets.TcpListener(System.Net.IPAddress.Loopback, 0);
        listener.Start();
        return ((System.Net.IPEndPoint)listener.LocalEndpoint).Port;
    }
}

file static class Clients
{
    /// <summary>The text of an answer of whatever status.</summary>
    public static async Task<string> GetStringOfAnyAsync(this HttpClient client, Uri address)
    {
        using var answer = await client.GetAsync(address);
        return await answer.Content.ReadAsStringAsync();
    }
}
