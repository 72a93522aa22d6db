using IamConsole.Core.Authentication;
using IamConsole.Core.Operations;
using Microsoft.Extensions.DependencyInjection;

namespace IamConsole.Tests.Support;

/// <summary>A bUnit context for pages: the console's services, and a client over a real gateway with an account of its own.</summary>
public abstract class PageContext : ConsoleContext, IAsyncLifetime
{
    // Several builds may share the machine: a wait ends with its condition, not with this.
    static PageContext() => DefaultWaitTimeout = TimeSpan.FromSeconds(15);

    protected IamFixture Iam { get; private set; } = null!;

    protected FixtureIamClient Client { get; private set; } = null!;

    async ValueTask IAsyncLifetime.InitializeAsync()
    {
        Iam = await IamFixture.CreateAsync();
        Client = new FixtureIamClient(Iam);
        Services.AddSingleton<IIamClient>(Client);
        Services.AddSingleton(new RootClient(Iam.Services.GetRequiredService<RootCredentials>(), new FixtureSession(Client, Iam), new IdentityQuestion()));
        await ArrangeAsync();
    }

    async ValueTask IAsyncDisposable.DisposeAsync()
    {
        GC.SuppressFinalize(this);
        await DisposeAsyncCore();
        await Iam.DisposeAsync();
    }

    /// <summary>Makes what the tests of a class need; runs before each.</summary>
    protected virtual Task ArrangeAsync() => Task.CompletedTask;

    /// <summary>Sends as root and expects success.</summary>
    protected Task<T> DoAsync<T>(IamOperation<T> operation)
        where T : class => Iam.DoAsync(operation);
}
