using System.Text;
using IamConsole.Core.AccessKeys;
using IamConsole.Core.Activity;
using IamConsole.Core.AccountSettings;
using IamConsole.Core.LoginProfiles;
using IamConsole.Core.Model;
using IamConsole.Core.Operations;
using IamConsole.Core.Reports;
using IamConsole.Core.Users;
using IamConsole.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace IamConsole.Tests.Reports;

/// <summary>GenerateCredentialReport and GetCredentialReport, and what stands in the file.</summary>
public sealed class CredentialReportTests : IAsyncLifetime
{
    private const string Header =
        "user,arn,user_creation_time,password_enabled,password_last_used,password_last_changed,password_next_rotation,mfa_active,"
        + "access_key_1_active,access_key_1_last_rotated,access_key_1_last_used_date,access_key_1_last_used_region,access_key_1_last_used_service,"
        + "access_key_2_active,access_key_2_last_rotated,access_key_2_last_used_date,access_key_2_last_used_region,access_key_2_last_used_service,"
        + "cert_1_active,cert_1_last_rotated,cert_2_active,cert_2_last_rotated,additional_credentials_info";

    private IamFixture _iam = null!;

    public async ValueTask InitializeAsync() => _iam = await IamFixture.CreateAsync();

    public ValueTask DisposeAsync() => _iam.DisposeAsync();

    [Fact]
    public async Task Asking_starts_a_task_asking_again_finds_it_under_way_and_then_complete()
    {
        var first = await _iam.DoAsync(new GenerateCredentialReport());
        var second = await _iam.DoAsync(new GenerateCredentialReport());
        await WriteAsync();
        var third = await _iam.DoAsync(new GenerateCredentialReport());

        Assert.Equal(new GenerateCredentialReportResult("STARTED", "No report exists. Starting a new report generation task"), first);
        Assert.Equal("INPROGRESS", second.State);
        Assert.Equal("COMPLETE", third.State);
    }

    [Fact]
    public async Task Asking_again_while_one_is_under_way_wakes_the_writer_once_more()
    {
        await _iam.DoAsync(new GenerateCredentialReport());
        _iam.Clock.Advance(TimeSpan.FromSeconds(5));
        var announced = ChangedKinds.None;
        using var subscription = _iam.Services.GetRequiredService<Announcements>().SubscribeToAll((_, kinds) => announced |= kinds);

        await _iam.DoAsync(new GenerateCredentialReport());

        Assert.True(announced.HasFlag(ChangedKinds.CredentialReport));
    }

    [Fact]
    public async Task What_cannot_be_handed_out_is_not_present_in_progress_or_expired()
    {
        Assert.Equal(("ReportNotPresent", 410), await ErrorAsync());

        await _iam.DoAsync(new GenerateCredentialReport());
        Assert.Equal(("ReportInProgress", 404), await ErrorAsync());

        await WriteAsync();
        _iam.Clock.Advance(TimeSpan.FromHours(4) - TimeSpan.FromSeconds(1));
        var report = await _iam.DoAsync(new GetCredentialReport());
        Assert.Equal("text/csv", report.ReportFormat);
        Assert.Equal(_iam.Clock.GetUtcNow().AddHours(-4).AddSeconds(1), report.GeneratedTime);

        _iam.Clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(("ReportExpired", 410), await ErrorAsync());
    }

    [Fact]
    public async Task A_report_younger_than_four_hours_is_returned_as_it_is_and_an_older_one_is_made_anew()
    {
        var before = await ReportAsync();
        await _iam.DoAsync(new CreateUser("late"));

        Assert.Equal("COMPLETE", (await _iam.DoAsync(new GenerateCredentialReport())).State);
        Assert.False(await WriteAsync());
        Assert.Equal(before, Text(await _iam.DoAsync(new GetCredentialReport())));

        _iam.Clock.Advance(TimeSpan.FromHours(4));
        Assert.Equal("STARTED", (await _iam.DoAsync(new GenerateCredentialReport())).State);
        Assert.Equal(("ReportInProgress", 404), await ErrorAsync());
        Assert.True(await WriteAsync());

        Assert.Contains("\nlate,", Text(await _iam.DoAsync(new GetCredentialReport())), StringComparison.Ordinal);
        Assert.Equal(1, await _iam.ReadAsync(db => db.CredentialReports.CountAsync()));
    }

