using System.Collections.Concurrent;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using IamConsole.Tests.Support;

namespace IamConsole.Tests.AwsApi;

/// <summary>What the endpoint has answered with 200 outlives the process, however that ends.</summary>
public sealed partial class KilledServerTests : IDisposable
{
    private const string KeyId = "AKIAIOSFODNN7EXAMPLE";
    private const string Secret = "wJalrXUtnFEMIK7MDENGbPxRfiCYEXAMPLEKEY12";
    private const int Clients = 8;
    private const int BeforeTheKill = 100;

    private readonly string _folder = Directory.CreateTempSubdirectory("iamconsole-killed-").FullName;
    private readonly HttpClient _client = new(new SocketsHttpHandler { UseCookies = false });

    [Fact]
    public async Task Users_that_were_made_are_there_after_the_process_was_killed_among_requests()
    {
        var made = new ConcurrentBag<string>();
        using (var console = StartConsole())
        {
            var address = await AddressOfAsync(console);
            var clients = Enumerable.Range(0, Clients).Select(client => CreateUntilItEndsAsync(address, client, made, console.Kill)).ToList();
            await Task.WhenAll(clients);
        }

        using var again = StartConsole();
        var names = await NamesAsync(await AddressOfAsync(again));

        Assert.InRange(made.Count, BeforeTheKill, int.MaxValue);
        Assert.Empty(made.Except(names));
    }

    public void Dispose()
    {
        _client.Dispose();
        TestFolder.Delete(_folder);
    }

    private ConsoleProcess StartConsole()
    {
        var settings = new Dictionary<string, string>
        {
            ["Bootstrap__SampleData"] = "false",
            ["Bootstrap__AdminAccessKeyId"] = KeyId,
            ["Bootstrap__AdminSecretAccessKey"] = Secret,
        };
        return ConsoleProcess.Start(Path.Combine(_folder, "data"), settings, "--urls", "http://127.0.0.1:0");
    }

    private static async Task<Uri> AddressOfAsync(ConsoleProcess console) =>
        new(AddressPattern().Match(await console.ReadBlockAsync()).Groups[1].Value);

    private async Task CreateUntilItEndsAsync(Uri address, int client, ConcurrentBag<string> made, Action kill)
    {
        try
        {
            for (var number = 0; ; number++)
            {
                var name = $"made-{client}-{number}";
                using var answer = await _client.SendAsync(new TestSigner(KeyId, Secret).Call(address, "CreateUser", ("UserName", name)));
                if (answer.IsSuccessStatusCode)
                {
                    made.Add(name);
                }

                if (made.Count >= BeforeTheKill && client == 0)
                {
                    // The others are in the middle of theirs.
                    kill();
                    return;
                }
            }
        }
        catch (HttpRequestException)
        {
            // The server is gone.
        }
    }

    private async Task<HashSet<string>> NamesAsync(Uri address)
    {
        using var answer = await _client.SendAsync(new TestSigner(KeyId, Secret).Call(address, "ListUsers", ("MaxItems", "1000")));
        var xml = XElement.Parse(await answer.Content.ReadAsStringAsync());
        return [.. xml.Descendants().Where(element => element.Name.LocalName == "UserName").Select(element => element.Value)];
    }

    [GeneratedRegex(@"Address +(http://127\.0\.0\.1:\d+)")]
    private static partial Regex AddressPattern();
}
