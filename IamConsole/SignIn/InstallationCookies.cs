using IamConsole.Hosting;
using Microsoft.AspNetCore.Authentication.Cookies;

namespace IamConsole.SignIn;

/// <summary>
/// Names of cookies: they carry the installation's id, since cookies ignore ports, and over https the prefix by which a
/// browser guarantees that this host alone has set them. Over http no browser keeps a cookie of that name.
/// </summary>
internal sealed class InstallationCookies : ICookieManager
{
    private const string HostPrefix = "__Host-";

    private readonly ChunkingCookieManager _cookies = new();

    public static string Name(InstallationInfo installation, string purpose) => $"iamconsole-{purpose}-{installation.Id}";

    /// <summary>A cookie's name with the prefix that the request's scheme allows.</summary>
    public static string Prefixed(HttpContext context, string key) => context.Request.IsHttps ? HostPrefix + key : key;

    public string? GetRequestCookie(HttpContext context, string key) => _cookies.GetRequestCookie(context, Prefixed(context, key));

    public void AppendResponseCookie(HttpContext context, string key, string? value, CookieOptions options) =>
        _cookies.AppendResponseCookie(context, Prefixed(context, key), value, Hardened(context, options));

    public void DeleteCookie(HttpContext context, string key, CookieOptions options) =>
        _cookies.DeleteCookie(context, Prefixed(context, key), Hardened(context, options));

    private static CookieOptions Hardened(HttpContext context, CookieOptions options)
    {
        options.Path = "/";
        options.Domain = null;
        options.HttpOnly = true;
        options.Secure = context.Request.IsHttps;
        return options;
    }
}
