using System.Diagnostics;
using System.Globalization;

namespace IamConsole.Benchmarks.Api;

/// <summary>
/// <c>load [SECONDS [NAME]]</c>: how many requests a second the endpoint answers, over eight connections, beside the bare <c>/ping</c> of the
/// same process; with a name, only of requests whose name has it in it. Requests are signed beforehand; only an answer of 200 counts.
/// </summary>
internal static class LoadScenario
{
    private const int Connections = 8;

    // Of 5,000 that an account may have, some are there.
    private const int UsersOfAccount = 4_900;

    private const int AccountsInTurn = 8;

    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(20);

    public static async Task<int> RunAsync(string[] arguments)
    {
        var time = TimeSpan.FromSeconds(arguments is [var seconds, ..] ? double.Parse(seconds, CultureInfo.InvariantCulture) : 10);
        using var installation = await LoadInstallation.CreateAsync(1 + AccountsInTurn + (2 * Connections));
        using var server = await ServerProcess.StartAsync(installation.Folder);
        var (address, account) = (server.Address, installation.Accounts[0]);
        var call = account.CallTo(address);
        var ping = LoadRequests.Ping(address);
        byte[][] getUser = [.. Enumerable.Range(0, LoadInstallation.Users).Select(number => LoadRequests.GetUser(call, LoadInstallation.UserName(number)))];
        var identity = LoadRequests.GetCallerIdentity(call);
        var list = LoadRequests.ListUsers(call, 100);
        var assume = LoadRequests.AssumeRole(call, account.Id, "session");

        var create = installation.Accounts.Skip(1)
            .Select(own => Enumerable.Range(0, UsersOfAccount).Select(number => LoadRequests.CreateUser(own.CallTo(address), $"made-{number}")).ToArray())
            .ToArray();
        byte[]? CreateIn(int ofAccount, int number) => ofAccount < create.Length && number < UsersOfAccount ? create[ofAccount][number] : null;
        var inTurn = -1;
        byte[]? CreateInTurn(int worker, int number)
        {
            var next = Interlocked.Increment(ref inTurn);
            return CreateIn(next / UsersOfAccount, next % UsersOfAccount);
        }

        (string Name, Func<int, int, byte[]?> Request, Func<int, int, byte[]?> WarmUp)[] measures =
        [
            ("/ping", (_, _) => ping, (_, _) => ping),
            ("GetUser", (worker, number) => getUser[((worker * 131) + number) % getUser.Length], (_, _) => getUser[0]),
            ("GetCallerIdentity", (_, _) => identity, (_, _) => identity),
            ("ListUsers of 100", (_, _) => list, (_, _) => list),
            ("AssumeRole", (_, _) => assume, (_, _) => assume),
            ("CreateUser", CreateInTurn, (worker, number) => CreateIn(AccountsInTurn + Connections + worker, number)),
            ("CreateUser, 8 accounts", (worker, number) => CreateIn(AccountsInTurn + worker, number), (_, _) => null),
        ];
        var wanted = arguments is [_, var part, ..] ? [.. measures.Where(measure => measure.Name.Contains(part, StringComparison.OrdinalIgnoreCase))] : measures;

        // What is compiled while it runs is compiled before it is measured.
        foreach (var measure in wanted)
        {
            Run(address, WarmUp, measure.WarmUp);
        }

        Console.WriteLine($"{"request",-24}{"a second",10}{"p50 ms",9}{"p99 ms",9}{"max ms",9}{"refused",9}{"server's processor µs a request",34}");
        foreach (var measure in wanted)
        {
            Measure(server, measure.Name, time, measure.Request);
        }

        Measure(server, "/ping", time, (_, _) => ping);
        return 0;
    }

    private static void Measure(ServerProcess server, string name, TimeSpan time, Func<int, int, byte[]?> request)
    {
        var processor = server.ProcessorTime;
        var (times, refused, took) = Run(server.Address, time, request);
        processor = server.ProcessorTime - processor;
        double At(double share) => times.Length == 0 ? 0 : times[Math.Min(times.Length - 1, (int)(times.Length * share))];
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{name,-24}{(times.Length - refused) / took,10:0}{At(0.5),9:0.0}{At(0.99),9:0.0}{At(1),9:0.0}{refused,9}{processor.TotalMicroseconds / Math.Max(1, times.Length),34:0}"));
    }

    private static (double[] Times, int Refused, double Seconds) Run(Uri address, TimeSpan time, Func<int, int, byte[]?> request)
    {
        var results = new (List<double> Times, int Refused)[Connections];
        var begin = Stopwatch.GetTimestamp();
        var threads = Enumerable.Range(0, Connections).Select(worker => new Thread(() => results[worker] = Work(address, worker, time, request))).ToList();
        threads.ForEach(thread => thread.Start());
        threads.ForEach(thread => thread.Join());
        var took = Stopwatch.GetElapsedTime(begin).TotalSeconds;
        return ([.. results.SelectMany(result => result.Times).Order()], results.Sum(result => result.Refused), took);
    }

    private static (List<double> Times, int Refused) Work(Uri address, int worker, TimeSpan time, Func<int, int, byte[]?> request)
    {
        var times = new List<double>(100_000);
        var refused = 0;
        using var connection = new LoadConnection(address);
        var begin = Stopwatch.GetTimestamp();
        for (var number = 0; Stopwatch.GetElapsedTime(begin) < time && request(worker, number) is { } bytes; number++)
        {
            var sent = Stopwatch.GetTimestamp();
            refused += connection.Send(bytes) == 200 ? 0 : 1;
            times.Add(Stopwatch.GetElapsedTime(sent).TotalMilliseconds);
        }

        return (times, refused);
    }
}
