namespace IamConsole.Core.Storage;

/// <summary>Brings SQLite's write-ahead log to the disk: one sync serves all who committed before it began, while the next are at work.</summary>
internal sealed class LogSync : IDisposable
{
    private readonly Action _flush;
    private readonly IDisposable? _log;
    private readonly Thread _thread;
    private readonly Lock _lock = new();
    private readonly AutoResetEvent _wake = new(initialState: false);
    private List<TaskCompletionSource> _waiting = [];
    private bool _isEnding;
    private Exception? _failure;

    /// <param name="flush">What brings to the disk all that was written before it is called.</param>
    /// <param name="log">What is closed at the end.</param>
    internal LogSync(Action flush, IDisposable? log)
    {
        (_flush, _log) = (flush, log);
        _thread = new Thread(Run) { IsBackground = true, Name = "Log sync" };
        _thread.Start();
    }

    /// <summary>Of the log at a path, which the connection that writes keeps open.</summary>
    /// <exception cref="IOException">There is no such file, or it is out of reach.</exception>
    public static LogSync Of(string path)
    {
        // SQLite deletes the log with its last connection; what it locks are other files.
        var log = File.OpenHandle(path, FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite | FileShare.Delete);
        return new LogSync(() => RandomAccess.FlushToDisk(log), log);
    }

    /// <summary>Tells whoever waits; nobody may be left who asks.</summary>
    public static void Fail(TaskCompletionSource durable, Exception exception)
    {
        durable.SetException(exception);
        _ = durable.Task.Exception;
    }

    /// <summary>Refuses further work once a sync has failed: the log may have a hole then, behind which nothing would be found after a loss of power.</summary>
    /// <exception cref="IOException">A sync has failed.</exception>
    public void ThrowIfFailed()
    {
        if (Volatile.Read(ref _failure) is { } failure)
        {
            throw new IOException("The disk did not take what was written last. Look after it and start again.", failure);
        }
    }

    /// <summary>Completes, or fails, when what the log holds now is on the disk, or cannot be brought there; whoever comes after the end is told so.</summary>
    public void Complete(TaskCompletionSource durable)
    {
        lock (_lock)
        {
            if (!_isEnding)
            {
                _waiting.Add(durable);
                _wake.Set();
                return;
            }
        }

        Fail(durable, new ObjectDisposedException(nameof(LogSync), "The console is being stopped."));
    }

    /// <summary>Ends when everybody who waits is served.</summary>
    public void Dispose()
    {
        lock (_lock)
        {
            if (_isEnding)
            {
                return;
            }

            _isEnding = true;
            _wake.Set();
        }

        _thread.Join();
        _log?.Dispose();
        _wake.Dispose();
    }

    private void Run()
    {
        var served = new List<TaskCompletionSource>();
        while (true)
        {
            bool isEnding;
            lock (_lock)
            {
                (served, _waiting) = (_waiting, served);
                isEnding = _isEnding;
            }

            if (served.Count > 0)
            {
                Serve(served);
                served.Clear();
            }
            else if (isEnding)
            {
                return;
            }
            else
            {
                _wake.WaitOne();
            }
        }
    }

    private void Serve(List<TaskCompletionSource> served)
    {
        try
        {
            ThrowIfFailed();
            _flush();
            served.ForEach(durable => durable.SetResult());
        }
        catch (Exception exception)
        {
            Volatile.Write(ref _failure, exception);
            served.ForEach(durable => Fail(durable, exception));
        }
    }
}
