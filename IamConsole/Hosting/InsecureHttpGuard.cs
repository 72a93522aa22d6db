using System.Net;

namespace IamConsole.Hosting;

/// <summary>
/// Answers over http to this machine alone, and by its own name alone, unless the operator allows more: passwords and
/// session cookies do not cross a network unencrypted, and no foreign name is pointed at the loopback address.
/// </summary>
internal static class InsecureHttpGuard
{
    public static IApplicationBuilder UseInsecureHttpGuard(this IApplicationBuilder app, ConsoleSettings settings) => settings.AllowInsecureHttp
        ? app
        : app.Use(static (context, next) => context.Request.IsHttps || IsLocal(context) ? next(context) : RefuseAsync(context));

    private static bool IsLocal(HttpContext context) =>
        ListenAddresses.IsLoopback(context.Request.Host.Host)
        && (context.Connection.RemoteIpAddress is not { } address || IPAddress.IsLoopback(address));

    private static Task RefuseAsync(HttpContext context)
    {
        context.Response.StatusCode = StatusCodes.Status403Forbidden;
        return context.Response.WriteAsync(
            "IamConsole answers over http only on the machine that it runs on, as http://localhost. Serve it over https, or set IamConsole__AllowInsecureHttp=true.\n");
    }
}
