using IamConsole.Core.AccountSettings;
using IamConsole.Core.Model;
using IamConsole.Core.Operations;
using IamConsole.Core.Reports;
using IamConsole.Core.Users;
using IamConsole.Tests.Support;

namespace IamConsole.Tests.Reports;

public sealed class SecurityRecommendationsTests : IAsyncLifetime
{
    private IamFixture _iam = null!;

    public async ValueTask InitializeAsync()
    {
        _iam = await IamFixture.CreateAsync();
        await _iam.DoAsync(new CreateUser("alice"));
        await _iam.DoAsync(new CreateUser("bob"));
    }

    public ValueTask DisposeAsync() => _iam.DisposeAsync();

    [Fact]
    public async Task A_new_account_lacks_root_s_MFA_and_nothing_else()
    {
        var items = await AskAsync();

        Assert.Equal([RecommendationKind.RootMfa], items.Where(item => !item.IsMet).Select(item => item.Kind));
        Assert.Equal(Enum.GetValues<RecommendationKind>(), items.Select(item => item.Kind));
    }

    [Fact]
    public async Task Whose_policies_are_attached_directly_is_not_the_credential_report_s_to_tell()
    {
        await _iam.AddInlinePolicyAsync("bob", """{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"iam:GetCredentialReport","Resource":"*"}}""");

        var items = (await _iam.Gateway.QueryAsync(await _iam.CallerOfAsync("bob"), new SecurityRecommendationsQuery())).Value.Items;

        Assert.Equal(Enum.GetValues<RecommendationKind>().Except([RecommendationKind.DirectPermissions]), items.Select(item => item.Kind));
    }

    [Fact]
    public async Task Root_is_well_with_MFA_and_without_active_keys()
    {
        await AddAsync(db => db.AccessKeys.Add(Key("AKIAROOT", _iam.Account.ToString(), age: 0)));
        Assert.Equal(["<root_account>"], await NamesAsync(RecommendationKind.RootAccessKeys));

        await AddAsync(db =>
        {
            db.AccessKeys.Single(key => key.Id == "AKIAROOT").IsActive = false;
            db.MfaDevices.Add(new MfaDevice { SerialNumber = "arn:aws:iam::123456789012:mfa/root", Kind = MfaDeviceKind.Virtual, OwnerId = _iam.Account.ToString() });
        });

        Assert.Empty(await NamesAsync(RecommendationKind.RootAccessKeys));
        Assert.Empty(await NamesAsync(RecommendationKind.RootMfa));
    }

    [Fact]
    public async Task Who_has_a_password_needs_MFA_and_who_has_none_does_not()
    {
        await AddAsync(db => db.LoginProfiles.Add(Password(IdOf(db, "alice"), age: 0)));
        Assert.Equal(["alice"], await NamesAsync(RecommendationKind.UsersWithoutMfa));

        await AddAsync(db => db.MfaDevices.Add(new MfaDevice { SerialNumber = "arn:aws:iam::123456789012:mfa/alice", Kind = MfaDeviceKind.Virtual, OwnerId = IdOf(db, "alice") }));
        Assert.Empty(await NamesAsync(RecommendationKind.UsersWithoutMfa));
    }

    [Theory]
    [InlineData(90, true, false)]
    [InlineData(91, true, true)]
    [InlineData(91, false, false)]
    public async Task An_active_key_is_old_after_ninety_days(int age, bool isActive, bool isOld)
    {
        await AddAsync(db => db.AccessKeys.Add(Key("AKIAALICE", IdOf(db, "alice"), age, isActive: isActive)));

        Assert.Equal(isOld ? ["alice"] : [], await NamesAsync(RecommendationKind.OldAccessKeys));
    }

    [Theory]
    [InlineData(200, 91, true)]
    [InlineData(200, 10, false)]
    [InlineData(200, null, true)]
    [InlineData(10, null, false)]
    public async Task A_key_is_unused_when_its_last_use_or_else_its_making_is_ninety_days_ago(int age, int? used, bool isUnused)
    {
        await AddAsync(db => db.AccessKeys.Add(Key("AKIAALICE", IdOf(db, "alice"), age, used)));

        Assert.Equal(isUnused ? ["alice"] : [], await NamesAsync(RecommendationKind.UnusedAccessKeys));
    }

