namespace IamConsole;

/// <summary>Calls back once for many requests: a pause after the first of them, and never while the last call still runs.</summary>
internal sealed class ThrottledCallback : IDisposable
{
    private readonly Func<Task> _callback;
    private readonly TimeSpan _pause;
    private readonly ILogger _logger;
    private readonly ITimer _timer;
    private readonly Lock _lock = new();
    private IDisposable? _source;
    private bool _scheduled;
    private bool _running;
    private bool _disposed;

    public ThrottledCallback(Func<Task> callback, TimeSpan pause, TimeProvider time, ILogger logger)
    {
        _callback = callback;
        _pause = pause;
        _logger = logger;
        _timer = time.CreateTimer(_ => _ = RunAsync(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    /// <summary>Takes over a subscription that is made by and by, and ends it with this.</summary>
    public async Task ListenAsync(Func<Task<IDisposable?>> subscribe)
    {
        try
        {
            var source = await subscribe();
            lock (_lock)
            {
                if (!_disposed)
                {
                    _source = source;
                    return;
                }
            }

            source?.Dispose();
        }
        catch (Exception exception)
        {
            _logger.LogError(exception, "A page cannot listen for changes.");
        }
    }

    public void Request()
    {
        lock (_lock)
        {
            if (_scheduled || _disposed)
            {
                return;
            }

            _scheduled = true;
            if (!_running)
            {
                _timer.Change(_pause, Timeout.InfiniteTimeSpan);
            }
        }
    }

    /// <inheritdoc />
    public void Dispose()
    {
        IDisposable? source;
        lock (_lock)
        {
            _disposed = true;
            source = _source;
            _source = null;
        }

        source?.Dispose();
        _timer.Dispose();
    }

    private async Task RunAsync()
    {
        lock (_lock)
        {
            if (_disposed)
            {
                return;
            }

            _scheduled = false;
            _running = true;
        }

        try
        {
            await _callback();
        }
        catch (ObjectDisposedException)
        {
            // The page went away while it was called.
        }
        catch (Exception exception)
        {
            _logger.LogError(exception, "A page failed to follow a change.");
        }
        finally
        {
            lock (_lock)
            {
                _running = false;
                if (_scheduled && !_disposed)
                {
                    _timer.Change(_pause, Timeout.InfiniteTimeSpan);
                }
            }
        }
    }
}
