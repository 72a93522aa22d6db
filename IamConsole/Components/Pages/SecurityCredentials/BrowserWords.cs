namespace IamConsole.Components.Pages.SecurityCredentials;

/// <summary>A user agent in words, for people to recognise their own browsers by. Agents say what they like: nothing is decided by it.</summary>
internal static class BrowserWords
{
    // What imitates others stands before them: Edge and Opera call themselves Chrome, Chrome calls itself Safari.
    private static readonly (string Sign, string Name)[] Browsers =
    [
        ("Edg/", "Edge"), ("OPR/", "Opera"), ("SamsungBrowser/", "Samsung Internet"), ("Firefox/", "Firefox"), ("FxiOS/", "Firefox"), ("CriOS/", "Chrome"),
        ("HeadlessChrome/", "Chrome without a window"), ("Chromium/", "Chromium"), ("Chrome/", "Chrome"), ("Safari/", "Safari"),
    ];

    private static readonly (string Sign, string Name)[] Systems =
    [
        ("iPhone", "iPhone"), ("iPad", "iPad"), ("Android", "Android"), ("CrOS", "ChromeOS"), ("Windows", "Windows"), ("Macintosh", "macOS"), ("Linux", "Linux"),
    ];

    /// <summary>Such as <c>Firefox 143 on Linux</c>; for what is no known browser, its own words.</summary>
    public static string Of(string userAgent)
    {
        var browser = Browsers.FirstOrDefault(known => userAgent.Contains(known.Sign, StringComparison.Ordinal));
        if (browser.Name is null)
        {
            return userAgent.Length == 0 ? "Unknown" : userAgent;
        }

        // Safari's own number stands elsewhere than in its name.
        var version = VersionAfter(userAgent, browser.Name == "Safari" ? "Version/" : browser.Sign);
        var system = Systems.FirstOrDefault(known => userAgent.Contains(known.Sign, StringComparison.Ordinal)).Name;
        return $"{browser.Name}{(version.Length > 0 ? " " + version : "")}{(system is null ? "" : " on " + system)}";
    }

    private static string VersionAfter(string userAgent, string sign)
    {
        var start = userAgent.IndexOf(sign, StringComparison.Ordinal);
        return start < 0 ? "" : new string([.. userAgent.Skip(start + sign.Length).TakeWhile(char.IsAsciiDigit)]);
    }
}
