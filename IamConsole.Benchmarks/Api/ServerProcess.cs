using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace IamConsole.Benchmarks.Api;

/// <summary>The console as a process of its own, on a free port of the loopback address.</summary>
internal sealed class ServerProcess : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    private readonly Process _process;

    private ServerProcess(Process process, Uri address)
    {
        _process = process;
        Address = address;
    }

    public Uri Address { get; }

    /// <summary>The processor time that it has used.</summary>
    public TimeSpan ProcessorTime
    {
        get
        {
            _process.Refresh();
            return _process.TotalProcessorTime;
        }
    }

    /// <summary>Its memory in use, in bytes.</summary>
    public long WorkingSet
    {
        get
        {
            _process.Refresh();
            return _process.WorkingSet64;
        }
    }

    /// <summary>Starts it and waits until it answers.</summary>
    public static async Task<ServerProcess> StartAsync(string dataDirectory)
    {
        var output = new DirectoryInfo(AppContext.BaseDirectory);
        var (framework, configuration) = (output.Name, output.Parent!.Name);
        var application = Path.Combine(output.FullName, "..", "..", "..", "..", "IamConsole", "bin", configuration, framework, "IamConsole.dll");
        var address = new Uri($"http://127.0.0.1:{FreePort()}");
        var start = new ProcessStartInfo("dotnet", [application, "--urls", address.ToString()]) { RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["IamConsole__DataDirectory"] = dataDirectory;
        var process = Process.Start(start)!;
        process.OutputDataReceived += static (_, _) => { };
        process.ErrorDataReceived += static (_, line) => Console.Error.WriteLine(line.Data);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        var server = new ServerProcess(process, address);
        var begun = Stopwatch.GetTimestamp();
        while (!server.Answers())
        {
            if (process.HasExited || Stopwatch.GetElapsedTime(begun) > Patience)
            {
                server.Dispose();
                throw new InvalidOperationException($"{application} does not serve.");
            }

            await Task.Delay(TimeSpan.FromMilliseconds(100));
        }

        return server;
    }

    /// <summary>Ends it at once, as a crash does.</summary>
    public void Kill()
    {
        _process.Kill();
        _process.WaitForExit();
    }

    public void Dispose()
    {
        if (!_process.HasExited)
        {
            Kill();
        }

        _process.Dispose();
    }

    private bool Answers()
    {
        try
        {
            using var connection = new LoadConnection(Address);
            return connection.Send(LoadRequests.Ping(Address)) == 200;
        }
        catch (SocketException)
        {
            return false;
        }
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
