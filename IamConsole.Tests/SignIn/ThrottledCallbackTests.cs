using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;

namespace IamConsole.Tests.SignIn;

public sealed class ThrottledCallbackTests
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(250);

    private readonly FakeTimeProvider _clock = new();
    private int _calls;

    [Fact]
    public void Many_requests_in_a_pause_are_one_call()
    {
        using var callback = Counting();
        callback.Request();
        callback.Request();
        callback.Request();
        Assert.Equal(0, _calls);

        _clock.Advance(Pause);
        Assert.Equal(1, _calls);

        _clock.Advance(Pause * 4);
        Assert.Equal(1, _calls);
    }

    [Fact]
    public void A_request_after_the_call_is_another_call()
    {
        using var callback = Counting();
        callback.Request();
        _clock.Advance(Pause);
        callback.Request();
        _clock.Advance(Pause);

        Assert.Equal(2, _calls);
    }

    [Fact]
    public void A_request_while_the_call_runs_waits_for_its_end()
    {
        var running = new TaskCompletionSource();
        using var callback = new ThrottledCallback(
            () =>
            {
                _calls++;
                return running.Task;
            },
            Pause, _clock, NullLogger.Instance);
        callback.Request();
        _clock.Advance(Pause);
        callback.Request();
        _clock.Advance(Pause * 4);
        Assert.Equal(1, _calls);

        running.SetResult();
        _clock.Advance(Pause);
        Assert.Equal(2, _calls);
    }

    [Fact]
    public void A_failing_call_does_not_stop_the_next()
    {
        using var callback = new ThrottledCallback(() => ++_calls == 1 ? throw new InvalidOperationException() : Task.CompletedTask, Pause, _clock, NullLogger.Instance);
        callback.Request();
        _clock.Advance(Pause);
        callback.Request();
        _clock.Advance(Pause);

        Assert.Equal(2, _calls);
    }

    [Fact]
    public async Task Disposal_ends_calls_and_the_subscription_even_when_that_comes_late()
    {
        var subscribed = new TaskCompletionSource<IDisposable?>();
        var subscription = new Subscription();
        var callback = Counting();
        var listening = callback.ListenAsync(() => subscribed.Task);
        callback.Request();
        callback.Dispose();
        subscribed.SetResult(subscription);
        await listening;
        _clock.Advance(Pause);

        Assert.Equal(0, _calls);
        Assert.True(subscription.IsDisposed);
    }

    private ThrottledCallback Counting() => new(
        () =>
        {
            _calls++;
            return Task.CompletedTask;
        },
        Pause, _clock, NullLogger.Instance);

    private sealed class Subscription : IDisposable
    {
        public bool IsDisposed { get; private set; }

        public void Dispose() => IsDisposed = true;
    }
}
