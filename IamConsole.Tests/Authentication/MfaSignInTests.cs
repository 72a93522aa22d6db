using IamConsole.Core.Authentication;
using IamConsole.Core.LoginProfiles;
using IamConsole.Core.Mfa;
using IamConsole.Core.Model;
using IamConsole.Core.Users;
using IamConsole.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace IamConsole.Tests.Authentication;

public sealed class MfaSignInTests : SignInFixture
{
    [Fact]
    public async Task The_password_alone_begins_no_session()
    {
        await CreateUserWithDeviceAsync();

        await BeginMfaAsync();

        Assert.Empty(await Iam.ReadAsync(db => db.ConsoleSessions.ToListAsync()));
        Assert.Null((await Iam.ReadAsync(db => db.Users.SingleAsync())).PasswordLastUsedAt);
    }

    [Fact]
    public async Task Password_and_code_begin_a_session_that_knows_of_its_MFA()
    {
        var device = await CreateUserWithDeviceAsync();

        var session = await SignInWithAsync(device);

        var caller = (await Sessions.FindAsync(session.SessionId))!.Caller;
        Assert.Equal(Iam.Clock.GetUtcNow(), caller.MfaAuthenticatedAt);
    }

    [Theory]
    [InlineData(-2, false)]
    [InlineData(-1, true)]
    [InlineData(1, true)]
    [InlineData(2, false)]
    public async Task A_code_is_accepted_one_step_early_or_late(int steps, bool accepted)
    {
        var device = await CreateUserWithDeviceAsync();

        var outcome = await Mfa.ProveAsync(await BeginMfaAsync(), new OneTimeCode(device.Code(steps)), Client);

        Assert.Equal(accepted, outcome is SignedIn);
        Assert.Equal(!accepted, outcome is SignInFailed);
    }

    [Fact]
    public async Task A_code_is_accepted_once_within_its_window()
    {
        var device = await CreateUserWithDeviceAsync();
        var (code, earlier) = (device.Code(), device.Code(-1));
        await SignInWithAsync(device);

        Iam.Clock.Advance(TimeSpan.FromSeconds(25));
        Assert.IsType<SignInFailed>(await Mfa.ProveAsync(await BeginMfaAsync(), new OneTimeCode(code), Client));
        Assert.IsType<SignInFailed>(await Mfa.ProveAsync(await BeginMfaAsync(), new OneTimeCode(earlier), Client));
        Assert.IsType<SignedIn>(await Mfa.ProveAsync(await BeginMfaAsync(), new OneTimeCode(device.Code(1)), Client));
    }

    [Theory]
    [InlineData("{0} ")]
    [InlineData(" {0}")]
    [InlineData("{0}\n")]
    [InlineData("\u200b{0}")]
    [InlineData("")]
    public async Task A_code_in_another_spelling_is_refused_before_and_after_its_use(string spelling)
    {
        var device = await CreateUserWithDeviceAsync();
        var respelt = spelling.Replace("{0}", device.Code(), StringComparison.Ordinal);

        Assert.IsType<SignInFailed>(await Mfa.ProveAsync(await BeginMfaAsync(), new OneTimeCode(respelt), Client));
        await SignInWithAsync(device);
        Assert.IsType<SignInFailed>(await Mfa.ProveAsync(await BeginMfaAsync(), new OneTimeCode(respelt), Client));
        Assert.IsType<SignInFailed>(await Mfa.ProveAsync(await BeginMfaAsync(), new OneTimeCode(device.Code().Insert(3, " ")), Client));
    }

    [Fact]
    public async Task Of_many_browsers_with_the_same_code_one_gets_in()
    {
        var device = await CreateUserWithDeviceAsync();
        var code = device.Code();
        var pending = new List<string>();
        for (var i = 0; i < 5; i++)
        {
            pending.Add(await BeginMfaAsync());
        }

        var outcomes = await Task.WhenAll(pending.Select(id => Task.Run(async () =>
        {
            await using var scope = Iam.Services.CreateAsyncScope();
            return await scope.ServiceProvider.GetRequiredService<MfaSignIn>().ProveAsync(id, new OneTimeCode(code), Client);
        })));

        Assert.Single(outcomes, outcome => outcome is SignedIn);
        Assert.Equal(1, await Iam.ReadAsync(db => db.ConsoleSessions.CountAsync()));
    }

