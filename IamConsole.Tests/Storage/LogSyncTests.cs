using IamConsole.Core.Storage;

namespace IamConsole.Tests.Storage;

public sealed class LogSyncTests
{
    [Fact]
    public async Task One_sync_serves_all_who_came_while_another_was_at_work()
    {
        using var isAtWork = new SemaphoreSlim(0);
        using var mayGoOn = new SemaphoreSlim(0);
        var syncs = 0;
        using var sync = new LogSync(
            () =>
            {
                syncs++;
                isAtWork.Release();
                mayGoOn.Wait();
            },
            null);
        var first = Ask(sync);
        await isAtWork.WaitAsync(TestContext.Current.CancellationToken);
        Task[] others = [Ask(sync), Ask(sync), Ask(sync)];

        Assert.DoesNotContain(others.Append(first), asked => asked.IsCompleted);
        mayGoOn.Release(2);
        await Task.WhenAll([first, .. others]);
        Assert.Equal(2, syncs);
    }

    [Fact]
    public async Task Whoever_waits_is_told_of_a_failure_and_nobody_is_served_after_it()
    {
        var isBroken = true;
        using var sync = new LogSync(() => Throw(isBroken), null);
        sync.ThrowIfFailed();

        await Assert.ThrowsAsync<IOException>(() => Ask(sync));
        isBroken = false;
        await Assert.ThrowsAsync<IOException>(() => Ask(sync));
        Assert.Throws<IOException>(sync.ThrowIfFailed);
    }

    [Fact]
    public async Task Ends_when_everybody_is_served()
    {
        var file = Path.GetTempFileName();
        try
        {
            var sync = LogSync.Of(file);
            var asked = Ask(sync);
            sync.Dispose();
            sync.Dispose();

            Assert.True(asked.IsCompletedSuccessfully);
            await asked;
        }
        finally
        {
            File.Delete(file);
        }
    }

    [Fact]
    public async Task Whoever_comes_after_the_end_is_told_and_does_not_wait()
    {
        var sync = new LogSync(() => { }, null);
        sync.Dispose();

        await Assert.ThrowsAsync<ObjectDisposedException>(() => Ask(sync));
    }

    private static Task Ask(LogSync sync)
    {
        var durable = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        sync.Complete(durable);
        return durable.Task;
    }

    private static void Throw(bool isBroken)
    {
        if (isBroken)
        {
            throw new IOException("No space left on device");
        }
    }
}