    [Fact]
    public async Task The_file_has_AWS_s_columns_and_root_first_and_no_line_end_after_the_last_line()
    {
        var text = await ReportAsync();

        Assert.Equal(
            Header + "\n<root_account>,arn:aws:iam::123456789012:root,2026-03-01T12:00:00+00:00,not_supported,no_information,not_supported,not_supported,false,"
            + "false,N/A,N/A,N/A,N/A,false,N/A,N/A,N/A,N/A,false,N/A,false,N/A,N/A",
            text);
    }

    [Fact]
    public async Task Users_are_ordered_by_name_ignoring_case()
    {
        foreach (var name in new[] { "bob", "Zoe", "Alice", "carol" })
        {
            await _iam.DoAsync(new CreateUser(name));
        }

        Assert.Equal(["<root_account>", "Alice", "bob", "carol", "Zoe"], (await RowsAsync()).Select(row => row.User));
    }

    [Fact]
    public async Task A_user_without_credentials_has_nothing_to_tell()
    {
        await _iam.DoAsync(new CreateUser("alice") { Path = "/staff/" });

        var alice = await RowAsync("alice");

        Assert.Equal(
            new CredentialReportRow
            {
                User = "alice",
                Arn = "arn:aws:iam::123456789012:user/staff/alice",
                UserCreationTime = "2026-03-01T12:00:00+00:00",
                PasswordEnabled = "false",
                PasswordLastUsed = "N/A",
                PasswordLastChanged = "N/A",
                PasswordNextRotation = "N/A",
                MfaActive = "false",
            },
            alice);
    }

    [Fact]
    public async Task A_password_tells_its_last_change_its_last_use_and_with_an_expiry_its_next_rotation()
    {
        await _iam.DoAsync(new CreateUser("alice"));
        _iam.Clock.Advance(TimeSpan.FromDays(1));
        await _iam.DoAsync(new CreateLoginProfile { UserName = "alice", Password = "Some-password-1" });

        var unused = await RowAsync("alice");
        Assert.Equal(("true", "no_information", "2026-03-02T12:00:00+00:00", "N/A"), (unused.PasswordEnabled, unused.PasswordLastUsed, unused.PasswordLastChanged, unused.PasswordNextRotation));

        await _iam.DoAsync(new UpdateAccountPasswordPolicy { MaxPasswordAge = 30 });
        await _iam.ChangeAsync(async db => (await db.Users.SingleAsync()).PasswordLastUsedAt = new DateTimeOffset(2026, 3, 2, 15, 30, 1, TimeSpan.Zero));
        await _iam.ChangeAsync(async db => (await db.Accounts.SingleAsync()).RootPasswordLastUsedAt = new DateTimeOffset(2026, 3, 2, 16, 0, 0, TimeSpan.Zero));
        _iam.Clock.Advance(TimeSpan.FromHours(4));

        var used = await RowAsync("alice");
        Assert.Equal(("2026-03-02T15:30:01+00:00", "2026-04-01T12:00:00+00:00"), (used.PasswordLastUsed, used.PasswordNextRotation));
        Assert.Equal("2026-03-02T16:00:00+00:00", (await RowAsync("<root_account>")).PasswordLastUsed);
    }

    [Fact]
    public async Task MFA_is_active_with_a_device_of_the_user_s_own()
    {
        await _iam.DoAsync(new CreateUser("alice"));
        await _iam.DoAsync(new CreateUser("bob"));
        await _iam.ChangeAsync(async db =>
        {
            var alice = await db.Users.SingleAsync(user => user.Name == "alice");
            db.MfaDevices.Add(new MfaDevice { SerialNumber = "arn:aws:iam::123456789012:mfa/alice", Kind = MfaDeviceKind.Virtual, OwnerId = alice.Id });
            db.MfaDevices.Add(new MfaDevice { SerialNumber = "arn:aws:iam::123456789012:mfa/free", Kind = MfaDeviceKind.Virtual });
        });

        Assert.Equal(["false", "true", "false"], (await RowsAsync()).Select(row => row.MfaActive));
    }

