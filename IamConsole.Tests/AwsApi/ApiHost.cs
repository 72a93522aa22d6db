using System.Xml.Linq;
using IamConsole.Core.AccessKeys;
using IamConsole.Core.InlinePolicies;
using IamConsole.Core.Users;
using IamConsole.Tests.Support;

namespace IamConsole.Tests.AwsApi;

/// <summary>The endpoint of a running application, with the keys of an administrator and of a user without permissions.</summary>
public sealed class ApiHost : IAsyncLifetime
{
    private const string Everything = """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"*","Resource":"*"}]}""";

    private readonly HttpClient _client = new(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false });

    /// <summary>Settings beside the usual.</summary>
    public (string Key, string Value)[] Settings { get; init; } = [];

    public ConsoleHost Console { get; private set; } = null!;

    public Uri Address => Console.Address;

    internal TestSigner Administrator { get; private set; } = null!;

    internal TestSigner Nobody { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        Console = await ConsoleHost.StartAsync(settings: Settings);
        Administrator = await CreateSignerAsync("administrator", Everything);
        Nobody = await CreateSignerAsync("nobody", null);
    }

    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        await ((IAsyncDisposable)Console).DisposeAsync();
    }

    internal async Task<TestSigner> CreateSignerAsync(string userName, string? policy)
    {
        await Console.DoAsync(new CreateUser(userName));
        if (policy is not null)
        {
            await Console.DoAsync(new PutUserPolicy(userName, "for-the-test", policy));
        }

        var key = (await Console.DoAsync(new CreateAccessKey(userName))).AccessKey;
        return new TestSigner(key.AccessKeyId, key.SecretAccessKey);
    }

    internal async Task<ApiAnswer> SendAsync(HttpRequestMessage request)
    {
        using (request)
        {
            using var response = await _client.SendAsync(request);
            return new ApiAnswer(response, await response.Content.ReadAsStringAsync());
        }
    }

    internal Task<ApiAnswer> CallAsync(TestSigner signer, string action, params (string Name, string Value)[] parameters) => SendAsync(signer.Call(Address, action, parameters));
}

/// <summary>What the endpoint answered.</summary>
internal sealed record ApiAnswer(int Status, string? ContentType, string Text)
{
    public ApiAnswer(HttpResponseMessage response, string text)
        : this((int)response.StatusCode, response.Content.Headers.ContentType?.MediaType, text)
    {
    }

    public XElement Xml => XElement.Parse(Text);

    public string? Code => Value("Code");

    public string? Message => Value("Message");

    /// <summary>The text of the first element of a name, anywhere.</summary>
    public string? Value(string name) => Values(name).FirstOrDefault();

    public IEnumerable<string> Values(string name) => Xml.DescendantsAndSelf().Where(element => element.Name.LocalName == name).Select(element => element.Value);
}
