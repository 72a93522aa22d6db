using System.Reflection;
using System.Text.RegularExpressions;
using IamConsole.Core.Authentication;
using IamConsole.Core.InlinePolicies;
using IamConsole.Core.LoginProfiles;
using IamConsole.Core.Operations;
using IamConsole.Core.Storage;
using IamConsole.Core.Users;
using IamConsole.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace IamConsole.Tests.Authentication;

/// <summary>Classes of flaws that other products had, where no other test holds against them. README.md of this folder names the test of each class.</summary>
public sealed class FlawClassTests : SignInFixture
{
    private const string NewPassword = "Brand-new-password-2";

    [Fact]
    public async Task A_one_time_password_of_root_opens_nothing_but_the_change_and_is_used_up_by_it()
    {
        var accounts = Iam.Services.GetRequiredService<AccountRegistry>();
        await accounts.ResetRootPasswordAsync(Iam.Account, "First-one-time-1");
        var first = Assert.IsType<PasswordChangeRequired>(await SignIn.SignInRootAsync(RootEmail, "First-one-time-1", Client));
        Assert.Empty(await Iam.ReadAsync(db => db.ConsoleSessions.ToListAsync()));

        // A second reset takes back what the first gave out, a change that has been begun included.
        await accounts.ResetRootPasswordAsync(Iam.Account, "Second-one-time-2");
        Assert.IsType<PendingSignInEnded>(await SignIn.ChangePasswordAsync(first.PendingId, "First-one-time-1", NewPassword, Client));
        Assert.IsType<SignInFailed>(await SignIn.SignInRootAsync(RootEmail, "First-one-time-1", Client));

        var second = Assert.IsType<PasswordChangeRequired>(await SignIn.SignInRootAsync(RootEmail, "Second-one-time-2", Client));
        Assert.IsType<SignedIn>(await SignIn.ChangePasswordAsync(second.PendingId, "Second-one-time-2", NewPassword, Client));

        Assert.IsType<SignInFailed>(await SignIn.SignInRootAsync(RootEmail, "Second-one-time-2", Client));
        Assert.IsType<PendingSignInEnded>(await SignIn.ChangePasswordAsync(second.PendingId, NewPassword, "Third-password-3", Client));
    }

    [Fact]
    public async Task Wrong_passwords_at_every_door_are_counted_together()
    {
        await CreateUserAsync(mustChangePassword: true);
        var pending = Assert.IsType<PasswordChangeRequired>(await SignIn.SignInUserAsync(Account, "alice", Password, Client)).PendingId;
        for (var i = 0; i < 3; i++)
        {
            Assert.IsType<SignInFailed>(await SignIn.ChangePasswordAsync(pending, "wrong", NewPassword, Client));
        }

        for (var i = 0; i < 2; i++)
        {
            Assert.IsType<SignInFailed>(await SignIn.SignInUserAsync(Alias, "ALICE", "wrong", Client));
        }

        Assert.IsType<TooManyAttempts>(await SignIn.ChangePasswordAsync(pending, Password, NewPassword, Client));
        Assert.IsType<TooManyAttempts>(await SignIn.SignInUserAsync(Account, "alice", Password, Client));
    }

    [Fact]
    public async Task A_password_change_that_was_begun_is_of_one_account_and_one_user_only()
    {
        await CreateUserAsync(mustChangePassword: true);
        await CreateUserAsync("bob", mustChangePassword: true);
        await Iam.DoAsync(new UpdateLoginProfile("bob") { Password = "Password-of-bob-1", PasswordResetRequired = true });
        var ofAlice = Assert.IsType<PasswordChangeRequired>(await SignIn.SignInUserAsync(Account, "alice", Password, Client)).PendingId;

        Assert.IsType<SignInFailed>(await SignIn.ChangePasswordAsync(ofAlice, "Password-of-bob-1", NewPassword, Client));

        Assert.IsType<SignInFailed>(await SignIn.SignInUserAsync(Account, "bob", NewPassword, Client));
    }

    [Fact]
    public async Task Guesses_of_a_code_are_counted_wherever_they_come_from()
    {
        await CreateUserAsync();
        var device = await Iam.AddDeviceAsync("phone", "alice");
        for (var i = 0; i < 5; i++)
        {
            var client = new ClientInfo($"198.51.100.{i}", $"browser/{i}", false);
            Assert.IsType<SignInFailed>(await Mfa.ProveAsync(await BeginMfaAsync(), new OneTimeCode("000000"), client));
        }

        Assert.IsType<TooManyAttempts>(await Mfa.ProveAsync(await BeginMfaAsync(), new OneTimeCode(device.Code()), new ClientInfo("203.0.113.1", "another/1", false)));
    }

