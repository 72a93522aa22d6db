using IamConsole.Core.AccountSettings;
using IamConsole.Core.Groups;
using IamConsole.Core.InlinePolicies;
using IamConsole.Core.ManagedPolicies;
using IamConsole.Core.Model;
using IamConsole.Core.Operations;
using IamConsole.Core.Reports;
using IamConsole.Core.Roles;
using IamConsole.Core.Users;
using IamConsole.Tests.Support;

namespace IamConsole.Tests.Reports;

public sealed class SecurityRecommendationsTests : IAsyncLifetime
{
    /// <summary>Those that have a query of their own.</summary>
    private static readonly RecommendationKind[] OnTheirOwn = [RecommendationKind.Administrators, RecommendationKind.UnlimitedGranters, RecommendationKind.OwnMfa];

    private IamFixture _iam = null!;

    public async ValueTask InitializeAsync()
    {
        _iam = await IamFixture.CreateAsync();
        await _iam.DoAsync(new CreateUser("alice"));
        await _iam.DoAsync(new CreateUser("bob"));
    }

    public ValueTask DisposeAsync() => _iam.DisposeAsync();

    [Fact]
    public async Task A_new_account_lacks_root_s_MFA_and_a_password_policy_and_nothing_else()
    {
        var items = await AskAsync();

        Assert.Equal([RecommendationKind.RootMfa, RecommendationKind.PasswordPolicy], items.Where(item => !item.IsMet).Select(item => item.Kind));
        Assert.Equal(Enum.GetValues<RecommendationKind>().Except(OnTheirOwn), items.Select(item => item.Kind));
    }

    [Fact]
    public async Task What_is_not_the_credential_report_s_to_tell_is_left_out_for_who_may_see_nothing_else()
    {
        await _iam.AddInlinePolicyAsync("bob", PolicyTexts.Allow("iam:GetCredentialReport"));

        var items = (await _iam.Gateway.QueryAsync(await _iam.CallerOfAsync("bob"), new SecurityRecommendationsQuery())).Value.Items;

        Assert.Equal(
            Enum.GetValues<RecommendationKind>().Except([
                RecommendationKind.PasswordPolicy, RecommendationKind.DirectPermissions, RecommendationKind.InlinePolicies, RecommendationKind.EmptyGroups, RecommendationKind.UnusedRoles,
                RecommendationKind.OpenTrust, .. OnTheirOwn]),
            items.Select(item => item.Kind));
    }

