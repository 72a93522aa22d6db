namespace IamConsole.Core.Authentication;

/// <summary>Where an HTTP request comes from.</summary>
/// <param name="Address">The address, behind a trusted proxy that of its client.</param>
/// <param name="UserAgent">As the browser says; shortened to 512 characters.</param>
/// <param name="IsHttps">Whether the browser came over https.</param>
public sealed record ClientInfo(string Address, string UserAgent, bool IsHttps)
{
    private const int LongestUserAgent = 512;

    public string UserAgent { get; init; } = UserAgent.Length <= LongestUserAgent ? UserAgent : UserAgent[..LongestUserAgent];

    /// <summary>
    /// Who has signed in with this browser before: the browser's own counter for each user's <see cref="ThrottleKey"/>.
    /// Strangers who fail as a user delay strangers, not the user's own browser.
    /// </summary>
    public IReadOnlyDictionary<string, string> KnownBrowsers { get; init; } = new Dictionary<string, string>();
}