    [Theory]
    [InlineData(200, 91, true)]
    [InlineData(200, 10, false)]
    [InlineData(200, null, true)]
    [InlineData(10, null, false)]
    public async Task A_password_is_unused_likewise(int age, int? used, bool isUnused)
    {
        await AddAsync(db =>
        {
            var alice = db.Users.Single(user => user.Name == "alice");
            alice.PasswordLastUsedAt = Ago(used);
            db.LoginProfiles.Add(Password(alice.Id, age));
        });

        Assert.Equal(isUnused ? ["alice"] : [], await NamesAsync(RecommendationKind.UnusedPasswords));
    }

    [Fact]
    public async Task Policies_on_single_users_are_named()
    {
        await _iam.AddInlinePolicyAsync("bob", PolicyTexts.Allow("s3:*"));

        Assert.Equal(["bob"], await NamesAsync(RecommendationKind.DirectPermissions));
    }

    [Fact]
    public async Task They_need_the_credential_report_and_the_dashboard_the_account_summary()
    {
        var alice = await _iam.CallerOfAsync("alice");

        Assert.Equal("iam:GetCredentialReport", Assert.IsType<AccessDenied>((await _iam.Gateway.QueryAsync(alice, new SecurityRecommendationsQuery())).Error).Action);
        Assert.Equal("iam:GetAccountSummary", Assert.IsType<AccessDenied>((await _iam.Gateway.QueryAsync(alice, new DashboardQuery())).Error).Action);
    }

    [Fact]
    public async Task The_dashboard_hides_the_alias_from_who_may_not_list_it()
    {
        await _iam.DoAsync(new CreateAccountAlias("acme"));
        await _iam.AddInlinePolicyAsync("alice", PolicyTexts.Allow("iam:GetAccountSummary"));

        var ofAlice = (await _iam.Gateway.QueryAsync(await _iam.CallerOfAsync("alice"), new DashboardQuery())).Value;
        var ofRoot = (await _iam.Gateway.QueryAsync(_iam.Root, new DashboardQuery())).Value;

        Assert.Equal(Guarded.Denied<string?>(), ofAlice.Alias);
        Assert.Equal((2, 0, 0, 0), (ofAlice.Users, ofAlice.UserGroups, ofAlice.Roles, ofAlice.Policies));
        Assert.Equal(("123456789012", "acme"), (ofRoot.Account.ResourceId, ofRoot.Alias.Value));
    }

    private static string IdOf(Core.Storage.IamDbContext db, string name) => db.Users.Single(user => user.Name == name).Id;

    private DateTimeOffset? Ago(int? days) => days is { } count ? _iam.Clock.GetUtcNow().AddDays(-count) : null;

    private AccessKey Key(string id, string ownerId, int age, int? used = null, bool isActive = true) =>
        new() { Id = id, OwnerId = ownerId, ProtectedSecret = "", CreatedAt = Ago(age)!.Value, LastUsedAt = Ago(used), IsActive = isActive };

    private LoginProfile Password(string userId, int age) =>
        new() { UserId = userId, PasswordHash = "", CreatedAt = Ago(age)!.Value, PasswordChangedAt = Ago(age)!.Value };

    private Task AddAsync(Action<Core.Storage.IamDbContext> change) => _iam.ChangeAsync(db =>
    {
        change(db);
        return Task.CompletedTask;
    });

    private async Task<IReadOnlyList<SecurityRecommendation>> AskAsync()
    {
        var result = await _iam.Gateway.QueryAsync(_iam.Root, new SecurityRecommendationsQuery());
        Assert.True(result.IsSuccess, result.Error?.Message);
        return result.Value.Items;
    }

    private async Task<IReadOnlyList<string>> NamesAsync(RecommendationKind kind) => (await AskAsync()).Single(item => item.Kind == kind).Names;
}
