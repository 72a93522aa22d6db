using IamConsole.Core.Authentication;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Identity;

namespace IamConsole.SignIn;

/// <summary>Turns the outcome of an attempt into cookies and the next address. Used by static pages, while headers can still be sent.</summary>
internal sealed class SignInResponses(ConsoleSessions sessions, BrowserMemory browser)
{
    /// <summary>Hands the session to the browser, in place of an earlier one.</summary>
    /// <returns>Where to go.</returns>
    public async Task<string> BeginAsync(HttpContext context, SignedIn outcome, string? returnUrl)
    {
        if (context.User.SessionId() is { } earlier)
        {
            await sessions.EndAsync(earlier);
        }

        if (browser.PendingSignIn(context) is not null)
        {
            browser.ForgetPendingSignIn(context);
        }

        browser.KnowUser(context, outcome.Subject);
        await context.SignInAsync(
            IdentityConstants.ApplicationScheme,
            SessionPrincipal.Of(outcome.Session),
            new AuthenticationProperties { IsPersistent = false, AllowRefresh = false, ExpiresUtc = outcome.Session.ExpiresAt });
        return LocalPath.OrDashboard(returnUrl);
    }

    /// <summary>Lets the browser take the next step of a sign-in. It has no session yet, and loses one that it had.</summary>
    public async Task KeepPendingAsync(HttpContext context, string pendingId)
    {
        await EndAsync(context);
        browser.KeepPendingSignIn(context, pendingId);
    }

    /// <summary>Ends the session on the server and in the browser.</summary>
    public async Task EndAsync(HttpContext context)
    {
        if (context.User.SessionId() is { } session)
        {
            await sessions.EndAsync(session);
            await context.SignOutAsync(IdentityConstants.ApplicationScheme);
        }
    }

    /// <summary>The text for an attempt that was not looked at. It is the same whether the user exists or not.</summary>
    public static string Wait(HttpContext context, TooManyAttempts outcome)
    {
        var seconds = (int)Math.Ceiling(outcome.Wait.TotalSeconds);
        context.Response.StatusCode = StatusCodes.Status429TooManyRequests;
        context.Response.Headers.RetryAfter = seconds.ToString(System.Globalization.CultureInfo.InvariantCulture);
        return $"Wait {seconds} {(seconds == 1 ? "second" : "seconds")}, then try again.";
    }
}