    [Fact]
    public async Task Parallel_guesses_cannot_outrun_the_counter()
    {
        var device = await CreateUserWithDeviceAsync();
        var pending = await BeginMfaAsync();

        var outcomes = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => Task.Run(async () =>
        {
            await using var scope = Iam.Services.CreateAsyncScope();
            return await scope.ServiceProvider.GetRequiredService<MfaSignIn>().ProveAsync(pending, new OneTimeCode(Wrong(device)), Client);
        })));

        Assert.Equal(5, outcomes.Count(outcome => outcome is SignInFailed));
        Assert.Equal(15, outcomes.Count(outcome => outcome is TooManyAttempts));
    }

    [Fact]
    public async Task Guesses_are_delayed_even_for_the_right_code_and_never_for_ever()
    {
        var device = await CreateUserWithDeviceAsync();
        await FailAsync(device, 5);

        var wait = Assert.IsType<TooManyAttempts>(await Mfa.ProveAsync(await BeginMfaAsync(), new OneTimeCode(device.Code()), Client)).Wait;
        Iam.Clock.Advance(wait);

        await SignInWithAsync(device);
        Assert.Empty(await CountersAsync("device:"));
    }

    [Fact]
    public async Task A_new_password_step_gives_no_new_guesses()
    {
        var device = await CreateUserWithDeviceAsync();
        await FailAsync(device, 5);

        Assert.IsType<TooManyAttempts>(await Mfa.ProveAsync(await BeginMfaAsync(), new OneTimeCode(Wrong(device)), Client with { Address = "198.51.100.9", KnownBrowsers = new Dictionary<string, string> { ["any"] = "any" } }));
        Assert.IsType<TooManyAttempts>(await Mfa.ProveAsync(await BeginMfaAsync(), new SuccessiveCodes(device.Code(1), device.Code(2)), Client));
    }

    [Fact]
    public async Task Who_knows_the_password_delays_nobody_in_the_owners_own_browser_where_guesses_are_limited_too()
    {
        var device = await CreateUserWithDeviceAsync();
        await FailAsync(device, 5);
        var own = Client with { KnownBrowsers = new Dictionary<string, string> { [ThrottleKey.OfUser(Iam.Account, Account, "alice").Text] = "browser-of-alice" } };

        Assert.IsType<SignedIn>(await Mfa.ProveAsync(await BeginMfaAsync(), new OneTimeCode(device.Code()), own));
        for (var i = 0; i < 5; i++)
        {
            Assert.IsType<SignInFailed>(await Mfa.ProveAsync(await BeginMfaAsync(), new OneTimeCode(Wrong(device)), own));
        }

        Assert.IsType<TooManyAttempts>(await Mfa.ProveAsync(await BeginMfaAsync(), new OneTimeCode(device.Code()), own));
    }

    [Fact]
    public async Task Codes_and_passwords_are_counted_apart_and_each_user_by_itself()
    {
        var device = await CreateUserWithDeviceAsync();
        var bobs = await CreateUserWithDeviceAsync("bob");
        await SignIn.SignInUserAsync(Account, "alice", "wrong", Client);
        await FailAsync(device, 4);

        Assert.Equal(1, (await CountersAsync("user:")).Single(row => row.Failures > 0).Failures);
        Assert.Equal(4, Assert.Single(await CountersAsync("device:")).Failures);
        Assert.IsType<SignedIn>(await Mfa.ProveAsync(await BeginMfaAsync("bob"), new OneTimeCode(bobs.Code()), Client));
        Assert.Equal(4, Assert.Single(await CountersAsync("device:")).Failures);
    }

    [Fact]
    public async Task The_right_password_without_the_code_leaves_the_passwords_failures_counted()
    {
        var device = await CreateUserWithDeviceAsync();
        await SignIn.SignInUserAsync(Account, "alice", "wrong", Client);
        await SignIn.SignInUserAsync(Account, "alice", "wrong", Client);

        await BeginMfaAsync();
        Assert.Equal(2, Assert.Single(await CountersAsync("user:")).Failures);
        await SignInWithAsync(device);
        Assert.Empty(await CountersAsync("user:"));
        Assert.Equal(2, Assert.Single(await CountersAsync("address:")).Failures);
    }

    [Fact]
    public async Task A_count_stays_and_a_code_is_not_used_up_when_the_sign_in_fails_for_another_reason()
    {
        var device = await CreateUserWithDeviceAsync();
        var pending = await BeginMfaAsync();

        // No event can be written without an address: it stands for any fault after the code was accepted.
        await Assert.ThrowsAnyAsync<Exception>(() => Mfa.ProveAsync(pending, new OneTimeCode(device.Code()), Client with { Address = null! }));

        Assert.Equal(1, Assert.Single(await CountersAsync("device:")).Failures);
        Assert.IsType<SignedIn>(await Mfa.ProveAsync(pending, new OneTimeCode(device.Code()), Client));
    }

    [Fact]
    public async Task The_code_of_any_device_is_accepted_and_used_up_on_that_device_alone()
    {
        var phone = await CreateUserWithDeviceAsync();
        var spare = await Iam.AddDeviceAsync("spare", "alice");

        await SignInWithAsync(spare);
        await SignInWithAsync(phone);

        Assert.IsType<SignInFailed>(await Mfa.ProveAsync(await BeginMfaAsync(), new OneTimeCode(spare.Code()), Client));
        Assert.Equal(2, (await CountersAsync("device:")).Count);
    }

    [Fact]
    public async Task A_device_of_another_user_proves_nothing()
    {
        await CreateUserWithDeviceAsync();
        var bobs = await CreateUserWithDeviceAsync("bob");

        Assert.IsType<SignInFailed>(await Mfa.ProveAsync(await BeginMfaAsync(), new OneTimeCode(bobs.Code()), Client));
    }

    [Fact]
    public async Task Every_spelling_of_the_user_is_asked_for_MFA()
    {
        await CreateUserWithDeviceAsync();

        foreach (var (account, name) in new[] { (Account, "ALICE"), (Alias, "Alice"), ("1234-5678-9012", " alice ") })
        {
            Assert.IsType<MfaRequired>(await SignIn.SignInUserAsync(account, name, Password, Client));
        }
    }

    [Fact]
    public async Task Root_is_asked_for_its_device()
    {
        var device = await Iam.AddDeviceAsync("root-account-mfa-device");
        Assert.True((await Iam.Gateway.SendAsync(Iam.Root with { IsTemporary = true }, device.Enable(null))).IsSuccess);
        Iam.Clock.Advance(TimeSpan.FromMinutes(1));

        var pending = Assert.IsType<MfaRequired>(await SignIn.SignInRootAsync(RootEmail, RootPassword, Client)).PendingId;

        Assert.IsType<SignedIn>(await Mfa.ProveAsync(pending, new OneTimeCode(device.Code()), Client));
    }

    [Fact]
    public async Task A_forced_change_of_the_password_comes_after_MFA_and_not_instead()
    {
        var device = await CreateUserWithDeviceAsync(mustChangePassword: true);
        var pending = await BeginMfaAsync();
        Assert.IsType<PendingSignInEnded>(await SignIn.ChangePasswordAsync(pending, Password, "Brand-new-password-2", Client));

        var next = Assert.IsType<PasswordChangeRequired>(await Mfa.ProveAsync(pending, new OneTimeCode(device.Code()), Client)).PendingId;
        Assert.Empty(await Iam.ReadAsync(db => db.ConsoleSessions.ToListAsync()));
        Assert.IsType<PendingSignInEnded>(await Mfa.ProveAsync(next, new OneTimeCode(device.Code(1)), Client));
        Assert.IsType<PendingSignInEnded>(await Mfa.ProveAsync(pending, new OneTimeCode(device.Code(1)), Client));

        var session = Assert.IsType<SignedIn>(await SignIn.ChangePasswordAsync(next, Password, "Brand-new-password-2", Client)).Session;
        Assert.NotNull((await Sessions.FindAsync(session.SessionId))!.Caller.MfaAuthenticatedAt);
        Assert.Contains("\"MFAUsed\":\"Yes\"", (await LoginsAsync())[^1].RequestParameters);
    }

    [Fact]
    public async Task The_code_before_a_forced_change_is_used_up_too()
    {
        var device = await CreateUserWithDeviceAsync(mustChangePassword: true);
        Assert.IsType<PasswordChangeRequired>(await Mfa.ProveAsync(await BeginMfaAsync(), new OneTimeCode(device.Code()), Client));

        Assert.IsType<SignInFailed>(await Mfa.ProveAsync(await BeginMfaAsync(), new OneTimeCode(device.Code()), Client));
    }

    [Fact]
    public async Task A_reset_password_does_not_get_past_MFA()
    {
        await CreateUserWithDeviceAsync();
        await Iam.DoAsync(new UpdateLoginProfile("alice") { Password = "Administrators-choice-9", PasswordResetRequired = true });

        Assert.IsType<MfaRequired>(await SignIn.SignInUserAsync(Account, "alice", "Administrators-choice-9", Client));
    }

    [Fact]
    public async Task The_operator_resets_root_past_MFA_only_where_that_is_said()
    {
        var device = await Iam.AddDeviceAsync("root-account-mfa-device");
        Assert.True((await Iam.Gateway.SendAsync(Iam.Root with { IsTemporary = true }, device.Enable(null))).IsSuccess);
        var registry = Iam.Services.GetRequiredService<AccountRegistry>();

        await registry.ResetRootPasswordAsync(Iam.Account, "One-time-password-1");
        Assert.IsType<MfaRequired>(await SignIn.SignInRootAsync(RootEmail, "One-time-password-1", Client));
        await registry.ResetRootPasswordAsync(Iam.Account, "One-time-password-2", removesMfa: true);
        Assert.IsType<PasswordChangeRequired>(await SignIn.SignInRootAsync(RootEmail, "One-time-password-2", Client));
        Assert.Empty(await Iam.ReadAsync(db => db.MfaDevices.ToListAsync()));
    }

    [Fact]
    public async Task What_changes_meanwhile_ends_the_sign_in_that_waits()
    {
        var device = await CreateUserWithDeviceAsync();
        Func<Task>[] changes =
        [
            () => Iam.DoAsync(new UpdateLoginProfile("alice") { Password = Password + "2" }),
            async () => await Iam.AddDeviceAsync("spare", "alice"),
            () => Iam.DoAsync(new DeactivateMFADevice(device.SerialNumber) { UserName = "alice" }),
            () => Iam.DoAsync(new DeleteLoginProfile("alice")),
        ];

        foreach (var change in changes)
        {
            var password = change == changes[0] ? Password : Password + "2";
            var pending = Assert.IsType<MfaRequired>(await SignIn.SignInUserAsync(Account, "alice", password, Client)).PendingId;
            await change();
            Assert.IsType<PendingSignInEnded>(await Mfa.ProveAsync(pending, new OneTimeCode(device.Code()), Client));
        }
    }

    [Fact]
    public async Task A_device_that_is_added_before_a_forced_change_is_done_is_asked_for()
    {
        await CreateUserAsync(mustChangePassword: true);
        var pending = Assert.IsType<PasswordChangeRequired>(await SignIn.SignInUserAsync(Account, "alice", Password, Client)).PendingId;
        await Iam.AddDeviceAsync("phone", "alice");

        Assert.IsType<PendingSignInEnded>(await SignIn.ChangePasswordAsync(pending, Password, "Brand-new-password-2", Client));
    }

    [Fact]
    public async Task It_ends_after_ten_minutes_and_when_it_is_given_up()
    {
        var device = await CreateUserWithDeviceAsync();
        var late = await BeginMfaAsync();
        Iam.Clock.Advance(PendingSignIns.Lifetime);
        Assert.IsType<PendingSignInEnded>(await Mfa.ProveAsync(late, new OneTimeCode(device.Code()), Client));

        var givenUp = await BeginMfaAsync();
        Iam.Services.GetRequiredService<PendingSignIns>().Remove(givenUp);
        Assert.IsType<PendingSignInEnded>(await Mfa.ProveAsync(givenUp, new OneTimeCode(device.Code()), Client));
    }

    [Fact]
    public async Task A_clock_that_was_learned_counts_at_sign_in()
    {
        await CreateUserAsync();
        var device = await Iam.AddDeviceAsync("phone");
        device.Ahead = -300;
        await Iam.DoAsync(device.Enable("alice"));
        Iam.Clock.Advance(TimeSpan.FromMinutes(1));

        await SignInWithAsync(device);
        Assert.IsType<SignInFailed>(await Mfa.ProveAsync(await BeginMfaAsync(), new OneTimeCode(device.Code(300)), Client));
    }

    [Fact]
    public async Task Two_successive_codes_resynchronise_a_device_and_sign_in()
    {
        var device = await CreateUserWithDeviceAsync();
        device.Ahead = 7;
        var pending = await BeginMfaAsync();
        Assert.IsType<SignInFailed>(await Mfa.ProveAsync(pending, new OneTimeCode(device.Code()), Client));

        Assert.IsType<SignedIn>(await Mfa.ProveAsync(pending, new SuccessiveCodes(device.Code(), device.Code(1)), Client));

        Iam.Clock.Advance(TimeSpan.FromMinutes(2));
        await SignInWithAsync(device);
        Assert.Contains(("ResyncMFADevice", null), await Iam.EventsAsync());
    }

    [Theory]
    [InlineData(120, true)]
    [InlineData(-119, true)]
    [InlineData(122, false)]
    [InlineData(-122, false)]
    public async Task At_sign_in_a_clock_may_have_gone_off_by_an_hour(int ahead, bool accepted)
    {
        await CreateUserAsync();
        var device = await Iam.AddDeviceAsync("phone", "alice");
        Iam.Clock.Advance(TimeSpan.FromHours(3));
        device.Ahead = ahead;

        Assert.Equal(accepted, await Mfa.ProveAsync(await BeginMfaAsync(), new SuccessiveCodes(device.Code(-1), device.Code()), Client) is SignedIn);
    }

    [Fact]
    public async Task Codes_of_a_resynchronisation_are_used_up()
    {
        var device = await CreateUserWithDeviceAsync();
        var proof = new SuccessiveCodes(device.Code(-1), device.Code());
        Assert.IsType<SignedIn>(await Mfa.ProveAsync(await BeginMfaAsync(), proof, Client));

        Assert.IsType<SignInFailed>(await Mfa.ProveAsync(await BeginMfaAsync(), proof, Client));
        Assert.IsType<SignInFailed>(await Mfa.ProveAsync(await BeginMfaAsync(), new OneTimeCode(proof.Second), Client));
    }

    [Fact]
    public async Task A_resynchronisation_is_offered_after_repeated_failures()
    {
        var device = await CreateUserWithDeviceAsync();
        var pending = await BeginMfaAsync();
        var waiting = Iam.Services.GetRequiredService<PendingSignIns>();

        for (var failures = 0; failures < MfaSignIn.FailuresBeforeResync; failures++)
        {
            Assert.Equal(failures, waiting.Find(pending, PendingStage.Mfa)!.Failures);
            await Mfa.ProveAsync(pending, new OneTimeCode(Wrong(device)), Client);
        }

        Assert.Equal(MfaSignIn.FailuresBeforeResync, waiting.Find(pending, PendingStage.Mfa)!.Failures);
    }

    [Fact]
    public async Task The_events_say_whether_MFA_was_used_and_by_which_device()
    {
        await CreateUserAsync("bob");
        await SignInAsync("bob");
        var device = await CreateUserWithDeviceAsync();
        var pending = await BeginMfaAsync();
        await Mfa.ProveAsync(pending, new OneTimeCode(Wrong(device)), Client);
        await Mfa.ProveAsync(pending, new OneTimeCode(device.Code()), Client);

        Assert.Equal(
            [
                (null, """{"ConsoleLogin":"Success","MFAUsed":"No"}"""),
                ("FailedAuthentication", """{"ConsoleLogin":"Failure","MFAUsed":"Yes"}"""),
                (null, $$"""{"ConsoleLogin":"Success","MFAUsed":"Yes","MFAIdentifier":"{{device.SerialNumber}}"}"""),
            ],
            (await LoginsAsync()).Select(entry => (entry.ErrorCode, entry.RequestParameters)));
        Assert.Equal("""{"CheckMfa":"Success","MfaType":"Virtual MFA"}""", (await Iam.ReadAsync(db => db.ActivityEvents.SingleAsync(entry => entry.EventName == "CheckMfa"))).RequestParameters);
    }

    [Fact]
    public void A_proof_tells_no_code()
    {
        Assert.Equal("OneTimeCode", new OneTimeCode("123456").ToString());
        Assert.Equal("SuccessiveCodes", new SuccessiveCodes("123456", "654321").ToString());
    }

    private static string Wrong(Authenticator device)
    {
        var taken = Enumerable.Range(-1, 3).Select(device.Code).ToHashSet();
        return Enumerable.Range(0, 4).Select(digit => new string((char)('0' + digit), 6)).First(code => !taken.Contains(code));
    }

    private async Task<Authenticator> CreateUserWithDeviceAsync(string name = "alice", bool mustChangePassword = false)
    {
        await CreateUserAsync(name, mustChangePassword);
        return await Iam.AddDeviceAsync($"phone-of-{name}", name);
    }

    private async Task<BegunSession> SignInWithAsync(Authenticator device, string name = "alice") =>
        Assert.IsType<SignedIn>(await Mfa.ProveAsync(await BeginMfaAsync(name), new OneTimeCode(device.Code()), Client)).Session;

    private async Task FailAsync(Authenticator device, int times)
    {
        for (var i = 0; i < times; i++)
        {
            Assert.IsType<SignInFailed>(await Mfa.ProveAsync(await BeginMfaAsync(), new OneTimeCode(Wrong(device)), Client));
        }
    }
}