    [Fact]
    public async Task A_sign_in_that_waits_for_MFA_is_used_once()
    {
        await CreateUserAsync();
        var device = await Iam.AddDeviceAsync("phone", "alice");
        var pending = await BeginMfaAsync();
        Assert.IsType<SignedIn>(await Mfa.ProveAsync(pending, new OneTimeCode(device.Code()), Client));
        Iam.Clock.Advance(TimeSpan.FromMinutes(1));

        Assert.IsType<PendingSignInEnded>(await Mfa.ProveAsync(pending, new OneTimeCode(device.Code()), Client));
    }

    [Fact]
    public async Task A_sign_in_that_waits_for_MFA_is_used_once_by_parallel_attempts_too()
    {
        await CreateUserAsync();
        var device = await Iam.AddDeviceAsync("phone", "alice");
        var pending = await BeginMfaAsync();
        Task<SignInOutcome>[] attempts;
        await using (await Iam.Services.GetRequiredService<IamStore>().BeginWriteAsync(Iam.Account, CancellationToken.None))
        {
            // Both have found it before either can use it up, and both codes are good.
            attempts = [Mfa.ProveAsync(pending, new OneTimeCode(device.Code(-1)), Client), Mfa.ProveAsync(pending, new OneTimeCode(device.Code()), Client)];
        }

        var outcomes = await Task.WhenAll(attempts);

        Assert.Single(outcomes.OfType<SignedIn>());
        Assert.Single(await Iam.ReadAsync(db => db.ConsoleSessions.ToListAsync()));
    }

    [Theory]
    [InlineData("""{"Effect":"Allow","Action":"iam:ListUsers","Resource":"*","Condition":{"StringEqualz":{"aws:username":"alice"}}}""")]
    [InlineData("""{"Effect":"Allow","Action":"iam:ListUsers","Resource":"*"},{"Effect":"Deny","Action":"iam:ListUsers","Resource":"*","Condition":{"StringEqualz":{"aws:username":"somebody-else"}}}""")]
    [InlineData("""{"Effect":"Allow","Action":"iam:ListUsers","Resource":"*"},{"Effect":"Deny","Action":"iam:ListUsers","Resource":"*","Condition":{"BoolIfExist":{"aws:MultiFactorAuthPresent":"true"}}}""")]
    public async Task A_condition_operator_that_nobody_knows_is_refused_when_it_is_saved_and_grants_nothing_if_it_ever_was(string statements)
    {
        var document = $$"""{"Version":"2012-10-17","Statement":[{{statements}}]}""";
        await CreateUserAsync();

        Assert.Equal("MalformedPolicyDocument", (await Iam.RefusedAsync(new PutUserPolicy("alice", "own", document))).Code);
        await Iam.AddInlinePolicyAsync("alice", document);

        Assert.IsType<AccessDenied>((await Iam.Gateway.SendAsync(await Iam.CallerOfAsync("alice"), new ListUsers())).Error);
    }

    [Fact]
    public void Every_class_has_a_test_that_exists()
    {
        var rows = Table().ToList();

        Assert.Equal(Enumerable.Range(1, 20), rows.Select(row => row.Number));
        Assert.All(rows, row => Assert.NotEmpty(row.Tests));
        Assert.All(rows.SelectMany(row => row.Tests), test => Assert.True(IsTest(test), test));
    }

    private static IEnumerable<(int Number, IReadOnlyList<string> Tests)> Table()
    {
        using var stream = typeof(FlawClassTests).Assembly.GetManifestResourceStream("FlawClasses.md")!;
        using var reader = new StreamReader(stream);
        while (reader.ReadLine() is { } line)
        {
            if (Regex.Match(line, @"^\| (\d+) \| [^|]+ \| ([^|]+) \|$") is { Success: true } row)
            {
                yield return (int.Parse(row.Groups[1].Value, System.Globalization.CultureInfo.InvariantCulture), [.. Regex.Matches(row.Groups[2].Value, "`([^`]+)`").Select(test => test.Groups[1].Value)]);
            }
        }
    }

    private static bool IsTest(string name)
    {
        var parts = name.Split('.');
        return parts.Length == 2
            && typeof(FlawClassTests).Assembly.GetTypes().Any(type => type.Name == parts[0] && type.GetMethod(parts[1])?.GetCustomAttributes().Any(attribute => attribute is FactAttribute) == true);
    }
}
