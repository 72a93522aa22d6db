using IamConsole.Components.Help;
using IamConsole.Components.Layout;
using IamConsole.Components.Shared;
using IamConsole.Core.Operations;
using Microsoft.Extensions.DependencyInjection.Extensions;
using MudBlazor.Services;

namespace IamConsole.Components;

/// <summary>Wires the Razor components: what they need from the container, and their endpoints.</summary>
public static class ConsoleUi
{
    /// <summary>The longest message from a browser, in bytes: a policy document with its white space, and no more.</summary>
    private const long LongestMessage = 256 * 1024;

    /// <summary>Adds components, MudBlazor and the state of the shell (per circuit).</summary>
    public static IServiceCollection AddConsoleUi(this IServiceCollection services)
    {
        services.AddRazorComponents()
            .AddInteractiveServerComponents()
            .AddHubOptions(hub => hub.MaximumReceiveMessageSize = LongestMessage);
        return services.AddConsoleComponents();
    }

    /// <summary>What the components inject; all that a component test needs.</summary>
    internal static IServiceCollection AddConsoleComponents(this IServiceCollection services)
    {
        services.AddMudServices();
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton<AccountClock>();
        services.AddScoped<FlashMessages>();
        services.AddScoped<IdentityQuestion>();
        services.AddScoped<SessionEnd>();
        services.AddScoped<HelpPanel>();
        services.AddScoped<CodePanel>();
        services.AddSingleton<SessionChanges>();
        services.AddScoped<Browser>();
        services.AddScoped<TablePreferences>();
        return services;
    }

    /// <summary>
    /// Maps static files and pages. Authentication, authorization and antiforgery stand before it in the pipeline.
    /// </summary>
    /// <remarks>
    /// WebSocket compression stays off, since secrets are rendered beside text that others control; Blazor's own
    /// frame-ancestors header stays off too, since <see cref="Security.SecurityHeaders"/> sends the whole policy.
    /// </remarks>
    public static RazorComponentsEndpointConventionBuilder MapConsoleUi(this WebApplication app)
    {
        ArgumentNullException.ThrowIfNull(app);
        app.MapStaticAssets().AllowAnonymous();
        return app.MapRazorComponents<App>().AddInteractiveServerRenderMode(options =>
        {
            options.DisableWebSocketCompression = true;
            options.ContentSecurityFrameAncestorsPolicy = null;
        });
    }
}
