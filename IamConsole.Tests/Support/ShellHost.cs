using IamConsole.Components;
using IamConsole.Core.Activity;
using IamConsole.Core.Operations;
using IamConsole.Core.Authentication;
using IamConsole.Hosting;
using IamConsole.Security;
using IamConsole.SignIn;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Hosting.StaticWebAssets;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace IamConsole.Tests.Support;

/// <summary>The console's frame alone, without accounts and sign-in, on a port of its own.</summary>
public sealed class ShellHost : IAsyncLifetime
{
    private readonly WebApplication _app = Build();

    public Uri Address { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        await _app.StartAsync();
        Address = new Uri(_app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single());
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private static WebApplication Build()
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { ApplicationName = "IamConsole", ContentRootPath = AppContext.BaseDirectory });
        StaticWebAssetsLoader.UseStaticWebAssets(builder.Environment, builder.Configuration);
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Services.AddConsoleUi();
        builder.Services.AddScoped<ICurrentSession, Nobody>();
        builder.Services.AddScoped<IIamClient, NoAccount>();
        builder.Services.AddSingleton(new InstallationInfo { Id = "shellhst" });
        builder.Services.AddSingleton<BrowserMemory>();
        var app = builder.Build();
        app.UseSecurityHeaders();
        app.UseStatusCodePagesWithReExecute(IamUrls.NotFound, createScopeForStatusCodePages: true);
        app.UseAntiforgery();
        app.MapConsoleUi();
        return app;
    }

    private sealed class NoAccount(ICurrentSession session) : IIamClient
    {
        public Task<IamResult<TResult>> SendAsync<TResult>(IamOperation<TResult> operation, ExpectedRevision? expected = null, CancellationToken cancellationToken = default)
            where TResult : class => Task.FromResult<IamResult<TResult>>(IamError.InvalidSession());

        public Task<IamResult<IReadOnlyList<object>>> SendAllAsync(IReadOnlyList<IamOperation> operations, IReadOnlyList<ExpectedRevision>? expected = null, IProgress<int>? progress = null, CancellationToken cancellationToken = default) =>
            Task.FromResult<IamResult<IReadOnlyList<object>>>(IamError.InvalidSession());

        public Task<IamResult<TResult>> QueryAsync<TResult>(ConsoleQuery<TResult> query, CancellationToken cancellationToken = default)
            where TResult : class => Task.FromResult<IamResult<TResult>>(IamError.InvalidSession());

        public IDisposable OnChanged(ChangedKinds kinds, Func<Task> changed) => session.OnChanged(kinds, changed);
    }

    private sealed class Nobody : ICurrentSession, IDisposable
    {
        public Task<ActiveSession?> FindAsync(CancellationToken cancellationToken = default) => Task.FromResult<ActiveSession?>(null);

        public Task<string?> IdAsync() => Task.FromResult<string?>(null);

        public IDisposable OnChanged(ChangedKinds kinds, Func<Task> changed) => this;

        public void Leave() => throw new InvalidOperationException("There is no sign-in page here.");

        public void Dispose()
        {
        }
    }
}
