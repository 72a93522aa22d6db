using IamConsole.Core.Authentication;

namespace IamConsole.Tests.Authentication;

public sealed class SignInCounterTests : SignInFixture
{
    [Fact]
    public async Task Every_spelling_of_a_user_counts_as_one_user()
    {
        await CreateUserAsync();

        foreach (var (account, name) in new[] { (Account, "alice"), (Alias, "ALICE"), ("EXAMPLE-CORP", " alice "), ("1234-5678-9012", "Alice") })
        {
            await SignIn.SignInUserAsync(account, name, "wrong", Client);
        }

        Assert.Equal(4, Assert.Single(await CountersAsync("user:")).Failures);
    }

    [Fact]
    public async Task A_delayed_user_waits_even_with_the_right_password_and_then_gets_in()
    {
        await CreateUserAsync();
        await FailAsync("alice", 5);

        var wait = Assert.IsType<TooManyAttempts>(await SignIn.SignInUserAsync(Account, "alice", Password, Client)).Wait;
        Iam.Clock.Advance(wait);

        Assert.IsType<SignedIn>(await SignIn.SignInUserAsync(Account, "alice", Password, Client));
    }

    [Fact]
    public async Task An_unknown_user_is_delayed_like_a_known_one()
    {
        await CreateUserAsync();
        await FailAsync("alice", 5);
        await FailAsync("nobody", 5);

        var known = await SignIn.SignInUserAsync(Account, "alice", "wrong", Client);
        var unknown = await SignIn.SignInUserAsync(Account, "nobody", "wrong", Client);

        Assert.Equal(known, unknown);
        Assert.IsType<TooManyAttempts>(unknown);
    }

    [Fact]
    public async Task An_unknown_account_is_delayed_like_a_known_one()
    {
        for (var i = 0; i < 5; i++)
        {
            Assert.IsType<SignInFailed>(await SignIn.SignInUserAsync("no-such-account", "alice", "wrong", Client));
        }

        Assert.IsType<TooManyAttempts>(await SignIn.SignInUserAsync("No-Such-Account", "ALICE", "wrong", Client));
    }

    [Fact]
    public async Task Root_is_delayed_too()
    {
        for (var i = 0; i < 5; i++)
        {
            Assert.IsType<SignInFailed>(await SignIn.SignInRootAsync(RootEmail, "wrong", Client));
        }

        Assert.IsType<TooManyAttempts>(await SignIn.SignInRootAsync(RootEmail.ToUpperInvariant(), RootPassword, Client));
    }

    [Fact]
    public async Task Success_clears_the_users_counter_and_leaves_the_address_what_others_did()
    {
        await CreateUserAsync();
        await FailAsync("alice", 3);
        await FailAsync("nobody", 2);

        await SignInAsync();

        Assert.Single(await CountersAsync("user:"));
        Assert.Equal(5, Assert.Single(await CountersAsync("address:")).Failures);
    }

    [Fact]
    public async Task Many_names_from_one_address_delay_the_address()
    {
        for (var i = 0; i < 30; i++)
        {
            Assert.IsType<SignInFailed>(await SignIn.SignInUserAsync(Account, $"user{i}", "wrong", Client));
        }

        Assert.IsType<TooManyAttempts>(await SignIn.SignInUserAsync(Account, "another", "wrong", Client));
        Assert.IsType<SignInFailed>(await SignIn.SignInUserAsync(Account, "another", "wrong", Client with { Address = "198.51.100.1" }));
    }

    [Fact]
    public async Task Strangers_cannot_lock_a_user_out_of_a_browser_that_is_known()
    {
        await CreateUserAsync();
        var subject = Assert.IsType<SignedIn>(await SignIn.SignInUserAsync(Account, "alice", Password, Client)).Subject;
        var known = Client with { KnownBrowsers = new Dictionary<string, string> { [subject.Text] = "browser-of-alice" } };
        await FailAsync("alice", 5);

        Assert.IsType<TooManyAttempts>(await SignIn.SignInUserAsync(Account, "alice", Password, Client));
        Assert.IsType<SignedIn>(await SignIn.SignInUserAsync(Account, "alice", Password, known));
    }

    [Fact]
    public async Task A_known_browser_is_delayed_by_its_own_failures()
    {
        await CreateUserAsync();
        var subject = Assert.IsType<SignedIn>(await SignIn.SignInUserAsync(Account, "alice", Password, Client)).Subject;
        var known = Client with { KnownBrowsers = new Dictionary<string, string> { [subject.Text] = "browser-of-alice" } };
        for (var i = 0; i < 5; i++)
        {
            Assert.IsType<SignInFailed>(await SignIn.SignInUserAsync(Account, "alice", "wrong", known));
        }

        Assert.IsType<TooManyAttempts>(await SignIn.SignInUserAsync(Account, "alice", Password, known));
    }

    [Fact]
    public async Task A_count_stays_when_the_attempt_ends_in_an_exception()
    {
        await CreateUserAsync();

        // No event can be written without an address: it stands for any fault after the count.
        await Assert.ThrowsAnyAsync<Exception>(() => SignIn.SignInUserAsync(Account, "alice", "wrong", Client with { Address = null! }));

        Assert.Equal(1, Assert.Single(await CountersAsync("user:")).Failures);
        Assert.Empty(await LoginsAsync());
    }

    private async Task FailAsync(string name, int times)
    {
        for (var i = 0; i < times; i++)
        {
            Assert.IsType<SignInFailed>(await SignIn.SignInUserAsync(Account, name, "wrong", Client));
        }
    }
}
