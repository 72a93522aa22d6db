using System.Globalization;
using System.Net.Sockets;
using System.Text.RegularExpressions;

namespace IamConsole.Benchmarks.Api;

/// <summary><c>crash [ROUNDS]</c>: kills the server while eight connections create users, starts it again and looks for every user whose creation it had answered with 200.</summary>
internal static partial class CrashScenario
{
    private const int Connections = 8;
    private const int UsersOfRound = 500;

    public static async Task<int> RunAsync(string[] arguments)
    {
        var rounds = arguments is [var text, ..] ? int.Parse(text, CultureInfo.InvariantCulture) : 5;
        using var installation = await LoadInstallation.CreateAsync(Connections);
        var promised = Enumerable.Range(0, Connections).Select(_ => new List<string>()).ToArray();
        for (var round = 0; round < rounds; round++)
        {
            using (var server = await ServerProcess.StartAsync(installation.Folder))
            {
                var threads = Enumerable.Range(0, Connections).Select(worker => new Thread(() => Create(installation.Accounts[worker].CallTo(server.Address), round, promised[worker]))).ToList();
                threads.ForEach(thread => thread.Start());
                var enough = promised.Sum(names => names.Count) + UsersOfRound;
                while (promised.Sum(names => names.Count) < enough)
                {
                    await Task.Delay(TimeSpan.FromMilliseconds(20));
                }

                // At any moment of whatever is under way.
                await Task.Delay(Random.Shared.Next(200));
                server.Kill();
                threads.ForEach(thread => thread.Join());
            }

            using var again = await ServerProcess.StartAsync(installation.Folder);
            var lost = Enumerable.Range(0, Connections).Sum(worker => promised[worker].Except(Names(installation.Accounts[worker].CallTo(again.Address))).Count());
            Console.WriteLine($"killed {round + 1} times: {promised.Sum(names => names.Count)} users were answered with 200, {lost} of them are lost");
            if (lost > 0)
            {
                return 1;
            }
        }

        return 0;
    }

    private static void Create(SignedCall call, int round, List<string> promised)
    {
        try
        {
            using var connection = new LoadConnection(call.Address);
            for (var number = 0; ; number++)
            {
                var name = $"made-{round}-{number}";
                if (connection.Send(LoadRequests.CreateUser(call, name)) == 200)
                {
                    promised.Add(name);
                }
            }
        }
        catch (Exception exception) when (exception is SocketException or IOException)
        {
            // The server is gone.
        }
    }

    private static HashSet<string> Names(SignedCall call)
    {
        using var connection = new LoadConnection(call.Address);
        var names = new HashSet<string>();
        string? marker = null;
        do
        {
            if (connection.Send(LoadRequests.ListUsers(call, 1_000, marker)) != 200)
            {
                throw new InvalidOperationException(connection.Body);
            }

            names.UnionWith(UserNamePattern().Matches(connection.Body).Select(match => match.Groups[1].Value));
            marker = MarkerPattern().Match(connection.Body) is { Success: true } next ? next.Groups[1].Value : null;
        }
        while (marker is not null);

        return names;
    }

    [GeneratedRegex("<UserName>([^<]+)</UserName>")]
    private static partial Regex UserNamePattern();

    [GeneratedRegex("<Marker>([^<]+)</Marker>")]
    private static partial Regex MarkerPattern();
}
