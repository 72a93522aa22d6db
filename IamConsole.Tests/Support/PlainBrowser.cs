using System.Net;
using System.Text.RegularExpressions;

namespace IamConsole.Tests.Support;

/// <summary>A browser without script: it keeps cookies, fills the forms of static pages, and follows no redirect by itself.</summary>
public sealed partial class PlainBrowser : IDisposable
{
    private readonly SocketsHttpHandler _handler = new() { AllowAutoRedirect = false, UseCookies = true, CookieContainer = new CookieContainer() };
    private readonly HttpClient _client;

    public PlainBrowser(Uri address)
    {
        _client = new HttpClient(_handler) { BaseAddress = address };
        _client.DefaultRequestHeaders.UserAgent.ParseAdd("PlainBrowser/1.0");
    }

    public CookieCollection Cookies => _handler.CookieContainer.GetAllCookies();

    public HttpClient Client => _client;

    /// <summary>Takes over another browser's cookies, as a thief would.</summary>
    public void Take(PlainBrowser other)
    {
        foreach (Cookie cookie in other.Cookies)
        {
            _handler.CookieContainer.Add(_client.BaseAddress!, new Cookie(cookie.Name, cookie.Value, "/"));
        }
    }

    /// <summary>Sends cookies with every request, secure ones over http too, as a proxy would.</summary>
    public void SendAlways(IEnumerable<string> setCookies) =>
        _client.DefaultRequestHeaders.Add("Cookie", string.Join("; ", setCookies.Select(cookie => cookie.Split(';')[0])));

    public async Task<Answer> GetAsync(string path)
    {
        using var response = await _client.GetAsync(path);
        return await Answer.OfAsync(response);
    }

    /// <summary>Sends a form of a page that was got before, with its hidden fields.</summary>
    public async Task<Answer> SubmitAsync(string path, Answer page, params IEnumerable<(string Name, string Value)> fields)
    {
        var hidden = HiddenField().Matches(page.Html).Select(match => new KeyValuePair<string, string>(match.Groups[1].Value, WebUtility.HtmlDecode(match.Groups[2].Value)));
        using var content = new FormUrlEncodedContent([.. hidden, .. fields.Select(field => new KeyValuePair<string, string>(field.Name, field.Value))]);
        using var response = await _client.PostAsync(path, content);
        return await Answer.OfAsync(response);
    }

    /// <summary>Sends one of the forms of a page that has several, by its name.</summary>
    public Task<Answer> SubmitAsync(string path, Answer page, string form, params IEnumerable<(string Name, string Value)> fields) =>
        SubmitAsync(path, page with { Html = page.Html.Split("<form").Single(part => part.Contains($"name=\"_handler\" value=\"{form}\"", StringComparison.Ordinal)) }, fields);

    /// <summary>Sends the IAM user's form.</summary>
    public async Task<Answer> SignInAsync(string account, string userName, string password, string path = IamUrls.SignIn, bool remember = false)
    {
        var page = await GetAsync(path);
        return await SubmitAsync(path, page, [("Form.Account", account), ("Form.UserName", userName), ("Form.Password", password), .. remember ? [("Form.Remember", "true")] : Array.Empty<(string, string)>()]);
    }

    /// <summary>Sends both steps of root's form.</summary>
    public async Task<Answer> SignInAsRootAsync(string email = ConsoleHost.RootEmail, string password = ConsoleHost.RootPassword, string path = IamUrls.RootSignIn)
    {
        var first = await GetAsync(path);
        var second = await SubmitAsync(path, first, ("EmailForm.Email", email));
        return await SubmitAsync(path, second, ("PasswordForm.Email", email), ("PasswordForm.Password", password));
    }

    public void Dispose()
    {
        _client.Dispose();
        _handler.Dispose();
    }

    [GeneratedRegex("<input type=\"hidden\" name=\"([^\"]+)\" value=\"([^\"]*)\"")]
    private static partial Regex HiddenField();
}

/// <summary>What came back.</summary>
public sealed partial record Answer(HttpStatusCode Status, string? Location, string Html, IReadOnlyList<string> SetCookies, string? CacheControl)
{
    public static async Task<Answer> OfAsync(HttpResponseMessage response) => new(
        response.StatusCode,
        response.Headers.Location is { IsAbsoluteUri: true } absolute ? absolute.PathAndQuery : response.Headers.Location?.ToString(),
        await response.Content.ReadAsStringAsync(),
        response.Headers.TryGetValues("Set-Cookie", out var cookies) ? [.. cookies] : [],
        response.Headers.CacheControl?.ToString());

    /// <summary>The text that says why nobody was signed in.</summary>
    public string? Alert => AlertMarkup().Match(Html) is { Success: true } match
        ? WebUtility.HtmlDecode(Spaces().Replace(Tags().Replace(match.Groups[1].Value, " "), " ")).Trim()
        : null;

    [GeneratedRegex("role=\"alert\">(.*?)<form", RegexOptions.Singleline)]
    private static partial Regex AlertMarkup();

    [GeneratedRegex("<svg.*?</svg>|<[^>]+>", RegexOptions.Singleline)]
    private static partial Regex Tags();

    [GeneratedRegex("\\s+")]
    private static partial Regex Spaces();
}
