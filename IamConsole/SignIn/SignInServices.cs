using IamConsole.Core.Authentication;
using IamConsole.Hosting;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Identity;

namespace IamConsole.SignIn;

/// <summary>Wires sign-in: services, pipeline, endpoints. Every page needs a session except those that say otherwise.</summary>
public static class SignInServices
{
    /// <summary>No form of sign-in is longer, in bytes.</summary>
    private const long LongestForm = 16 * 1024;

    /// <summary>Adds sign-in, the session cookie and the pages' client of the gateway. Comes after the components.</summary>
    public static IServiceCollection AddSignIn(this IServiceCollection services)
    {
        services.AddIamAuthentication();
        services.AddScoped<IPasskeyHandler<ConsoleUser>, PasskeyHandler<ConsoleUser>>();
        services.Configure<IdentityPasskeyOptions>(static options =>
        {
            // A second factor: the password has said who it is, so that nothing needs to be found on the device by itself.
            options.ResidentKeyRequirement = "discouraged";
            options.UserVerificationRequirement = "preferred";
            options.AuthenticatorTimeout = PasskeyChallenge.Lifetime;
        });
        services.AddScoped<Passkeys>();
        services.AddScoped<PasskeyEnrolment>();
        services.AddSingleton<BrowserMemory>();
        services.AddSingleton<SignInResponses>();
        services.AddAuthentication(IdentityConstants.ApplicationScheme).AddCookie(IdentityConstants.ApplicationScheme);
        services.AddOptions<CookieAuthenticationOptions>(IdentityConstants.ApplicationScheme).Configure<InstallationInfo>(SessionCookie.Configure);
        services.AddHttpContextAccessor();
        services.AddOptions<AntiforgeryOptions>().Configure<InstallationInfo, IHttpContextAccessor>(static (options, installation, requests) =>
        {
            options.Cookie = new FormsCookie(InstallationCookies.Name(installation, "forms"), requests)
            {
                HttpOnly = true,
                IsEssential = true,
                Path = "/",
                SameSite = SameSiteMode.Strict,
                SecurePolicy = CookieSecurePolicy.SameAsRequest,
            };
            options.SuppressXFrameOptionsHeader = true;
        });
        services.AddAuthorizationBuilder().SetFallbackPolicy(new AuthorizationPolicyBuilder().RequireAuthenticatedUser().Build());
        services.AddScoped<AuthenticationStateProvider, SessionRevalidation>();
        services.AddScoped<ICurrentSession, CurrentSession>();
        services.AddScoped<IIamClient, IamClient>();
        services.AddScoped<RootClient>();
        services.AddSingleton<RoleSwitching>();
        return services;
    }

    /// <summary>Proves the session, refuses pages without one, and checks forms. Stands after error pages and before endpoints.</summary>
    public static IApplicationBuilder UseSignIn(this IApplicationBuilder app)
    {
        app.Use(LimitForms);
        app.UseAuthentication();
        app.UseAuthorization();
        app.UseAntiforgery();
        return app.Use(OfferStaleFormAgain);
    }

    /// <summary>Maps sign-out; the pages of sign-in are Razor components and mapped with them.</summary>
    public static void MapSignIn(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapPost(IamUrls.SignOut, SignOutAsync).AllowAnonymous();
        endpoints.MapPost(IamUrls.SwitchBack, SwitchBackAsync);
    }

    private static async Task SwitchBackAsync(HttpContext context, IAntiforgery antiforgery, RoleSwitching switching)
    {
        if (context.User.SessionId() is { } session && await antiforgery.IsRequestValidAsync(context))
        {
            await switching.SwitchBackAsync(session);
        }

        context.Response.Redirect(IamUrls.Dashboard);
    }

    private static async Task SignOutAsync(HttpContext context, IAntiforgery antiforgery, SignInResponses responses)
    {
        if (context.User.SessionId() is not null && !await antiforgery.IsRequestValidAsync(context))
        {
            context.Response.StatusCode = StatusCodes.Status400BadRequest;
            await context.Response.WriteAsync("This form is too old. Go back, load the page again and sign out there.\n");
            return;
        }

        await responses.EndAsync(context);
        context.Response.Redirect(IamUrls.SignIn);
    }

    private static Task LimitForms(HttpContext context, RequestDelegate next)
    {
        if (!HttpMethods.IsPost(context.Request.Method) || !SignInPaths.Contains(context.Request.Path))
        {
            return next(context);
        }

        if (context.Request.ContentLength > LongestForm)
        {
            context.Response.StatusCode = StatusCodes.Status413PayloadTooLarge;
            return context.Response.WriteAsync("Too long.\n");
        }

        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit)
        {
            limit.MaxRequestBodySize = LongestForm;
        }

        return next(context);
    }

    /// <summary>A form from before a sign-in or sign-out in another tab carries that user's token: show the page anew instead of an error.</summary>
    private static Task OfferStaleFormAgain(HttpContext context, RequestDelegate next)
    {
        var refused = context.Features.Get<IAntiforgeryValidationFeature>() is { IsValid: false };
        if (!refused || !SignInPaths.Contains(context.Request.Path) || context.Request.Path == IamUrls.SignOut)
        {
            return next(context);
        }

        var query = QueryString.Create("returnUrl", LocalPath.OrDashboard(context.Request.Query["returnUrl"])).Add("again", "true");
        context.Response.Redirect(context.Request.Path + query);
        return Task.CompletedTask;
    }
}
