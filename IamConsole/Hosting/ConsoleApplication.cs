using IamConsole.AwsApi;
using IamConsole.Components;
using IamConsole.Core.Operations;
using IamConsole.Security;
using IamConsole.SignIn;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.Extensions.Configuration.Json;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging.Console;

namespace IamConsole.Hosting;

/// <summary>Puts the application together: configuration, services, pipeline.</summary>
internal static class ConsoleApplication
{
    /// <summary>Configuration and logging. The environment wins over <c>appsettings.json</c>, the command line over both.</summary>
    /// <param name="settings">Settings of the command line, such as <c>--urls</c>.</param>
    public static WebApplicationBuilder CreateBuilder(string[] settings)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { Args = settings, ContentRootPath = AppContext.BaseDirectory });
        var sources = builder.Configuration.Sources;
        foreach (var file in sources.OfType<JsonConfigurationSource>().Where(source => source.Path?.StartsWith("appsettings", StringComparison.Ordinal) == true).ToList())
        {
            sources.Remove(file);
        }

        var documented = new JsonConfigurationSource { Path = "appsettings.json", Optional = true };
        documented.FileProvider = new Microsoft.Extensions.FileProviders.PhysicalFileProvider(AppContext.BaseDirectory);
        sources.Insert(0, documented);
        if (!ListenAddresses.AreGiven(builder.Configuration))
        {
            builder.WebHost.UseUrls(ListenAddresses.Default);
        }

        builder.WebHost.ConfigureKestrel(kestrel => kestrel.AddServerHeader = false);

        // Standard output is for results.
        builder.Logging.ClearProviders();
        builder.Logging.AddSimpleConsole(console => console.SingleLine = true);
        builder.Services.Configure<ConsoleLoggerOptions>(options => options.LogToStandardErrorThreshold = LogLevel.Trace);
        return builder;
    }

    /// <summary>Services over an open data folder. <see cref="UsePipeline"/> follows once the installation is known.</summary>
    public static WebApplication Build(WebApplicationBuilder builder, ConsoleSettings settings, DataFolder folder)
    {
        // Without it, pages run from source outside Development lack their scripts and styles.
        builder.WebHost.UseStaticWebAssets();
        ListenAddresses.Add(builder.Configuration, builder.WebHost, settings.Api);
        AddServices(builder.Services, settings, folder);
        return builder.Build();
    }

    /// <summary>What the core needs of an application; all that the verbs besides serving need.</summary>
    public static IServiceCollection AddInstallation(this IServiceCollection services, DataFolder folder)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.AddDataProtection().SetApplicationName("IamConsole").PersistKeysToFileSystem(new DirectoryInfo(folder.Keys));
        return services.AddIamCore(folder.Database);
    }

    private static void AddServices(IServiceCollection services, ConsoleSettings settings, DataFolder folder)
    {
        services.AddInstallation(folder);
        services.AddSingleton(settings);
        services.AddSingleton<InstallationInfo>();
        services.AddHostedService<CredentialReportService>();
        services.AddHostedService<ServiceAccessService>();
        services.AddHostedService<AccessAnalysisService>();
        services.AddHostedService<ActivityRetentionService>();
        services.AddConsoleUi();
        services.AddSignIn();
        services.AddAwsApi();
        if (settings.TrustedProxies.Count > 0)
        {
            services.Configure<ForwardedHeadersOptions>(options =>
            {
                options.ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto | ForwardedHeaders.XForwardedHost;
                options.KnownProxies.Clear();
                options.KnownIPNetworks.Clear();
                foreach (var network in settings.TrustedProxies)
                {
                    options.KnownIPNetworks.Add(network);
                }
            });
        }
    }

    /// <summary>How a request travels. The names of cookies carry the installation's id, so that has to be known.</summary>
    public static void UsePipeline(WebApplication app, ConsoleSettings settings)
    {
        if (settings.TrustedProxies.Count > 0)
        {
            app.UseForwardedHeaders();
        }

        app.UseSecurityHeaders();
        app.UseInsecureHttpGuard(settings);
        app.UseAwsApi(settings);
        app.UseExceptionHandler(IamUrls.Error, createScopeForErrors: true);
        app.UseStatusCodePagesWithReExecute(IamUrls.NotFound, createScopeForStatusCodePages: true);
        app.UseSignIn();
        app.MapPing();
        app.MapSignIn();
        app.MapEventExport();
        app.MapConsoleUi();
    }
}