    [Fact]
    public async Task The_older_key_is_the_first_and_a_key_tells_where_it_was_last_used()
    {
        await _iam.DoAsync(new CreateUser("alice"));
        var older = await CreateKeyAsync("alice");
        _iam.Clock.Advance(TimeSpan.FromHours(1));
        await CreateKeyAsync("alice");
        await UseAsync(older, "ec2", "eu-west-1");

        var alice = await RowAsync("alice");

        Assert.Equal(
            ("true", "2026-03-01T12:00:00+00:00", "2026-03-01T12:30:00+00:00", "eu-west-1", "ec2"),
            (alice.AccessKey1Active, alice.AccessKey1LastRotated, alice.AccessKey1LastUsedDate, alice.AccessKey1LastUsedRegion, alice.AccessKey1LastUsedService));
        Assert.Equal(
            ("true", "2026-03-01T13:00:00+00:00", "N/A", "N/A", "N/A"),
            (alice.AccessKey2Active, alice.AccessKey2LastRotated, alice.AccessKey2LastUsedDate, alice.AccessKey2LastUsedRegion, alice.AccessKey2LastUsedService));
    }

    [Fact]
    public async Task A_service_without_Regions_was_last_used_in_none()
    {
        await _iam.DoAsync(new CreateUser("alice"));
        await UseAsync(await CreateKeyAsync("alice"), "s3", "us-east-1");

        var alice = await RowAsync("alice");

        Assert.Equal(("N/A", "s3"), (alice.AccessKey1LastUsedRegion, alice.AccessKey1LastUsedService));
    }

    [Fact]
    public async Task An_inactive_key_was_not_rotated_and_an_activated_one_was_when_it_was_activated()
    {
        await _iam.DoAsync(new CreateUser("alice"));
        var key = await CreateKeyAsync("alice");
        await _iam.DoAsync(new UpdateAccessKey(key, "Inactive") { UserName = "alice" });

        var inactive = await RowAsync("alice");
        Assert.Equal(("false", "N/A"), (inactive.AccessKey1Active, inactive.AccessKey1LastRotated));

        _iam.Clock.Advance(TimeSpan.FromHours(5));
        await _iam.DoAsync(new UpdateAccessKey(key, "Active") { UserName = "alice" });
        _iam.Clock.Advance(TimeSpan.FromHours(1));
        await _iam.DoAsync(new UpdateAccessKey(key, "Active") { UserName = "alice" });

        Assert.Equal("2026-03-01T17:00:00+00:00", (await RowAsync("alice")).AccessKey1LastRotated);
    }