    [Theory]
    [InlineData(null, null, false)]
    [InlineData(13, 24, false)]
    [InlineData(14, null, false)]
    [InlineData(14, 1, true)]
    public async Task A_password_policy_is_strong_with_fourteen_characters_and_no_reuse(int? length, int? reuse, bool isStrong)
    {
        if (length is { } least)
        {
            await _iam.DoAsync(new UpdateAccountPasswordPolicy { MinimumPasswordLength = least, PasswordReusePrevention = reuse });
        }

        Assert.Equal(isStrong ? [] : ["123456789012"], await NamesAsync(RecommendationKind.PasswordPolicy));
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
    [InlineData(200, 91, true, false)]
    [InlineData(200, 90, false, false)]
    [InlineData(200, null, false, true)]
    [InlineData(8, null, false, true)]
    [InlineData(7, null, false, false)]
    public async Task A_key_is_unused_ninety_days_after_its_last_use_and_never_used_when_it_was_not_in_its_first_week(int age, int? used, bool isUnused, bool isNeverUsed)
    {
        await AddAsync(db => db.AccessKeys.Add(Key("AKIAALICE", IdOf(db, "alice"), age, used)));

        Assert.Equal(isUnused ? ["alice"] : [], await NamesAsync(RecommendationKind.UnusedAccessKeys));
        Assert.Equal(isNeverUsed ? ["alice"] : [], await NamesAsync(RecommendationKind.NeverUsedAccessKeys));
    }

    [Theory]
    [InlineData(200, 91, true, false)]
    [InlineData(200, 90, false, false)]
    [InlineData(200, null, false, true)]
    [InlineData(7, null, false, false)]
    public async Task A_password_is_unused_likewise(int age, int? used, bool isUnused, bool isNeverUsed)
    {
        await AddAsync(db =>
        {
            var alice = db.Users.Single(user => user.Name == "alice");
            alice.PasswordLastUsedAt = Ago(used);
            db.LoginProfiles.Add(Password(alice.Id, age));
        });

        Assert.Equal(isUnused ? ["alice"] : [], await NamesAsync(RecommendationKind.UnusedPasswords));
        Assert.Equal(isNeverUsed ? ["alice"] : [], await NamesAsync(RecommendationKind.NeverUsedPasswords));
    }

    [Theory]
    [InlineData(90, false)]
    [InlineData(91, true)]
    public async Task A_password_is_old_after_ninety_days(int age, bool isOld)
    {
        await AddAsync(db => db.LoginProfiles.Add(Password(IdOf(db, "alice"), age)));

        Assert.Equal(isOld ? ["alice"] : [], await NamesAsync(RecommendationKind.OldPasswords));
    }

    [Fact]
    public async Task Policies_on_single_users_are_named()
    {
        await _iam.AddInlinePolicyAsync("bob", PolicyTexts.Allow("s3:*"));

        Assert.Equal(["bob"], await NamesAsync(RecommendationKind.DirectPermissions));
    }

    [Fact]
    public async Task Inline_policies_are_named_with_the_kind_of_what_has_them()
    {
        await _iam.DoAsync(new CreateGroup("bob"));
        await _iam.DoAsync(new CreateRole("worker", """{"Version":"2012-10-17","Statement":{"Effect":"Allow","Principal":{"Service":"ec2.amazonaws.com"},"Action":"sts:AssumeRole"}}"""));
        await _iam.DoAsync(new PutUserPolicy("bob", "own", PolicyTexts.Allow("s3:*")));
        await _iam.DoAsync(new PutGroupPolicy("bob", "own", PolicyTexts.Allow("s3:*")));
        await _iam.DoAsync(new PutRolePolicy("worker", "own", PolicyTexts.Allow("s3:*")));

        Assert.Equal(
            [new(RecommendationSubjectKind.User, "bob"), new(RecommendationSubjectKind.Group, "bob"), new(RecommendationSubjectKind.Role, "worker")],
            (await AskAsync()).Single(item => item.Kind == RecommendationKind.InlinePolicies).Subjects);
    }

    [Theory]
    [InlineData("""{"Effect":"Allow","Action":"*","Resource":"*"}""", true)]
    [InlineData("""{"Effect":"Allow","NotAction":"iam:NoSuchAction","Resource":"*"}""", true)]
    [InlineData("""{"Effect":"Allow","Action":"*","Resource":"*","Condition":{"Bool":{"aws:MultiFactorAuthPresent":"true"}}}""", true)]
    [InlineData("""{"Effect":"Allow","Action":"*","Resource":"*"},{"Effect":"Deny","Action":"cloudtrail:StopLogging","Resource":"*"}""", true)]
    [InlineData("""{"Effect":"Allow","Action":"*","Resource":"*"},{"Effect":"Deny","NotAction":["iam:*","sts:*"],"Resource":"*","Condition":{"BoolIfExists":{"aws:MultiFactorAuthPresent":"false"}}}""", true)]
    [InlineData("""{"Effect":"Allow","Action":"*","Resource":"*"},{"Effect":"Deny","Action":"iam:*","Resource":"*"}""", false)]
    [InlineData("""{"Effect":"Allow","NotAction":"iam:*","Resource":"*"}""", false)]
    [InlineData("""{"Effect":"Allow","Action":"*","Resource":"arn:aws:s3:::bucket/*"}""", false)]
    [InlineData("""{"Effect":"Allow","Action":"*","Resource":"*","Condition":{"StringEquals":{"aws:username":"somebody-else"}}}""", false)]
    [InlineData("""{"Effect":"Allow","Action":["s3:*","iam:*"],"Resource":"*"}""", false)]
    public async Task Who_may_do_everything_is_decided_by_the_engine_whatever_the_policy_is_called(string statements, bool isAdministrator)
    {
        await _iam.DoAsync(new PutUserPolicy("bob", "ReadOnlyAccess", $$"""{"Version":"2012-10-17","Statement":[{{statements}}]}"""));

        Assert.Equal(isAdministrator ? ["bob"] : [], await AdministratorsAsync());
    }

    [Fact]
    public async Task Administrators_through_a_group_count_and_those_within_a_boundary_do_not()
    {
        await _iam.DoAsync(new CreateGroup("admins"));
        await _iam.DoAsync(new AttachGroupPolicy("admins", "arn:aws:iam::aws:policy/AdministratorAccess"));
        await _iam.DoAsync(new AddUserToGroup("admins", "alice"));
        await _iam.DoAsync(new AddUserToGroup("admins", "bob"));
        Assert.Equal(["alice", "bob"], await AdministratorsAsync());

        await _iam.DoAsync(new PutUserPermissionsBoundary("bob", "arn:aws:iam::aws:policy/PowerUserAccess"));

        Assert.Equal(["alice"], await AdministratorsAsync());
    }

    [Fact]
    public async Task The_names_of_administrators_need_the_account_s_authorization_details()
    {
        await _iam.AddInlinePolicyAsync("alice", PolicyTexts.Allow("iam:GetCredentialReport"));

        var error = (await _iam.Gateway.QueryAsync(await _iam.CallerOfAsync("alice"), new AdministratorsQuery())).Error;

        Assert.Equal("iam:GetAccountAuthorizationDetails", Assert.IsType<AccessDenied>(error).Action);
    }

    [Fact]
    public async Task A_group_is_empty_until_somebody_is_in_it()
    {
        await _iam.DoAsync(new CreateGroup("devs"));
        Assert.Equal(["devs"], await NamesAsync(RecommendationKind.EmptyGroups));

        await _iam.DoAsync(new AddUserToGroup("devs", "alice"));
        Assert.Empty(await NamesAsync(RecommendationKind.EmptyGroups));
    }

    [Theory]
    [InlineData(200, 91, "/", true)]
    [InlineData(200, 90, "/", false)]
    [InlineData(91, null, "/", true)]
    [InlineData(90, null, "/", false)]
    [InlineData(200, null, "/aws-service-role/ecs.amazonaws.com/", false)]
    public async Task A_role_is_unused_ninety_days_after_its_last_use_or_its_making_unless_a_service_looks_after_it(int age, int? used, string path, bool isUnused)
    {
        await AddAsync(db => db.Roles.Add(new IamRole { Id = "AROA1", Name = "app", Path = path, AssumeRolePolicyDocument = PolicyTexts.TrustAccount, CreatedAt = Ago(age)!.Value, LastUsedAt = Ago(used) }));

        Assert.Equal(isUnused ? ["app"] : [], await NamesAsync(RecommendationKind.UnusedRoles));
    }

    [Theory]
    [InlineData("arn:aws:iam::999988887777:root", null, true)]
    [InlineData("999988887777", null, true)]
    [InlineData("arn:aws:iam::999988887777:role/vendor", null, true)]
    [InlineData("*", null, true)]
    [InlineData("arn:aws:iam::123456789012:root", null, false)]
    [InlineData("arn:aws:iam::123456789012:user/alice", null, false)]
    [InlineData("999988887777", "\"StringEquals\":{\"sts:ExternalId\":\"4711\"}", false)]
    [InlineData("999988887777", "\"Bool\":{\"aws:MultiFactorAuthPresent\":\"true\"}", false)]
    [InlineData("*", "\"StringEquals\":{\"aws:PrincipalOrgID\":\"o-1234567890\"}", false)]
    [InlineData("999988887777", "\"StringEqualsIfExists\":{\"sts:ExternalId\":\"4711\"}", true)]
    [InlineData("999988887777", "\"StringNotEquals\":{\"sts:ExternalId\":\"4711\"}", true)]
    [InlineData("999988887777", "\"IpAddress\":{\"aws:SourceIp\":\"192.0.2.0/24\"}", true)]
    public async Task A_role_is_open_to_another_account_that_needs_to_prove_nothing(string principal, string? condition, bool isOpen)
    {
        var demanded = condition is null ? "" : $",\"Condition\":{{{condition}}}";
        await _iam.DoAsync(new CreateRole("app", $$"""{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"AWS":"{{principal}}"},"Action":"sts:AssumeRole"{{demanded}}}]}"""));

        Assert.Equal(isOpen ? ["app"] : [], await NamesAsync(RecommendationKind.OpenTrust));
    }

    [Theory]
    [InlineData("""{"Effect":"Allow","Action":"iam:AttachUserPolicy","Resource":"*"}""", true)]
    [InlineData("""{"Effect":"Allow","Action":"iam:*","Resource":"*"}""", true)]
    [InlineData("""{"Effect":"Allow","Action":"iam:CreatePolicyVersion","Resource":"arn:aws:iam::123456789012:policy/*"}""", true)]
    [InlineData("""{"Effect":"Allow","Action":"iam:AttachUserPolicy","Resource":"*","Condition":{"StringEquals":{"iam:PermissionsBoundary":"arn:aws:iam::123456789012:policy/limit"}}}""", false)]
    [InlineData("""{"Effect":"Allow","Action":"iam:AttachUserPolicy","Resource":"arn:aws:iam::123456789012:user/team/*"}""", false)]
    [InlineData("""{"Effect":"Allow","Action":["iam:Get*","iam:List*","iam:CreateUser"],"Resource":"*"}""", false)]
    [InlineData("""{"Effect":"Allow","Action":"*","Resource":"*"}""", false)]
    public async Task Who_may_grant_anything_and_is_no_administrator_needs_a_boundary(string statement, bool isUnlimited)
    {
        var document = $$"""{"Version":"2012-10-17","Statement":[{{statement}}]}""";
        await _iam.DoAsync(new CreateRole("app", PolicyTexts.TrustAccount));
        await _iam.DoAsync(new PutRolePolicy("app", "own", document));
        await _iam.DoAsync(new PutUserPolicy("bob", "own", document));
        Assert.Equal(isUnlimited ? [new(RecommendationSubjectKind.User, "bob"), new(RecommendationSubjectKind.Role, "app")] : [], await GrantersAsync());

        Assert.Equal(isUnlimited, (await OfUserAsync(_iam.Root, "bob")).Contains(RecommendationKind.UnlimitedGranters));

        await _iam.DoAsync(new PutUserPermissionsBoundary("bob", "arn:aws:iam::aws:policy/IAMFullAccess"));
        await _iam.DoAsync(new PutRolePermissionsBoundary("app", "arn:aws:iam::aws:policy/IAMFullAccess"));
        Assert.Empty(await GrantersAsync());
    }

    [Fact]
    public async Task Who_signs_in_with_a_password_alone_is_told_of_MFA_and_nobody_else_is()
    {
        await _iam.AddInlinePolicyAsync("alice", PolicyTexts.Allow("iam:ListMFADevices"));
        await AddAsync(db =>
        {
            db.LoginProfiles.Add(Password(IdOf(db, "alice"), age: 0));
            db.LoginProfiles.Add(Password(IdOf(db, "bob"), age: 0));
        });
        Assert.Equal([(RecommendationKind.OwnMfa, false)], await OwnAsync(await _iam.CallerOfAsync("alice")));
        Assert.Empty(await OwnAsync(await _iam.CallerOfAsync("bob")));
        Assert.Empty(await OwnAsync(_iam.Root));

        await AddAsync(db => db.MfaDevices.Add(new MfaDevice { SerialNumber = "arn:aws:iam::123456789012:mfa/alice", Kind = MfaDeviceKind.Virtual, OwnerId = IdOf(db, "alice") }));
        Assert.Equal([(RecommendationKind.OwnMfa, true)], await OwnAsync(await _iam.CallerOfAsync("alice")));
    }

    [Fact]
    public async Task A_user_s_own_page_says_what_concerns_it_and_no_more()
    {
        await _iam.DoAsync(new PutUserPolicy("bob", "everything", PolicyTexts.Allow("*")));
        await AddAsync(db =>
        {
            db.LoginProfiles.Add(Password(IdOf(db, "bob"), 100));
            db.AccessKeys.Add(Key("AKIAALICE", IdOf(db, "alice"), 200, 100));
        });

        Assert.Equal(
            [RecommendationKind.UsersWithoutMfa, RecommendationKind.OldPasswords, RecommendationKind.NeverUsedPasswords, RecommendationKind.DirectPermissions, RecommendationKind.InlinePolicies, RecommendationKind.Administrators],
            await OfUserAsync(_iam.Root, "bob"));
        Assert.Equal([RecommendationKind.OldAccessKeys, RecommendationKind.UnusedAccessKeys], await OfUserAsync(_iam.Root, "alice"));
    }

    [Fact]
    public async Task Of_a_user_s_recommendations_the_caller_sees_those_whose_facts_it_may_look_at()
    {
        await AddAsync(db => db.AccessKeys.Add(Key("AKIABOB", IdOf(db, "bob"), 200, 100)));
        await _iam.AddInlinePolicyAsync("alice", """{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":["iam:GetUser","iam:ListAccessKeys"],"Resource":"*"}}""");

        Assert.Equal([RecommendationKind.OldAccessKeys], await OfUserAsync(await _iam.CallerOfAsync("alice"), "bob"));
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

    private async Task<IEnumerable<string>> NamesAsync(RecommendationKind kind) => (await AskAsync()).Single(item => item.Kind == kind).Subjects.Select(subject => subject.Name);

    private async Task<IEnumerable<string>> AdministratorsAsync() => (await _iam.Gateway.QueryAsync(_iam.Root, new AdministratorsQuery())).Value.Subjects.Select(subject => subject.Name);

    private async Task<IEnumerable<RecommendationSubject>> GrantersAsync() => (await _iam.Gateway.QueryAsync(_iam.Root, new UnlimitedGrantersQuery())).Value.Subjects;

    private async Task<IEnumerable<(RecommendationKind, bool)>> OwnAsync(Caller caller) =>
        (await _iam.Gateway.QueryAsync(caller, new OwnRecommendationsQuery())).Value.Items.Select(item => (item.Kind, item.IsMet));

    private async Task<IEnumerable<RecommendationKind>> OfUserAsync(Caller caller, string userName) =>
        (await _iam.Gateway.QueryAsync(caller, new UserRecommendationsQuery(userName))).Value.Items.Where(item => !item.IsMet).Select(item => item.Kind);
}
