using Bunit;
using IamConsole.Components;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using Xunit;

namespace IamConsole.Tests.Support;

/// <summary>A bUnit context with the console's own services and a clock that stands still. Base class of component tests.</summary>
public abstract class ConsoleContext : BunitContext, IAsyncLifetime
{
    protected ConsoleContext()
    {
        Services.AddConsoleComponents();
        Services.AddSingleton<TimeProvider>(Clock);
        JSInterop.Mode = JSRuntimeMode.Loose;
    }

    protected FakeTimeProvider Clock { get; } = new(new DateTimeOffset(2026, 3, 10, 12, 0, 0, TimeSpan.Zero));

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    async ValueTask IAsyncDisposable.DisposeAsync()
    {
        GC.SuppressFinalize(this);
        await base.DisposeAsyncCore();
    }
}
