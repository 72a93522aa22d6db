using IamConsole.Core.Authentication;
using IamConsole.Core.LoginProfiles;
using Microsoft.EntityFrameworkCore;

namespace IamConsole.Tests.Authentication;

public sealed class ForcedPasswordChangeTests : SignInFixture
{
    private const string NewPassword = "Brand-new-password-2";

    [Fact]
    public async Task No_session_exists_before_the_password_is_changed()
    {
        await BeginAsync();

        Assert.Empty(await Iam.ReadAsync(db => db.ConsoleSessions.ToListAsync()));
    }

    [Fact]
    public async Task The_new_password_signs_in_now_and_later_and_the_old_one_no_more()
    {
        var pending = await BeginAsync();

        var session = Assert.IsType<SignedIn>(await SignIn.ChangePasswordAsync(pending, Password, NewPassword, Client)).Session;

        Assert.NotNull(await Sessions.FindAsync(session.SessionId));
        Assert.IsType<SignedIn>(await SignIn.SignInUserAsync(Account, "alice", NewPassword, Client));
        Assert.IsType<SignInFailed>(await SignIn.SignInUserAsync(Account, "alice", Password, Client));
        var events = (await Iam.EventsAsync()).Select(entry => entry.EventName).ToList();
        Assert.True(events.IndexOf("ChangePassword") < events.IndexOf("ConsoleLogin"), string.Join(' ', events));
    }

    [Fact]
    public async Task It_works_once()
    {
        var pending = await BeginAsync();
        await SignIn.ChangePasswordAsync(pending, Password, NewPassword, Client);

        Assert.IsType<PendingSignInEnded>(await SignIn.ChangePasswordAsync(pending, NewPassword, "Third-password-3", Client));
    }

    [Fact]
    public async Task It_ends_after_ten_minutes()
    {
        var pending = await BeginAsync();
        Iam.Clock.Advance(PendingSignIns.Lifetime);

        Assert.IsType<PendingSignInEnded>(await SignIn.ChangePasswordAsync(pending, Password, NewPassword, Client));
    }

    [Fact]
    public async Task A_reset_meanwhile_ends_it()
    {
        var pending = await BeginAsync();
        await Iam.DoAsync(new UpdateLoginProfile("alice") { Password = "Administrators-choice-9" });

        Assert.IsType<PendingSignInEnded>(await SignIn.ChangePasswordAsync(pending, Password, NewPassword, Client));
    }

    [Theory]
    [InlineData("short-1A", true)]
    [InlineData("Short-1", false)]
    [InlineData("alllowercase", false)]
    [InlineData(Password, false)]
    [InlineData("wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY", false)]
    public async Task A_new_password_keeps_the_rules(string password, bool accepted)
    {
        var pending = await BeginAsync();

        var outcome = await SignIn.ChangePasswordAsync(pending, Password, password, Client);

        Assert.Equal(accepted, outcome is SignedIn);
        Assert.Equal(!accepted, outcome is NewPasswordRefused);
    }

    [Fact]
    public async Task Wrong_old_passwords_are_counted_with_the_failed_sign_ins()
    {
        var pending = await BeginAsync();
        for (var i = 0; i < 3; i++)
        {
            Assert.IsType<SignInFailed>(await SignIn.SignInUserAsync(Account, "alice", "wrong", Client));
        }

        Assert.IsType<SignInFailed>(await SignIn.ChangePasswordAsync(pending, "wrong", NewPassword, Client));
        Assert.IsType<SignInFailed>(await SignIn.ChangePasswordAsync(pending, "wrong", NewPassword, Client));

        Assert.IsType<TooManyAttempts>(await SignIn.ChangePasswordAsync(pending, Password, NewPassword, Client));
    }

    [Fact]
    public async Task Root_with_a_one_time_password_chooses_another()
    {
        await ChangeAsync(db => db.Accounts.ExecuteUpdateAsync(set => set.SetProperty(account => account.RootPasswordResetRequired, true)));
        var pending = Assert.IsType<PasswordChangeRequired>(await SignIn.SignInRootAsync(RootEmail, RootPassword, Client)).PendingId;

        Assert.IsType<SignedIn>(await SignIn.ChangePasswordAsync(pending, RootPassword, NewPassword, Client));

        Assert.IsType<SignedIn>(await SignIn.SignInRootAsync(RootEmail, NewPassword, Client));
    }

    private async Task<string> BeginAsync()
    {
        await CreateUserAsync(mustChangePassword: true);
        return Assert.IsType<PasswordChangeRequired>(await SignIn.SignInUserAsync(Account, "alice", Password, Client)).PendingId;
    }
}
