using IamConsole.Core.AccountSettings;
using IamConsole.Tests.Support;

namespace IamConsole.Tests.AwsApi;

/// <summary>Terraform with its AWS provider against a running application, where the machine has both.</summary>
public sealed class TerraformTests(ApiHost api) : IClassFixture<ApiHost>, IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("iamconsole-terraform-").FullName;

    [Fact]
    public async Task What_is_applied_shows_no_change_in_a_second_plan_and_is_gone_when_destroyed()
    {
        Assert.SkipUnless(await ClientProcess.CanRunAsync("terraform", "version"), "Terraform is not installed here.");
        File.Copy(Path.Combine(ClientProcess.Folder, "terraform", "main.tf"), Path.Combine(_folder, "main.tf"));
        ClientFiles.WriteTo(_folder);
        var (initialised, reason) = await InitialiseAsync();
        Assert.SkipUnless(initialised, $"Terraform cannot get its AWS provider here: {reason}");

        var before = await CountsAsync();

        await ExpectAsync(0, "apply", "-auto-approve");
        await ExpectAsync(0, "plan", "-detailed-exitcode");
        await ExpectAsync(0, "destroy", "-auto-approve");
        Assert.Equal(before, await CountsAsync());
    }

    public void Dispose() => TestFolder.Delete(_folder);

    /// <summary>As the machine is configured; else from a folder of providers at one of the usual places.</summary>
    private async Task<(bool Done, string Reason)> InitialiseAsync()
    {
        var (code, output) = await TerraformAsync("init");
        foreach (var folder in code == 0 ? [] : ProviderFolders())
        {
            (code, output) = await TerraformAsync("init", $"-plugin-dir={folder}");
            if (code == 0)
            {
                break;
            }
        }

        return (code == 0, output);
    }

    private static IEnumerable<string> ProviderFolders()
    {
        var home = Environment.GetFolderPath(Environment.SpecialFolder.UserProfile);
        string[] places = [Path.Combine(home, ".terraform.d"), Path.Combine(home, ".local/share/terraform"), "/usr/local/share/terraform", "/usr/share/terraform", "/opt"];
        return places.Where(Directory.Exists).SelectMany(place => Directory.EnumerateDirectories(place)).Where(folder => Directory.Exists(Path.Combine(folder, "registry.terraform.io", "hashicorp", "aws")));
    }

    private async Task<IReadOnlyDictionary<string, int>> CountsAsync() => (await api.Console.DoAsync(new GetAccountSummary())).SummaryMap;

    private async Task ExpectAsync(int code, params string[] arguments)
    {
        var (exit, output) = await TerraformAsync(arguments);
        Assert.True(exit == code, $"terraform {arguments[0]} ended with {exit}:\n{output}");
    }

    private Task<(int ExitCode, string Output)> TerraformAsync(params string[] arguments)
    {
        (string, string)[] environment = [("TF_VAR_endpoint", api.Address.ToString().TrimEnd('/')), ("TF_IN_AUTOMATION", "1"), ("CHECKPOINT_DISABLE", "1")];
        return ClientProcess.RunAsync("terraform", [arguments[0], "-no-color", "-input=false", .. arguments[1..]], api.Administrator, _folder, environment);
    }
}
