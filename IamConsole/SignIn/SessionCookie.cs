using IamConsole.Core.Authentication;
using IamConsole.Hosting;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;

namespace IamConsole.SignIn;

/// <summary>The session cookie: a random id under Data Protection. Each request reads the session's row, and notes there where it comes from.</summary>
internal static class SessionCookie
{
    private static readonly PathString Circuit = "/_blazor";

    public static void Configure(CookieAuthenticationOptions options, InstallationInfo installation)
    {
        options.Cookie.Name = InstallationCookies.Name(installation, "session");
        options.Cookie.SameSite = SameSiteMode.Lax;
        options.Cookie.HttpOnly = true;
        options.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
        options.Cookie.IsEssential = true;
        options.CookieManager = new InstallationCookies();
        options.ExpireTimeSpan = ConsoleSessions.Lifetime;
        options.SlidingExpiration = false;
        options.LoginPath = IamUrls.SignIn;
        options.LogoutPath = IamUrls.SignOut;
        options.ReturnUrlParameter = "returnUrl";
        options.Events = new CookieAuthenticationEvents
        {
            OnValidatePrincipal = ValidateAsync,
            OnRedirectToLogin = AskToSignInAsync,
            OnRedirectToAccessDenied = AskToSignInAsync,
        };
    }

    private static async Task ValidateAsync(CookieValidatePrincipalContext context)
    {
        var http = context.HttpContext;
        var session = context.Principal?.SessionId() is { } id
            ? await http.RequestServices.GetRequiredService<ConsoleSessions>().SeeAsync(id, ClientOf.Request(http), http.RequestAborted)
            : null;
        if (session is null)
        {
            context.RejectPrincipal();
            await http.SignOutAsync(context.Scheme.Name);
        }
    }

    /// <summary>A person is sent to the sign-in page; a script, such as a circuit's, is told that it needs a session.</summary>
    private static Task AskToSignInAsync(RedirectContext<CookieAuthenticationOptions> context)
    {
        var request = context.Request;
        if (HttpMethods.IsGet(request.Method) && !request.Path.StartsWithSegments(Circuit))
        {
            var returnTo = request.Path + request.QueryString;
            context.Response.Redirect(LocalPath.IsSafe(returnTo) && returnTo != IamUrls.Dashboard ? IamUrls.SignInReturningTo(returnTo) : IamUrls.SignIn);
            return Task.CompletedTask;
        }

        context.Response.StatusCode = StatusCodes.Status401Unauthorized;
        return context.Response.WriteAsync("Sign in first.\n");
    }
}
