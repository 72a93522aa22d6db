namespace IamConsole.SignIn;

/// <summary>Where to go after signing in: a page of this console and nowhere else.</summary>
internal static class LocalPath
{
    private const int Longest = 2048;

    /// <summary>The given address if it is a path of this console, otherwise the dashboard.</summary>
    public static string OrDashboard(string? returnUrl) => IsSafe(returnUrl) ? returnUrl! : IamUrls.Dashboard;

    /// <summary>Whether an address is a path here: one slash, and nothing that a browser would read as another host.</summary>
    public static bool IsSafe(string? address) =>
        address is ['/', ..] and not ['/', '/', ..] and { Length: <= Longest }
        && !address.Contains('\\')
        && address.All(IsPrintableAscii)
        && !IsSignInPage(address);

    // Browsers escape the rest, and no header may hold it.
    private static bool IsPrintableAscii(char character) => char.IsAscii(character) && !char.IsControl(character);

    private static bool IsSignInPage(string address)
    {
        var path = address.AsSpan(0, address.AsSpan().IndexOfAny('?', '#') is var end and >= 0 ? end : address.Length);
        return SignInPaths.Contains(path.ToString());
    }
}
