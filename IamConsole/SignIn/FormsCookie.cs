namespace IamConsole.SignIn;

/// <summary>The antiforgery cookie, whose name carries the host prefix over https and none over http, as those of <see cref="InstallationCookies"/> do.</summary>
internal sealed class FormsCookie(string name, IHttpContextAccessor requests) : CookieBuilder
{
    /// <summary>The name for the request at hand; it cannot be set.</summary>
    public override string? Name
    {
        get => requests.HttpContext is { } context ? InstallationCookies.Prefixed(context, name) : name;
        set => throw new NotSupportedException("The cookie's name follows from the installation and the request.");
    }
}
