using System.Diagnostics;
using IamConsole.Tests.Support;
using static IamConsole.Tests.CommandLine.Evaluate.Runs;

namespace IamConsole.Tests.CommandLine.Evaluate;

/// <summary>The verb as a process of its own.</summary>
public sealed class EvaluateVerbTests : IDisposable
{
    private const string GoodCount = "1 cases: 1 as expected, 0 not as expected, 0 without expectation, 0 malformed";

    private static readonly string Good = Line(Request, ""","expected":"implicitDeny" """);

    private readonly string _folder = Directory.CreateTempSubdirectory("iamconsole-").FullName;

    [Fact]
    public async Task A_path_is_relative_to_the_callers_folder_and_nothing_is_left_there()
    {
        File.WriteAllText(Path.Combine(_folder, "cases.jsonl"), Good);

        var (status, output, error) = await RunAsync("", "evaluate", "cases.jsonl");

        Assert.Equal((0, GoodCount), (status, error.Trim()));
        Assert.Equal("""{"id":"x","decision":"implicitDeny","decidedBy":"identity","matched":[]}""" + "\n", output);
        Assert.Equal(["cases.jsonl"], Directory.GetFileSystemEntries(_folder).Select(Path.GetFileName));
    }

    [Fact]
    public async Task A_hyphen_is_standard_input()
    {
        var (status, output, error) = await RunAsync(Good, "evaluate", "--repeat", "2", "-");

        Assert.Equal(0, status);
        Assert.Single(output.Split('\n', StringSplitOptions.RemoveEmptyEntries));
        Assert.EndsWith(GoodCount + "\n", error.ReplaceLineEndings("\n"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"id":"x"}""")]
    [InlineData("""{"id":"x","request":{"principal":"*","action":"s3:GetObject","resource":"*"},"expected":"allowed"}""")]
    public async Task Ends_with_1_when_a_case_is_not_good(string line)
    {
        var (status, output, _) = await RunAsync(line, "evaluate", "-");

        Assert.Equal(1, status);
        Assert.StartsWith("""{"id":"x",""", output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("nowhere.jsonl", "nowhere.jsonl cannot be read: ")]
    [InlineData(".", ". cannot be read: it is a folder.")]
    [InlineData("--bogus", "Unknown option: --bogus")]
    public async Task Ends_with_2_when_it_cannot_begin(string operand, string problem)
    {
        var (status, output, error) = await RunAsync("", "evaluate", operand);

        Assert.Equal((2, ""), (status, output));
        Assert.StartsWith(problem, error, StringComparison.Ordinal);
    }

    /// <inheritdoc />
    public void Dispose() => TestFolder.Delete(_folder);

    private async Task<(int Status, string Output, string Error)> RunAsync(string input, params string[] arguments)
    {
        var start = new ProcessStartInfo(Environment.ProcessPath is { } path && Path.GetFileNameWithoutExtension(path) == "dotnet" ? path : "dotnet", [typeof(IIamClient).Assembly.Location, .. arguments])
        {
            WorkingDirectory = _folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync();
        var error = process.StandardError.ReadToEndAsync();
        await process.StandardInput.WriteAsync(input);
        process.StandardInput.Close();
        await process.WaitForExitAsync();
        return (process.ExitCode, await output, await error);
    }
}
