using System.Globalization;

namespace IamConsole.CommandLine.Evaluate;

/// <summary>Decides the cases of a file: for people who test their policies.</summary>
internal static class EvaluateVerb
{
    private const string StandardInput = "-";

    /// <summary>0 when all went well; 1 when a case was malformed or decided otherwise than expected.</summary>
    /// <exception cref="VerbMisused">The file cannot be read.</exception>
    public static int Run(Arguments arguments)
    {
        var path = arguments.Operand!;
        using var input = Open(path);
        using var output = Console.OpenStandardOutput();
        var isWatched = !Console.IsErrorRedirected && Console.IsOutputRedirected;
        var run = new CaseRun(output, Console.Error, TimeProvider.System)
        {
            Explains = arguments.Options.ContainsKey("explain"),
            Repeat = arguments.Options.TryGetValue("repeat", out var times) ? long.Parse(times, CultureInfo.InvariantCulture) : 0,
            Progress = isWatched ? new Progress(Console.Error, input.CanSeek ? input.Length : null, TimeProvider.System) : null,
        };
        try
        {
            return run.Run(input) ? 0 : 1;
        }
        catch (IOException exception)
        {
            throw new VerbFailed($"The results cannot be written: {exception.Message}");
        }
    }

    private static Stream Open(string path)
    {
        if (path == StandardInput)
        {
            return Console.OpenStandardInput();
        }

        if (Directory.Exists(path))
        {
            throw new VerbMisused($"{path} cannot be read: it is a folder.");
        }

        try
        {
            return new FileStream(path, new FileStreamOptions { BufferSize = 0, Share = FileShare.ReadWrite, Options = FileOptions.SequentialScan });
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            throw new VerbMisused($"{path} cannot be read: {exception.Message}");
        }
    }
}
