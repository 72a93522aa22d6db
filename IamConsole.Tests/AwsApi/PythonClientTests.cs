using IamConsole.Tests.Support;

namespace IamConsole.Tests.AwsApi;

/// <summary>The AWS CLI and boto3 against a running application. What they send stands in the files beside.</summary>
public sealed class PythonClientTests(ApiHost api) : IClassFixture<ApiHost>, IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("iamconsole-clients-").FullName;

    private string Endpoint => api.Address.ToString().TrimEnd('/');

    [Theory]
    [InlineData("administrator.cli", 120)]
    [InlineData("families.cli", 240)]
    [InlineData("analyzer.cli", 35)]
    [InlineData("nobody.cli", 10)]
    public async Task Every_command_of_the_CLI_is_answered_as_AWS_does(string scenario, int least)
    {
        Assert.SkipUnless(await ClientProcess.CanRunAsync("aws", "--version"), "The AWS CLI is not installed here (Debian: awscli).");
        ClientFiles.WriteTo(_folder);

        var (code, output) = await RunAsync(scenario == "nobody.cli" ? api.Nobody : api.Administrator, "run_cli.py", Endpoint, Path.Combine(ClientProcess.Folder, scenario));

        TestContext.Current.SendDiagnosticMessage($"{scenario}: {output}");
        Assert.True(code == 0, output);
        Assert.InRange(int.Parse(output.Split(' ')[0], System.Globalization.CultureInfo.InvariantCulture), least, int.MaxValue);
    }

    [Fact]
    public async Task Waiters_paginators_and_parsers_of_boto3_are_content()
    {
        Assert.SkipUnless(await ClientProcess.CanRunAsync("python3", "-c", "import boto3"), "boto3 is not installed here (Debian: python3-boto3).");

        var (code, output) = await RunAsync(api.Administrator, "paginators.py", Endpoint);

        Assert.True(code == 0, output);
    }

    public void Dispose() => TestFolder.Delete(_folder);

    private Task<(int ExitCode, string Output)> RunAsync(TestSigner signer, string script, params string[] arguments) =>
        ClientProcess.RunAsync("python3", [Path.Combine(ClientProcess.Folder, script), .. arguments], signer, _folder);
}
