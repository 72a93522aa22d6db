using System.Text.RegularExpressions;
using IamConsole.Tests.Support;
using Microsoft.Data.Sqlite;

namespace IamConsole.Tests.CommandLine;

/// <summary>The application as whoever starts it sees it: what it prints, its exit codes, its data folder.</summary>
public sealed partial class ConsoleProcessTests : IDisposable
{
    private static readonly Dictionary<string, string> Bare = new() { ["Bootstrap__SampleData"] = "false" };
    private static readonly string[] AnyPort = ["--urls", "http://127.0.0.1:0"];

    private readonly string _parent = Directory.CreateTempSubdirectory("iamconsole-").FullName;

    private string Folder => Path.Combine(_parent, "data");

    private string PasswordFile => Path.Combine(Folder, "first-sign-in.txt");

    [Fact]
    public async Task The_first_start_makes_the_company_and_puts_the_passwords_into_a_file_for_its_owner()
    {
        using var console = ConsoleProcess.Start(Folder, new Dictionary<string, string>(), AnyPort);
        var block = await console.ReadBlockAsync();
        var passwords = await File.ReadAllTextAsync(PasswordFile);

        Assert.StartsWith("┌", block, StringComparison.Ordinal);
        Assert.Matches(@"Address      http://127\.0\.0\.1:[1-9]\d+ ", block);
        Assert.Matches(@"Account      \d{12}   alias brightwater ", block);
        Assert.Contains(PasswordFile, block, StringComparison.Ordinal);
        Assert.Equal(2, Password().Count(passwords));
        Assert.DoesNotMatch(Password(), block);
        if (!OperatingSystem.IsWindows())
        {
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(PasswordFile));
        }

