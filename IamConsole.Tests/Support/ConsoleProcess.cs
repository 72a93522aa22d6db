using System.Diagnostics;
using System.Text;

namespace IamConsole.Tests.Support;

/// <summary>The application as a process of its own, as a person starts it; what it prints is kept.</summary>
public sealed class ConsoleProcess : IDisposable
{
    private readonly Process _process;
    private readonly Task<string> _error;
    private readonly StringBuilder _output = new();

    private ConsoleProcess(Process process)
    {
        _process = process;
        _error = process.StandardError.ReadToEndAsync();
    }

    public string Output => _output.ToString();

    /// <param name="dataDirectory">The data folder.</param>
    /// <param name="settings">Settings as environment variables.</param>
    /// <param name="arguments">The command line.</param>
    public static ConsoleProcess Start(string dataDirectory, IReadOnlyDictionary<string, string> settings, params IReadOnlyList<string> arguments)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "IamConsole.dll"), .. arguments]) { RedirectStandardOutput = true, RedirectStandardError = true, StandardOutputEncoding = Encoding.UTF8 };
        start.Environment["IamConsole__DataDirectory"] = dataDirectory;
        foreach (var (name, value) in settings)
        {
            start.Environment[name] = value;
        }

        return new ConsoleProcess(Process.Start(start)!);
    }

    /// <summary>Reads on until the framed block is complete, and gives it.</summary>
    public async Task<string> ReadBlockAsync()
    {
        while (await _process.StandardOutput.ReadLineAsync() is { } line)
        {
            _output.AppendLine(line);
            if (line.StartsWith('└'))
            {
                return Output;
            }
        }

        throw new InvalidOperationException($"The console ended before it was ready: {await _error}");
    }

    /// <summary>Waits for the end.</summary>
    public async Task<(int ExitCode, string Output, string Error)> EndAsync()
    {
        _output.Append(await _process.StandardOutput.ReadToEndAsync());
        await _process.WaitForExitAsync();
        return (_process.ExitCode, Output, await _error);
    }

    /// <summary>Ends it at once, as a power cut does.</summary>
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
}
