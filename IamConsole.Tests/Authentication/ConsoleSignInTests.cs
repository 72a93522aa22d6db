using IamConsole.Core.Arns;
using IamConsole.Core.Authentication;
using IamConsole.Core.Model;
using IamConsole.Core.Users;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace IamConsole.Tests.Authentication;

public sealed class ConsoleSignInTests : SignInFixture
{
    [Theory]
    [InlineData(Account, "alice")]
    [InlineData(Alias, "ALICE")]
    [InlineData(" Example-Corp ", " Alice ")]
    [InlineData("1234-5678-9012", "alice")]
    public async Task A_user_signs_in_by_account_id_or_alias_in_any_case(string account, string name)
    {
        await CreateUserAsync();

        var session = Assert.IsType<SignedIn>(await SignIn.SignInUserAsync(account, name, Password, Client)).Session;

        Assert.Equal("arn:aws:iam::123456789012:user/alice", session.Caller.Arn);
        Assert.Equal(CallerKind.User, session.Caller.Kind);
    }

    [Theory]
    [InlineData(RootEmail)]
    [InlineData("ROOT@123456789012.example")]
    public async Task Root_signs_in_by_email(string email)
    {
        var session = Assert.IsType<SignedIn>(await SignIn.SignInRootAsync(email, RootPassword, Client)).Session;

        Assert.Equal("arn:aws:iam::123456789012:root", session.Caller.Arn);
        Assert.Null(session.Caller.UserName);
    }

    [Theory]
    [InlineData("999999999999", "alice", Password)]
    [InlineData("no-such-alias", "alice", Password)]
    [InlineData(Account, "nobody", Password)]
    [InlineData(Account, "alice", "correct-horse-1")]
    [InlineData(Account, "alice", " Correct-horse-1")]
    [InlineData(Account, "keyless", Password)]
    [InlineData(Account, "", Password)]
    [InlineData("", "alice", Password)]
    [InlineData(Account, "alice", "")]
    public async Task Whatever_is_wrong_the_answer_is_the_same(string account, string name, string password)
    {
        await CreateUserAsync();
        await Iam.DoAsync(new CreateUser("keyless"));

        Assert.IsType<SignInFailed>(await SignIn.SignInUserAsync(account, name, password, Client));
    }

    [Fact]
    public async Task Root_is_refused_with_the_same_answer()
    {
        Assert.IsType<SignInFailed>(await SignIn.SignInRootAsync(RootEmail, "Root-password-2", Client));
        Assert.IsType<SignInFailed>(await SignIn.SignInRootAsync("nobody@example.com", RootPassword, Client));
    }

    [Fact]
    public async Task A_user_of_another_account_is_not_found()
    {
        await CreateUserAsync();
        await Iam.AddAccountAsync(AccountId.Parse("210987654321"));

        Assert.IsType<SignInFailed>(await SignIn.SignInUserAsync("210987654321", "alice", Password, Client));
    }

    [Fact]
    public async Task Over_long_fields_are_refused_without_counting_or_hashing()
    {
        var tooLong = new string('x', ConsoleSignIn.LongestField + 1);

        Assert.IsType<SignInFailed>(await SignIn.SignInUserAsync(Account, "alice", tooLong, Client));
        Assert.IsType<SignInFailed>(await SignIn.SignInUserAsync(Account, tooLong, Password, Client));
        Assert.IsType<SignInFailed>(await SignIn.SignInUserAsync(tooLong, "alice", Password, Client));
        Assert.IsType<SignInFailed>(await SignIn.SignInRootAsync(tooLong, Password, Client));

        Assert.Empty(await CountersAsync(""));
    }

    [Theory]
    [InlineData("AKIAIOSFODNN7EXAMPLE", "x")]
    [InlineData("ASIAIOSFODNN7EXAMPLE", "x")]
    [InlineData("alice", "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY")]
    [InlineData("alice", " AKIAIOSFODNN7EXAMPLE ")]
    [InlineData("wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY", "x")]
    public async Task An_access_key_is_known_by_its_shape_and_nothing_is_looked_up(string name, string password)
    {
        Assert.IsType<AccessKeyGiven>(await SignIn.SignInUserAsync(Account, name, password, Client));
        Assert.IsType<AccessKeyGiven>(await SignIn.SignInRootAsync(name, password, Client));

        Assert.Empty(await CountersAsync(""));
        Assert.Empty(await LoginsAsync());
    }

    [Fact]
    public async Task Every_attempt_is_in_the_event_history_and_unknown_names_are_hidden()
    {
        await CreateUserAsync();
        await SignInAsync();
        await SignIn.SignInUserAsync(Account, "alice", "wrong", Client);
        await SignIn.SignInUserAsync(Account, "my-password-by-mistake", "wrong", Client);
        await SignIn.SignInRootAsync(RootEmail, "wrong", Client);

        var logins = await LoginsAsync();

        Assert.Equal(
            [("alice", null), ("alice", "Failed authentication"), ("HIDDEN_DUE_TO_SECURITY_REASONS", "No username found in supplied account"), (null, "Failed authentication")],
            logins.Select(login => (login.UserName, login.ErrorMessage)));
        Assert.All(logins, login => Assert.Equal(("signin.amazonaws.com", Client.Address), (login.EventSource, login.SourceIp)));
        Assert.Equal("""{"ConsoleLogin":"Success","MFAUsed":"No"}""", logins[0].RequestParameters);
        Assert.Equal("""{"ConsoleLogin":"Failure","MFAUsed":"No"}""", logins[1].RequestParameters);
        Assert.Equal("Root", logins[3].IdentityType);
    }

    [Fact]
    public async Task The_last_use_of_the_password_is_noted()
    {
        await CreateUserAsync();

        await SignInAsync();

        Assert.Equal(Iam.Clock.GetUtcNow(), await Iam.ReadAsync(db => db.Users.Select(user => user.PasswordLastUsedAt).SingleAsync()));
    }

    [Fact]
    public async Task A_hash_of_lower_strength_is_made_anew_and_sessions_stay()
    {
        await CreateUserAsync();
        var session = await SignInAsync();
        var weak = new PasswordHasher<ConsoleUser>(Options.Create(new PasswordHasherOptions { IterationCount = 10 })).HashPassword(null!, Password);
        await ChangeAsync(db => db.LoginProfiles.ExecuteUpdateAsync(set => set.SetProperty(profile => profile.PasswordHash, weak)));

        await SignInAsync();

        Assert.NotEqual(weak, await Iam.ReadAsync(db => db.LoginProfiles.Select(profile => profile.PasswordHash).SingleAsync()));
        Assert.NotNull(await Sessions.FindAsync(session.SessionId));
        await SignInAsync();
    }
}
