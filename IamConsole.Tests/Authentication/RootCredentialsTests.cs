using IamConsole.Core.Arns;
using IamConsole.Core.Authentication;
using IamConsole.Core.Model;
using IamConsole.Core.Operations;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace IamConsole.Tests.Authentication;

/// <summary>Root changes its own password and e-mail address.</summary>
public sealed class RootCredentialsTests : SignInFixture
{
    private const string NewPassword = "Plum-Tractor-58";

    private RootCredentials Credentials => Iam.Services.GetRequiredService<RootCredentials>();

    [Fact]
    public async Task A_new_password_opens_the_console_and_ends_roots_other_sessions()
    {
        var here = await SignInRootAsync();
        var other = await SignInRootAsync();

        var changed = await Credentials.ChangePasswordAsync(here.Caller, RootPassword, NewPassword);

        Assert.True(changed.IsSuccess, changed.Error?.Message);
        Assert.NotNull(await Sessions.FindAsync(here.SessionId));
        Assert.Null(await Sessions.FindAsync(other.SessionId));
        Assert.IsType<SignInFailed>(await SignIn.SignInRootAsync(RootEmail, RootPassword, Client));
        Assert.IsType<SignedIn>(await SignIn.SignInRootAsync(RootEmail, NewPassword, Client));
        Assert.Contains(("PasswordUpdated", null), await Iam.EventsAsync());
    }

    [Theory]
    [InlineData("Password1!")]
    [InlineData("IamConsole-2026")]
    [InlineData("short")]
    [InlineData(RootPassword)]
    public async Task A_password_that_breaks_a_rule_is_refused_and_counts_against_nobody(string password)
    {
        var here = await SignInRootAsync();

        Assert.Equal("PasswordPolicyViolation", (await Credentials.ChangePasswordAsync(here.Caller, RootPassword, password)).Error?.Code);

        Assert.Empty(await CountersAsync("session:"));
    }

    [Fact]
    public async Task The_first_password_that_root_chooses_is_held_against_the_same_rules()
    {
        await Iam.Services.GetRequiredService<AccountRegistry>().ResetRootPasswordAsync(AccountId.Parse(Account), "One-time-password-1");
        var pending = Assert.IsType<PasswordChangeRequired>(await SignIn.SignInRootAsync(RootEmail, "One-time-password-1", Client)).PendingId;

        Assert.IsType<NewPasswordRefused>(await SignIn.ChangePasswordAsync(pending, "One-time-password-1", "IamConsole-2026", Client));
        Assert.IsType<NewPasswordRefused>(await SignIn.ChangePasswordAsync(pending, "One-time-password-1", "Corp-2026-Corp", Client));
        Assert.IsType<SignedIn>(await SignIn.ChangePasswordAsync(pending, "One-time-password-1", NewPassword, Client));
    }

    [Fact]
    public async Task Guesses_of_the_present_password_are_counted_as_those_of_sign_in_are()
    {
        var here = await SignInRootAsync();
        for (var guess = 0; guess < 5; guess++)
        {
            Assert.Equal("AccessDenied", (await Credentials.ChangePasswordAsync(here.Caller, "wrong-guess", NewPassword)).Error?.Code);
        }

        Assert.Equal("Throttling", (await Credentials.ChangePasswordAsync(here.Caller, RootPassword, NewPassword)).Error?.Code);
        Assert.Equal("Throttling", (await Credentials.ChangeEmailAsync(here.Caller, RootPassword, "new@example.com")).Error?.Code);
        Assert.IsType<SignedIn>(await SignIn.SignInRootAsync(RootEmail, RootPassword, Client));
        Assert.Equal(5, (await Iam.EventsAsync()).Count(entry => entry == ("PasswordUpdated", "FailedAuthentication")));
    }

    [Fact]
    public async Task Root_signs_in_with_its_new_address_and_no_more_with_the_old_one()
    {
        var here = await SignInRootAsync();

        var changed = await Credentials.ChangeEmailAsync(here.Caller, RootPassword, " owner@example.com ");

        Assert.True(changed.IsSuccess, changed.Error?.Message);
        Assert.Equal("owner@example.com", (await Credentials.ReadAsync(here.Caller)).Value.Email);
        Assert.IsType<SignInFailed>(await SignIn.SignInRootAsync(RootEmail, RootPassword, Client));
        Assert.IsType<SignedIn>(await SignIn.SignInRootAsync("OWNER@example.com", RootPassword, Client));
        Assert.Contains(("EmailUpdated", null), await Iam.EventsAsync());
    }

    [Theory]
    [InlineData("ROOT@210987654321.EXAMPLE", "EntityAlreadyExists")]
    [InlineData("no address", "InvalidInput")]
    [InlineData("", "InvalidInput")]
    [InlineData(RootEmail, "InvalidInput")]
    public async Task An_address_that_cannot_be_is_refused(string email, string code)
    {
        await Iam.AddAccountAsync(AccountId.Parse("210987654321"));
        var here = await SignInRootAsync();

        Assert.Equal(code, (await Credentials.ChangeEmailAsync(here.Caller, RootPassword, email)).Error?.Code);

        Assert.Equal(RootEmail, (await Credentials.ReadAsync(here.Caller)).Value.Email);
    }

    [Fact]
    public async Task The_address_can_be_written_in_other_letters()
    {
        var here = await SignInRootAsync();

        Assert.True((await Credentials.ChangeEmailAsync(here.Caller, RootPassword, RootEmail.ToUpperInvariant())).IsSuccess);
    }

    [Fact]
    public async Task The_address_changes_only_after_a_fresh_proof_of_identity()
    {
        var here = await SignInRootAsync();
        Iam.Clock.Advance(FreshProofRequired.Validity + TimeSpan.FromSeconds(1));
        var caller = (await Sessions.FindAsync(here.SessionId))!.Caller;

        Assert.IsType<FreshProofRequired>((await Credentials.ChangeEmailAsync(caller, RootPassword, "owner@example.com")).Error);
    }

    [Fact]
    public async Task Nobody_but_roots_own_console_session_reaches_them()
    {
        await CreateUserAsync();
        var user = (await SignInAsync()).Caller;
        var root = (await SignInRootAsync()).Caller;
        foreach (var caller in new[] { user, root with { SessionIdHash = null }, Caller.Installation(AccountId.Parse(Account)) })
        {
            Assert.Equal("AccessDenied", (await Credentials.ReadAsync(caller)).Error?.Code);
            Assert.Equal("AccessDenied", (await Credentials.ChangePasswordAsync(caller, RootPassword, NewPassword)).Error?.Code);
            Assert.Equal("AccessDenied", (await Credentials.ChangeEmailAsync(caller, RootPassword, "owner@example.com")).Error?.Code);
        }
    }

    [Fact]
    public async Task No_event_holds_a_password()
    {
        var here = await SignInRootAsync();
        await Credentials.ChangePasswordAsync(here.Caller, "wrong-guess", NewPassword);
        await Credentials.ChangePasswordAsync(here.Caller, RootPassword, NewPassword);

        var rows = await Iam.ReadAsync(db => db.ActivityEvents.ToListAsync());

        Assert.All(rows, row => Assert.All((string[])[RootPassword, NewPassword, "wrong-guess"], password => Assert.DoesNotContain(password, row.RequestParameters + row.ErrorMessage, StringComparison.Ordinal)));
    }

    private async Task<BegunSession> SignInRootAsync() => Assert.IsType<SignedIn>(await SignIn.SignInRootAsync(RootEmail, RootPassword, Client)).Session;
}