    [Fact]
    public async Task Names_that_look_like_formulas_or_hold_commas_are_AWS_s_bytes_in_the_operation_and_harmless_in_the_file_for_people()
    {
        await _iam.DoAsync(new CreateUser("=1+1"));
        await _iam.DoAsync(new CreateUser("-dash"));
        await _iam.DoAsync(new CreateUser("a,b"));
        var content = (await GeneratedAsync()).Content;
        var text = Encoding.UTF8.GetString(content);

        Assert.Contains("\n=1+1,arn:aws:iam::123456789012:user/=1+1,", text, StringComparison.Ordinal);
        Assert.Contains("\n\"a,b\",\"arn:aws:iam::123456789012:user/a,b\",", text, StringComparison.Ordinal);
        Assert.Equal(["<root_account>", "-dash", "=1+1", "a,b"], CredentialReportFile.Read(content).Select(row => row.User));

        var harmless = Encoding.UTF8.GetString(CredentialReportFile.WithoutFormulas(content));
        Assert.DoesNotContain(harmless.Split('\n'), line => line.TrimStart('"').StartsWith('=') || line.TrimStart('"').StartsWith('-'));
        Assert.Contains("'=1+1", harmless, StringComparison.Ordinal);
        Assert.Contains("'-dash", harmless, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_such_names_the_file_for_people_is_the_very_bytes()
    {
        await _iam.DoAsync(new CreateUser("alice"));
        var content = (await GeneratedAsync()).Content;

        Assert.Equal(content, CredentialReportFile.WithoutFormulas(content));
    }

    [Fact]
    public async Task It_holds_no_secret()
    {
        await _iam.DoAsync(new CreateUser("alice"));
        await _iam.DoAsync(new CreateLoginProfile { UserName = "alice", Password = "Some-password-1" });
        var key = (await _iam.DoAsync(new CreateAccessKey("alice"))).AccessKey;
        var text = await ReportAsync();

        var rows = await _iam.ReadAsync(async db => (Key: await db.AccessKeys.SingleAsync(), Password: await db.LoginProfiles.SingleAsync(), Account: await db.Accounts.SingleAsync()));
        string[] secrets = [key.SecretAccessKey!, key.AccessKeyId, rows.Key.ProtectedSecret, rows.Password.PasswordHash, rows.Account.RootPasswordHash, "Some-password-1"];
        Assert.All(secrets, secret => Assert.DoesNotContain(secret, text, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Accounts_do_not_share_a_report()
    {
        var other = Core.Arns.AccountId.Parse("210987654321");
        await _iam.AddAccountAsync(other);
        await ReportAsync();

        var error = (await _iam.Gateway.SendAsync(Caller.Installation(other), new GetCredentialReport())).Error;

        Assert.Equal("ReportNotPresent", error?.Code);
    }

    [Fact]
    public async Task The_worker_generates_what_is_asked_for_and_what_an_earlier_run_left_unfinished()
    {
        await _iam.DoAsync(new GenerateCredentialReport());
        using var end = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        var finished = Channel();
        using var subscription = _iam.Services.GetRequiredService<Announcements>().Subscribe(_iam.Account, kinds =>
        {
            if (kinds.HasFlag(ChangedKinds.CredentialReport))
            {
                finished.Writer.TryWrite(kinds);
            }
        });
        var running = _iam.Services.GetRequiredService<CredentialReportWriter>().RunAsync(end.Token);
        await finished.Reader.ReadAsync(end.Token);
        var left = await _iam.DoAsync(new GetCredentialReport());

        _iam.Clock.Advance(TimeSpan.FromHours(5));
        await _iam.DoAsync(new GenerateCredentialReport());
        await finished.Reader.ReadAsync(end.Token);
        await finished.Reader.ReadAsync(end.Token);
        var asked = await _iam.DoAsync(new GetCredentialReport());

        Assert.Equal(TimeSpan.FromHours(5), asked.GeneratedTime - left.GeneratedTime);
        await end.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => running);
    }

    private static System.Threading.Channels.Channel<ChangedKinds> Channel() => System.Threading.Channels.Channel.CreateUnbounded<ChangedKinds>();

    private static string Text(GetCredentialReportResult report) => Encoding.UTF8.GetString(report.Content);

    private async Task<(string Code, int Status)> ErrorAsync()
    {
        var error = await _iam.RefusedAsync(new GetCredentialReport());
        return (error.Code, IamErrorStatus.Of(error));
    }

    private Task<bool> WriteAsync() => _iam.Services.GetRequiredService<CredentialReportWriter>().WriteAsync(_iam.Account);

    private async Task<GetCredentialReportResult> GeneratedAsync()
    {
        await _iam.ChangeAsync(db => db.CredentialReports.ExecuteDeleteAsync());
        await _iam.DoAsync(new GenerateCredentialReport());
        await WriteAsync();
        return await _iam.DoAsync(new GetCredentialReport());
    }

    private async Task<string> ReportAsync() => Text(await GeneratedAsync());

    private async Task<IReadOnlyList<CredentialReportRow>> RowsAsync() => CredentialReportFile.Read((await GeneratedAsync()).Content);

    private async Task<CredentialReportRow> RowAsync(string user) => (await RowsAsync()).Single(row => row.User == user);

    private async Task<string> CreateKeyAsync(string userName) => (await _iam.DoAsync(new CreateAccessKey(userName))).AccessKey.AccessKeyId;

    private Task UseAsync(string accessKeyId, string service, string region) => _iam.ChangeAsync(async db =>
    {
        var key = await db.AccessKeys.SingleAsync(key => key.Id == accessKeyId);
        (key.LastUsedAt, key.LastUsedService, key.LastUsedRegion) = (new DateTimeOffset(2026, 3, 1, 12, 30, 0, TimeSpan.Zero), service, region);
    });
}
