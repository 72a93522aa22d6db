using System.Diagnostics;
using System.Globalization;

namespace IamConsole.Benchmarks.Api;

/// <summary><c>memory [MINUTES]</c>: the server's working set, each minute, under a mixed load of eight connections.</summary>
internal static class MemoryScenario
{
    private const int Connections = 8;

    public static async Task<int> RunAsync(string[] arguments)
    {
        var minutes = arguments is [var text, ..] ? int.Parse(text, CultureInfo.InvariantCulture) : 10;
        using var installation = await LoadInstallation.CreateAsync(1);
        using var server = await ServerProcess.StartAsync(installation.Folder);
        using var ending = new CancellationTokenSource();
        long answered = 0;
        long refused = 0;
        var threads = Enumerable.Range(0, Connections)
            .Select(worker => new Thread(() => Work(installation.Accounts[0], server.Address, worker, Count, ending.Token)))
            .ToList();
        threads.ForEach(thread => thread.Start());
        Console.WriteLine("minute   working set MiB   answers so far   refused (one in seven asks for who is gone)");
        var begin = Stopwatch.GetTimestamp();
        for (var minute = 1; minute <= minutes; minute++)
        {
            await Task.Delay(TimeSpan.FromMinutes(minute) - Stopwatch.GetElapsedTime(begin));
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{minute,6}{server.WorkingSet / (1024.0 * 1024),18:0}{Interlocked.Read(ref answered),17}{Interlocked.Read(ref refused),10}"));
        }

        await ending.CancelAsync();
        threads.ForEach(thread => thread.Join());
        return 0;

        void Count(int status)
        {
            Interlocked.Increment(ref answered);
            if (status != 200)
            {
                Interlocked.Increment(ref refused);
            }
        }
    }

    private static void Work(LoadAccount account, Uri address, int worker, Action<int> answered, CancellationToken ending)
    {
        var call = account.CallTo(address);
        using var connection = new LoadConnection(address);
        for (var number = 0; !ending.IsCancellationRequested; number++)
        {
            var made = $"made-{worker}-{number}";
            foreach (var request in (ReadOnlySpan<byte[]>)
            [
                LoadRequests.GetUser(call, LoadInstallation.UserName(number)),
                LoadRequests.GetCallerIdentity(call),
                LoadRequests.ListUsers(call, 100),
                LoadRequests.AssumeRole(call, account.Id, $"session-{number}"),
                LoadRequests.CreateUser(call, made),
                LoadRequests.DeleteUser(call, made),
                LoadRequests.GetUser(call, made),
            ])
            {
                answered(connection.Send(request));
            }
        }
    }
}
