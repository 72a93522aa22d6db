using IamConsole.Core.Model;
using IamConsole.Core.Operations;
using IamConsole.Core.Reports;
using IamConsole.Core.Users;
using IamConsole.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace IamConsole.Tests.Reports;

/// <summary>The stored report as the page's table.</summary>
public sealed class CredentialReportQueryTests : IAsyncLifetime
{
    private IamFixture _iam = null!;

    public async ValueTask InitializeAsync()
    {
        _iam = await IamFixture.CreateAsync();
        foreach (var name in new[] { "alice", "bob", "carol" })
        {
            await _iam.DoAsync(new CreateUser(name));
        }

        await _iam.ChangeAsync(async db =>
        {
            var ids = await db.Users.ToDictionaryAsync(user => user.Name, user => user.Id);
            db.LoginProfiles.AddRange(Password(ids["alice"], 10), Password(ids["bob"], 200));
            db.MfaDevices.Add(new MfaDevice { SerialNumber = "arn:aws:iam::123456789012:mfa/alice", Kind = MfaDeviceKind.Virtual, OwnerId = ids["alice"] });
            db.AccessKeys.AddRange(Key("AKIA1", ids["bob"], 91, 2), Key("AKIA2", ids["carol"], 120, null), Key("AKIA3", ids["alice"], 200, null, isActive: false));
        });
    }

    public ValueTask DisposeAsync() => _iam.DisposeAsync();

    [Fact]
    public async Task There_is_nothing_before_the_first_report_and_its_state_says_so()
    {
        var none = await AskAsync(new CredentialReportQuery());
        await _iam.DoAsync(new GenerateCredentialReport());
        var asked = await AskAsync(new CredentialReportQuery());

        Assert.Equal((CredentialReportState.NotPresent, 0, 0), (none.State, none.Lines, none.Rows.Count));
        Assert.Equal(CredentialReportState.InProgress, asked.State);
    }

    [Fact]
    public async Task An_expired_report_is_still_shown_as_such()
    {
        await GenerateAsync();
        _iam.Clock.Advance(TimeSpan.FromHours(4));

        var result = await AskAsync(new CredentialReportQuery());

        Assert.Equal((CredentialReportState.Expired, 4), (result.State, result.Lines));
        Assert.Equal(_iam.Clock.GetUtcNow().AddHours(-4), result.GeneratedAt);
    }

    [Theory]
    [InlineData(CredentialReportFilter.All, "<root_account> alice bob carol")]
    [InlineData(CredentialReportFilter.PasswordEnabled, "alice bob")]
    [InlineData(CredentialReportFilter.MfaNotActive, "<root_account> bob carol")]
    [InlineData(CredentialReportFilter.PasswordWithoutMfa, "bob")]
    [InlineData(CredentialReportFilter.UnusedPassword, "bob")]
    [InlineData(CredentialReportFilter.ActiveKey, "bob carol")]
    [InlineData(CredentialReportFilter.OldKey, "bob carol")]
    [InlineData(CredentialReportFilter.UnusedKey, "carol")]
    public async Task A_filter_finds_whom_it_says(CredentialReportFilter filter, string names)
    {
        await GenerateAsync();

        Assert.Equal(names, await NamesAsync(new CredentialReportQuery { Filter = filter }));
    }

    [Fact]
    public async Task It_is_searched_by_name_and_ARN_ignoring_case()
    {
        await GenerateAsync();

        Assert.Equal("alice", await NamesAsync(new CredentialReportQuery { Search = " ALI" }));
        Assert.Equal("<root_account>", await NamesAsync(new CredentialReportQuery { Search = ":root" }));
    }

    [Fact]
    public async Task What_has_no_time_comes_last_whichever_way_it_is_sorted()
    {
        await GenerateAsync();

        Assert.Equal("carol bob <root_account> alice", await NamesAsync(new CredentialReportQuery { Sort = CredentialReportSort.Key1LastRotated }));
        Assert.Equal("bob carol <root_account> alice", await NamesAsync(new CredentialReportQuery { Sort = CredentialReportSort.Key1LastRotated, Descending = true }));
    }

    [Fact]
    public async Task It_is_paged()
    {
        await GenerateAsync();

        var result = await AskAsync(new CredentialReportQuery { Skip = 1, Take = 2 });

        Assert.Equal((4, "alice bob"), (result.Total, string.Join(' ', result.Rows.Select(row => row.User))));
    }

    [Fact]
    public async Task It_needs_the_credential_report()
    {
        var error = (await _iam.Gateway.QueryAsync(await _iam.CallerOfAsync("alice"), new CredentialReportQuery())).Error;

        Assert.Equal("iam:GetCredentialReport", Assert.IsType<AccessDenied>(error).Action);
    }

    private LoginProfile Password(string userId, int age) =>
        new() { UserId = userId, PasswordHash = "", CreatedAt = _iam.Clock.GetUtcNow().AddDays(-age), PasswordChangedAt = _iam.Clock.GetUtcNow().AddDays(-age) };

    private AccessKey Key(string id, string ownerId, int age, int? used, bool isActive = true) => new()
    {
        Id = id,
        OwnerId = ownerId,
        ProtectedSecret = "",
        IsActive = isActive,
        CreatedAt = _iam.Clock.GetUtcNow().AddDays(-age),
        LastUsedAt = used is { } days ? _iam.Clock.GetUtcNow().AddDays(-days) : null,
        LastUsedService = "ec2",
        LastUsedRegion = "eu-west-1",
    };

    private async Task GenerateAsync()
    {
        await _iam.DoAsync(new GenerateCredentialReport());
        await _iam.Services.GetRequiredService<CredentialReportWriter>().WriteAsync(_iam.Account);
    }

    private async Task<CredentialReportResult> AskAsync(CredentialReportQuery query)
    {
        var result = await _iam.Gateway.QueryAsync(_iam.Root, query);
        Assert.True(result.IsSuccess, result.Error?.Message);
        return result.Value;
    }

    private async Task<string> NamesAsync(CredentialReportQuery query) => string.Join(' ', (await AskAsync(query)).Rows.Select(row => row.User));
}
