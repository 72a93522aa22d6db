using System.Diagnostics;

namespace IamConsole.Tests.AwsApi;

/// <summary>Runs a client of AWS's as a person does, with the key of a signer and nothing of the person's own configuration.</summary>
internal static class ClientProcess
{
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(8);

    /// <summary>The files of the clients, which lie beside the tests.</summary>
    public static string Folder { get; } = Path.Combine(AppContext.BaseDirectory, "AwsApi", "Clients");

    /// <summary>Whether a command can be run at all.</summary>
    public static async Task<bool> CanRunAsync(string command, params string[] arguments)
    {
        try
        {
            return (await RunAsync(command, arguments, null, Path.GetTempPath())).ExitCode == 0;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return false;
        }
    }

    public static async Task<(int ExitCode, string Output)> RunAsync(string command, IEnumerable<string> arguments, TestSigner? signer, string workingDirectory, params (string Name, string Value)[] environment)
    {
        var start = new ProcessStartInfo(command, arguments) { WorkingDirectory = workingDirectory, RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var name in start.Environment.Keys.Where(name => name.StartsWith("AWS_", StringComparison.Ordinal) && name != "AWS_CA_BUNDLE").ToList())
        {
            start.Environment.Remove(name);
        }

        start.Environment["AWS_ACCESS_KEY_ID"] = signer?.AccessKeyId;
        start.Environment["AWS_SECRET_ACCESS_KEY"] = signer?.SecretAccessKey;
        start.Environment["AWS_DEFAULT_REGION"] = "us-east-1";
        start.Environment["AWS_CONFIG_FILE"] = Path.Combine(workingDirectory, "none");
        start.Environment["AWS_SHARED_CREDENTIALS_FILE"] = Path.Combine(workingDirectory, "none");
        start.Environment["AWS_PAGER"] = "";
        start.Environment["NO_PROXY"] = "127.0.0.1,localhost";
        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        using var process = Process.Start(start)!;
        using var limit = new CancellationTokenSource(Longest);
        var output = process.StandardOutput.ReadToEndAsync(limit.Token);
        var error = process.StandardError.ReadToEndAsync(limit.Token);
        try
        {
            await process.WaitForExitAsync(limit.Token);
            return (process.ExitCode, await output + await error);
        }
        finally
        {
            if (!process.HasExited)
            {
                process.Kill(entireProcessTree: true);
            }
        }
    }
}
