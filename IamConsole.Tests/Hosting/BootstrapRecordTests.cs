using IamConsole.Core.Operations;
using IamConsole.Hosting;
using IamConsole.Tests.Support;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace IamConsole.Tests.Hosting;

public sealed class BootstrapRecordTests : IDisposable
{
    private static readonly BootstrapSettings Given = new()
    {
        RootPassword = "Root-password-1",
        SamplePassword = "Sample-password-1",
        AdminAccessKeyId = "AKIAABCDEFGHIJKLMNOP",
        AdminSecretAccessKey = "abcdefghijklmnopqrstuvwxyz",
    };

    private readonly string _path = Directory.CreateTempSubdirectory("iamconsole-").FullName;
    private readonly PasswordHasher<PasswordOwner> _hasher = new(Options.Create(new PasswordHasherOptions { IterationCount = 1_000 }));

    [Fact]
    public void The_same_settings_differ_in_nothing_and_neither_do_absent_ones()
    {
        Assert.Empty(Recorded(Given).Differences(Given, _hasher));
        Assert.Empty(Recorded(Given).Differences(new BootstrapSettings(), _hasher));
    }

    [Fact]
    public void Each_setting_that_differs_is_named() => Assert.Equal(
        ["RootPassword", "SampleData", "SamplePassword", "AdminAccessKeyId", "AdminSecretAccessKey"],
        Recorded(Given).Differences(
            new BootstrapSettings { RootPassword = "Root-password-2", SampleData = false, SamplePassword = "Sample-password-2", AdminAccessKeyId = "AKIAABCDEFGHIJKLMNO2", AdminSecretAccessKey = "zyxwvutsrqponmlkjihgfedcba" },
            _hasher));

    [Fact]
    public void What_is_given_later_only_differs_too() =>
        Assert.Equal(["RootPassword", "SamplePassword", "AdminAccessKeyId", "AdminSecretAccessKey"], Recorded(new BootstrapSettings()).Differences(Given, _hasher));

    [Theory]
    [InlineData(true, false)]
    [InlineData(false, true)]
    public void Sample_data_asked_for_otherwise_is_named_and_nothing_said_is_not(bool first, bool later)
    {
        var record = Recorded(new BootstrapSettings { SampleData = first });

        Assert.Equal(["SampleData"], record.Differences(new BootstrapSettings { SampleData = later }, _hasher));
        Assert.Empty(record.Differences(new BootstrapSettings { SampleData = first }, _hasher));
        Assert.Empty(record.Differences(new BootstrapSettings(), _hasher));
    }

    [Fact]
    public void No_secret_is_written_in_clear()
    {
        Recorded(Given);

        var text = File.ReadAllText(Path.Combine(_path, "bootstrap.json"));
        Assert.All(new[] { Given.RootPassword, Given.SamplePassword, Given.AdminSecretAccessKey }, secret => Assert.DoesNotContain(secret!, text, StringComparison.Ordinal));
    }

    public void Dispose() => TestFolder.Delete(_path);

    private BootstrapRecord Recorded(BootstrapSettings settings)
    {
        using var folder = DataFolder.Open(_path);
        BootstrapRecord.Of(settings, _hasher).Write(folder);
        return BootstrapRecord.Read(folder)!;
    }
}
