using System.Diagnostics;
using System.Text;

namespace IamConsole.Benchmarks.Api;

/// <summary>
/// Load on the endpoint of a running console: <c>load URL ACCESS_KEY_ID SECRET [SECONDS]</c>, with the key of an administrator in an
/// account that may be filled. Requests are signed beforehand; each row stands beside the bare <c>/ping</c> of the same process.
/// </summary>
internal static class LoadScenario
{
    private const int Connections = 8;
    private const int Users = 1_000;

    public static async Task<int> RunAsync(string[] arguments)
    {
        if (arguments is not [var url, var keyId, var secret, .. var rest] || !Uri.TryCreate(url, UriKind.Absolute, out var address))
        {
            await Console.Error.WriteLineAsync("usage: load URL ACCESS_KEY_ID SECRET [SECONDS]");
            return 2;
        }

        var time = TimeSpan.FromSeconds(rest is [var seconds] ? double.Parse(seconds, System.Globalization.CultureInfo.InvariantCulture) : 10);
        var iam = new SignedCall(address, keyId, secret, "iam");
        var sts = iam with { Service = "sts" };
        await FillAsync(iam);

        Console.WriteLine($"{"request",-20}{"a second",10}{"p50 ms",9}{"p99 ms",9}{"max ms",9}{"refused",9}");
        var ping = Encoding.ASCII.GetBytes($"GET /ping HTTP/1.1\r\nHost: {address.Authority}\r\n\r\n");
        await MeasureAsync(address, "/ping", time, (_, _) => ping);
        await MeasureAsync(address, "GetUser", time, Ready(iam, i => $"Action=GetUser&Version=2010-05-08&UserName=load-{i % Users:0000}", Users));
        await MeasureAsync(address, "GetCallerIdentity", time, Ready(sts, _ => "Action=GetCallerIdentity&Version=2011-06-15", 1));
        await MeasureAsync(address, "ListUsers of 100", time, Ready(iam, _ => "Action=ListUsers&Version=2010-05-08&MaxItems=100", 1));

        // Within the quota of 5,000 users: what is made is taken away again.
        var run = Guid.NewGuid().ToString("n")[..8];
        await MeasureAsync(address, "CreateUser", time, (worker, call) => iam.Bytes($"Action=CreateUser&Version=2010-05-08&UserName=made-{run}-{worker}-{call}"), most: 3_000 / Connections);
        await MeasureAsync(address, "DeleteUser", time * 10, (worker, call) => iam.Bytes($"Action=DeleteUser&Version=2010-05-08&UserName=made-{run}-{worker}-{call}"), most: 3_000 / Connections);
        await MeasureAsync(address, "/ping", time, (_, _) => ping);
        return 0;
    }

    private static async Task FillAsync(SignedCall iam)
    {
        using var connection = new LoadConnection(iam.Address);
        await connection.ConnectAsync();
        for (var user = 0; user < Users; user++)
        {
            await connection.SendAsync(iam.Bytes($"Action=CreateUser&Version=2010-05-08&UserName=load-{user:0000}"));
        }
    }

    private static Func<int, int, byte[]> Ready(SignedCall call, Func<int, string> body, int count)
    {
        var requests = Enumerable.Range(0, count).Select(i => call.Bytes(body(i))).ToArray();
        return (worker, i) => requests[((worker * 131) + i) % count];
    }

    private static async Task MeasureAsync(Uri address, string name, TimeSpan time, Func<int, int, byte[]> request, int most = int.MaxValue)
    {
        var begin = Stopwatch.GetTimestamp();
        var workers = await Task.WhenAll(Enumerable.Range(0, Connections).Select(worker => Task.Run(() => WorkAsync(address, worker, time, request, most))));
        var took = Stopwatch.GetElapsedTime(begin).TotalSeconds;
        var times = workers.SelectMany(worker => worker.Times).Order().ToArray();
        var refused = workers.Sum(worker => worker.Refused);
        double At(double share) => times.Length == 0 ? 0 : times[Math.Min(times.Length - 1, (int)(times.Length * share))];
        Console.WriteLine($"{name,-20}{(times.Length - refused) / took,10:0}{At(0.5),9:0.0}{At(0.99),9:0.0}{At(1),9:0.0}{refused,9}");
    }

    private static async Task<(List<double> Times, int Refused)> WorkAsync(Uri address, int worker, TimeSpan time, Func<int, int, byte[]> request, int most)
    {
        var times = new List<double>();
        var refused = 0;
        using var connection = new LoadConnection(address);
        await connection.ConnectAsync();
        var begin = Stopwatch.GetTimestamp();
        for (var call = 0; call < most && Stopwatch.GetElapsedTime(begin) < time; call++)
        {
            var bytes = request(worker, call);
            var sent = Stopwatch.GetTimestamp();
            refused += await connection.SendAsync(bytes) == 200 ? 0 : 1;
            times.Add(Stopwatch.GetElapsedTime(sent).TotalMilliseconds);
        }

        return (times, refused);
    }
}
