using IamConsole.Core.AccountSettings;
using IamConsole.Core.Authentication;
using IamConsole.Core.LoginProfiles;
using IamConsole.Core.Model;
using IamConsole.Core.Operations;

namespace IamConsole.Tests.Authentication;

public sealed class PasswordExpiryTests : SignInFixture
{
    private static readonly DateTimeOffset Changed = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData(74.9, null, false)]
    [InlineData(75, 15, false)]
    [InlineData(88.5, 2, false)]
    [InlineData(89.5, 1, false)]
    [InlineData(90, null, true)]
    public void The_last_fifteen_days_warn(double age, int? days, bool past)
    {
        var expiry = PasswordExpiry.Of(new PasswordPolicy { MaximumAge = 90 }, Changed);

        Assert.Equal((days, past), (expiry.WarningDays(Changed.AddDays(age)), expiry.IsPast(Changed.AddDays(age))));
    }

    [Fact]
    public void Without_a_policy_a_password_never_expires() => Assert.False(PasswordExpiry.Of(null, Changed).IsPast(DateTimeOffset.MaxValue));

    [Fact]
    public async Task An_expired_password_has_to_be_changed_at_sign_in()
    {
        await CreateUserAsync();
        await Iam.DoAsync(new UpdateAccountPasswordPolicy { MaxPasswordAge = 30 });
        Iam.Clock.Advance(TimeSpan.FromDays(29));
        Assert.IsType<SignedIn>(await SignIn.SignInUserAsync(Account, "alice", Password, Client));
        Iam.Clock.Advance(TimeSpan.FromDays(1));

        var asked = Assert.IsType<PasswordChangeRequired>(await SignIn.SignInUserAsync(Account, "alice", Password, Client));

        Assert.IsType<SignedIn>(await SignIn.ChangePasswordAsync(asked.PendingId, Password, "Brand-new-password-2", Client));
        Assert.IsType<SignedIn>(await SignIn.SignInUserAsync(Account, "alice", "Brand-new-password-2", Client));
    }

    [Fact]
    public async Task With_hard_expiry_only_an_administrator_helps_and_the_attempt_is_in_the_history()
    {
        await CreateUserAsync();
        await Iam.DoAsync(new UpdateAccountPasswordPolicy { MaxPasswordAge = 30, HardExpiry = true });
        Iam.Clock.Advance(TimeSpan.FromDays(30));

        Assert.IsType<PasswordExpired>(await SignIn.SignInUserAsync(Account, "alice", Password, Client));
        Assert.IsType<SignInFailed>(await SignIn.SignInUserAsync(Account, "alice", "Not-the-password-1", Client));
        Assert.All(await LoginsAsync(), login => Assert.NotNull(login.ErrorCode));

        await Iam.DoAsync(new UpdateLoginProfile("alice") { Password = "Administrators-choice-9" });
        Assert.IsType<SignedIn>(await SignIn.SignInUserAsync(Account, "alice", "Administrators-choice-9", Client));
    }

    [Fact]
    public async Task The_password_that_sign_in_asks_for_is_none_that_was_used_before()
    {
        await CreateUserAsync();
        await Iam.DoAsync(new UpdateLoginProfile("alice") { Password = "Second-password-2", PasswordResetRequired = true });
        await Iam.DoAsync(new UpdateAccountPasswordPolicy { PasswordReusePrevention = 5 });
        var asked = Assert.IsType<PasswordChangeRequired>(await SignIn.SignInUserAsync(Account, "alice", "Second-password-2", Client));

        Assert.Equal("Password should not be one of the last 5, the present one included", Assert.IsType<NewPasswordRefused>(await SignIn.ChangePasswordAsync(asked.PendingId, "Second-password-2", Password, Client)).Message);
        Assert.IsType<SignedIn>(await SignIn.ChangePasswordAsync(asked.PendingId, "Second-password-2", "Third-password-3", Client));
    }

    [Fact]
    public async Task Root_is_under_no_password_policy()
    {
        await Iam.DoAsync(new UpdateAccountPasswordPolicy { MaxPasswordAge = 1, HardExpiry = true });
        Iam.Clock.Advance(TimeSpan.FromDays(400));

        Assert.IsType<SignedIn>(await SignIn.SignInRootAsync(RootEmail, RootPassword, Client));
    }
}