        console.Kill();
        Assert.Equal((12, 5, 11, 10, 2), (await CountAsync("Users"), await CountAsync("Groups"), await CountAsync("Roles"), await CountAsync("Policies"), await CountAsync("Analyzers")));
        foreach (var password in Password().Matches(passwords).Select(match => match.Value))
        {
            Assert.DoesNotContain(Directory.EnumerateFiles(Folder), file => file != PasswordFile && File.ReadAllText(file).Contains(password, StringComparison.Ordinal));
        }
    }

    [Fact]
    public async Task What_is_given_is_not_printed_and_later_starts_warn_of_differences_only()
    {
        var given = new Dictionary<string, string>(Bare)
        {
            ["Bootstrap__AccountId"] = "123456789012",
            ["Bootstrap__RootPassword"] = "Chosen-by-me-1",
            ["Bootstrap__AdminAccessKeyId"] = "AKIAABCDEFGHIJKLMNOP",
            ["Bootstrap__AdminSecretAccessKey"] = "abcdefghijklmnopqrstuvwxyz",
        };
        using (var first = ConsoleProcess.Start(Folder, given, AnyPort))
        {
            var block = await first.ReadBlockAsync();
            Assert.Contains("123456789012", block, StringComparison.Ordinal);
            Assert.DoesNotContain("Chosen-by-me-1", block, StringComparison.Ordinal);
            Assert.False(File.Exists(PasswordFile));
        }

        Assert.Equal((1, 1, 1), (await CountAsync("Users"), await CountAsync("Groups"), await CountAsync("AccessKeys")));
        given["Bootstrap__AccountId"] = "210987654321";
        given["Bootstrap__RootPassword"] = "Chosen-by-me-2";
        using var second = ConsoleProcess.Start(Folder, given, AnyPort);
        Assert.Contains("123456789012", await second.ReadBlockAsync(), StringComparison.Ordinal);
        second.Kill();
        var warnings = (await second.EndAsync()).Error;
        Assert.Contains("Bootstrap__AccountId differs from this installation", warnings, StringComparison.Ordinal);
        Assert.Contains("Bootstrap__RootPassword differs from this installation", warnings, StringComparison.Ordinal);
        Assert.DoesNotContain("Bootstrap__AdminAccessKeyId", warnings, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_second_process_on_one_folder_is_refused()
    {
        using var first = ConsoleProcess.Start(Folder, Bare, AnyPort);
        await first.ReadBlockAsync();

        using var second = ConsoleProcess.Start(Folder, Bare, AnyPort);
        var (code, output, error) = await second.EndAsync();

        Assert.Equal((2, ""), (code, output));
        Assert.Equal($"IamConsole__DataDirectory: {Folder} is in use by another IamConsole. Stop that one first, or choose another folder.", error.Trim());
    }

    [Fact]
    public async Task A_start_that_is_killed_in_the_middle_leaves_nothing_that_counts()
    {
        using (var killed = ConsoleProcess.Start(Folder, new Dictionary<string, string>(), AnyPort))
        {
            using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(1));
            while (!File.Exists(Path.Combine(Folder, "iam.db.new-wal")))
            {
                await timer.WaitForNextTickAsync();
            }

            killed.Kill();
        }

        Assert.False(File.Exists(Path.Combine(Folder, "iam.db")));
        using var next = ConsoleProcess.Start(Folder, new Dictionary<string, string>(), AnyPort);
        await next.ReadBlockAsync();
        next.Kill();
        Assert.Equal((2, 12), (await CountAsync("Accounts"), await CountAsync("Users")));
        Assert.False(File.Exists(Path.Combine(Folder, "iam.db.new")));
    }

    [Fact]
    public async Task Root_gets_a_new_one_time_password_and_another_account_its_own()
    {
        using (var console = ConsoleProcess.Start(Folder, Bare, AnyPort))
        {
            await console.ReadBlockAsync();
        }

        var created = await RunAsync("create-account", "--root-email", "second@example.com", "--alias", "second");
        Assert.Equal(0, created.ExitCode);
        Assert.Matches(@"\AAccount      \d{12}   alias second\nRoot user    second@example\.com\nPassword     \S{19} ", created.Output);

        var ambiguous = await RunAsync("reset-root");
        Assert.Equal((1, ""), (ambiguous.ExitCode, ambiguous.Output));
        Assert.Contains("--account", ambiguous.Error, StringComparison.Ordinal);

        var account = Regex.Match(created.Output, @"\d{12}").Value;
        var reset = await RunAsync("reset-root", "--account", account);
        Assert.Equal(0, reset.ExitCode);
        Assert.NotEqual(Password().Match(created.Output).Value, Password().Match(reset.Output).Value);
    }

    [Theory]
    [InlineData("frob")]
    [InlineData("--frob=1")]
    public async Task Misuse_ends_with_the_usage_on_standard_error(string argument)
    {
        var (code, output, error) = await RunAsync(argument);

        Assert.Equal((2, ""), (code, output));
        Assert.Contains("Usage:", error, StringComparison.Ordinal);
        Assert.False(Directory.Exists(Folder));
    }

    [Fact]
    public async Task An_invalid_setting_stops_the_start_in_one_line_that_names_it()
    {
        using var console = ConsoleProcess.Start(Folder, new Dictionary<string, string> { ["Bootstrap__RootEmail"] = "nobody" });
        var (code, output, error) = await console.EndAsync();

        Assert.Equal((2, "", "Bootstrap__RootEmail must be an e-mail address."), (code, output, error.Trim()));
        Assert.False(Directory.Exists(Folder));
    }

    [Fact]
    public async Task Addresses_which_may_hold_passwords_are_not_logged_when_all_else_is()
    {
        using var console = ConsoleProcess.Start(Folder, new Dictionary<string, string>(Bare) { ["Logging__LogLevel__Default"] = "Information" }, AnyPort);
        var address = Regex.Match(await console.ReadBlockAsync(), @"http://127\.0\.0\.1:\d+").Value;
        using var http = new HttpClient();
        for (var time = 0; time < 2; time++)
        {
            using var answer = await http.GetAsync(new Uri($"{address}/?Action=ChangePassword&NewPassword=Very-secret-1"));
        }

        console.Kill();
        var log = (await console.EndAsync()).Error;
        Assert.Contains("info: ", log, StringComparison.Ordinal);
        Assert.DoesNotContain("Very-secret-1", log, StringComparison.Ordinal);
    }

    public void Dispose() => TestFolder.Delete(_parent);

    private async Task<(int ExitCode, string Output, string Error)> RunAsync(params string[] arguments)
    {
        using var console = ConsoleProcess.Start(Folder, Bare, arguments);
        return await console.EndAsync();
    }

    private async Task<long> CountAsync(string table)
    {
        await using var connection = new SqliteConnection($"Data Source={Path.Combine(Folder, "iam.db")};Pooling=false");
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = $"SELECT COUNT(*) FROM \"{table}\"";
        return (long)(await command.ExecuteScalarAsync())!;
    }

    [GeneratedRegex(@"\b[2-9A-Za-z]{4}(?:-[2-9A-Za-z]{4}){3}\b")]
    private static partial Regex Password();
}
