using IamConsole.Core.Authentication;
using IamConsole.Core.LoginProfiles;
using IamConsole.Core.Model;
using IamConsole.Tests.Authentication;

namespace IamConsole.Tests.LoginProfiles;

/// <summary>ChangePassword is no second way to guess a password.</summary>
public sealed class PasswordGuessTests : SignInFixture
{
    private const string NewPassword = "Another-choice-2";

    [Fact]
    public async Task Wrong_old_passwords_are_counted_and_delay_no_sign_in()
    {
        var caller = await ArrangeAsync();
        for (var guess = 0; guess < 5; guess++)
        {
            Assert.Equal("AccessDenied", await ChangeAsync(caller, "wrong-guess-1"));
        }

        Assert.Equal("Throttling", await ChangeAsync(caller, Password));
        Assert.IsType<SignedIn>(await SignIn.SignInUserAsync(Account, "alice", Password, Client with { Address = "198.51.100.9" }));
        Iam.Clock.Advance(TimeSpan.FromSeconds(2));
        Assert.Null(await ChangeAsync(caller, Password));
    }

    [Fact]
    public async Task Strangers_who_fail_to_sign_in_do_not_delay_it()
    {
        var caller = await ArrangeAsync();
        for (var guess = 0; guess < 5; guess++)
        {
            await SignIn.SignInUserAsync(Account, "ALICE", "wrong-guess-1", Client with { Address = "198.51.100.9" });
        }

        Assert.Null(await ChangeAsync(caller, Password));
    }

    [Fact]
    public async Task A_batch_that_is_undone_keeps_its_guesses_counted()
    {
        var caller = await ArrangeAsync();

        var refused = await Iam.Gateway.SendAllAsync(caller, [.. Enumerable.Range(0, 6).Select(guess => new ChangePassword($"wrong-guess-{guess}", NewPassword))]);

        Assert.Equal("AccessDenied", refused.Error?.Code);
        Assert.Equal(5, Assert.Single(await CountersAsync("principal:")).Failures);
        Assert.Equal("Throttling", await ChangeAsync(caller, Password));
    }

    [Fact]
    public async Task Parallel_guesses_are_all_counted()
    {
        var caller = await ArrangeAsync();

        var codes = await Task.WhenAll(Enumerable.Range(0, 20).Select(guess => Task.Run(() => ChangeAsync(caller, $"wrong-guess-{guess}"))));

        Assert.Equal((5, 15), (codes.Count(code => code == "AccessDenied"), codes.Count(code => code == "Throttling")));
    }

    [Fact]
    public async Task A_right_old_password_is_given_back_even_where_the_new_one_is_refused()
    {
        var caller = await ArrangeAsync();

        Assert.Equal("PasswordPolicyViolation", (await Iam.Gateway.SendAsync(caller, new ChangePassword(Password, "short"))).Error?.Code);

        Assert.Empty(await CountersAsync("principal:"));
    }

    private async Task<Caller> ArrangeAsync()
    {
        await CreateUserAsync();
        await Iam.AddInlinePolicyAsync("alice", """{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"iam:ChangePassword","Resource":"*"}}""");
        return await Iam.CallerOfAsync("alice");
    }

    private async Task<string?> ChangeAsync(Caller caller, string oldPassword) => (await Iam.Gateway.SendAsync(caller, new ChangePassword(oldPassword, NewPassword))).Error?.Code;
}
