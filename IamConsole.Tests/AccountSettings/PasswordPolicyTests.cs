using IamConsole.Core.AccountSettings;
using IamConsole.Core.LoginProfiles;
using IamConsole.Core.Operations;
using IamConsole.Core.Users;
using IamConsole.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace IamConsole.Tests.AccountSettings;

public sealed class PasswordPolicyTests : IAsyncLifetime
{
    private const string First = "First-password-1";
    private const string Second = "Second-password-2";
    private const string Third = "Third-password-3";

    private IamFixture _iam = null!;

    public async ValueTask InitializeAsync()
    {
        _iam = await IamFixture.CreateAsync();
        await _iam.DoAsync(new CreateUser("alice"));
        await _iam.DoAsync(new CreateLoginProfile("alice") { Password = First });
    }

    public ValueTask DisposeAsync() => _iam.DisposeAsync();

    [Fact]
    public async Task Without_a_custom_policy_there_is_none_to_get_or_delete()
    {
        Assert.Equal(IamError.NoSuchEntity("The Password Policy with domain name 123456789012 cannot be found."), await _iam.RefusedAsync(new GetAccountPasswordPolicy()));
        Assert.Equal(IamError.NoSuchEntity("The account policy with name PasswordPolicy cannot be found."), await _iam.RefusedAsync(new DeleteAccountPasswordPolicy()));
    }

    [Fact]
    public async Task An_update_replaces_the_whole_policy_and_what_is_left_out_returns_to_its_default()
    {
        await _iam.DoAsync(new UpdateAccountPasswordPolicy
        {
            MinimumPasswordLength = 14,
            RequireSymbols = true,
            RequireNumbers = true,
            RequireUppercaseCharacters = true,
            RequireLowercaseCharacters = true,
            AllowUsersToChangePassword = true,
            MaxPasswordAge = 90,
            PasswordReusePrevention = 24,
            HardExpiry = true,
        });
        var full = (await _iam.DoAsync(new GetAccountPasswordPolicy())).PasswordPolicy;
        Assert.Equal((14, true, true, true, true), (full.MinimumPasswordLength, full.RequireSymbols, full.RequireNumbers, full.RequireUppercaseCharacters, full.RequireLowercaseCharacters));
        Assert.Equal((true, true, 90, 24, true), (full.AllowUsersToChangePassword, full.ExpirePasswords, full.MaxPasswordAge, full.PasswordReusePrevention, full.HardExpiry));

        await _iam.DoAsync(new UpdateAccountPasswordPolicy());

        Assert.Equal(
            new Core.Operations.Shapes.PasswordPolicy
            {
                MinimumPasswordLength = 6,
                RequireSymbols = false,
                RequireNumbers = false,
                RequireUppercaseCharacters = false,
                RequireLowercaseCharacters = false,
                AllowUsersToChangePassword = false,
                HardExpiry = false,
            },
            (await _iam.DoAsync(new GetAccountPasswordPolicy())).PasswordPolicy);
    }

    [Fact]
    public async Task What_is_out_of_range_is_refused_and_changes_nothing()
    {
        foreach (var wrong in new[]
        {
            new UpdateAccountPasswordPolicy { MinimumPasswordLength = 5 },
            new UpdateAccountPasswordPolicy { MinimumPasswordLength = 129 },
            new UpdateAccountPasswordPolicy { MaxPasswordAge = 0 },
            new UpdateAccountPasswordPolicy { MaxPasswordAge = 1096 },
            new UpdateAccountPasswordPolicy { PasswordReusePrevention = 25 },
        })
        {
            Assert.Equal("ValidationError", (await _iam.RefusedAsync(wrong)).Code);
        }

        Assert.Equal(0, await _iam.ReadAsync(db => db.PasswordPolicies.CountAsync()));
    }

    [Theory]
    [InlineData("Short-1", "Password should have a minimum length of 8")]
    [InlineData("lower-case-1", "Password should have at least one uppercase letter")]
    [InlineData("UPPER-CASE-1", "Password should have at least one lowercase letter")]
    [InlineData("No-number-here", "Password should have at least one number")]
    [InlineData("NoSymbolHere1", "Password should have at least one symbol")]
    public async Task A_new_password_keeps_every_rule(string password, string message)
    {
        await _iam.DoAsync(new UpdateAccountPasswordPolicy { MinimumPasswordLength = 8, RequireSymbols = true, RequireNumbers = true, RequireUppercaseCharacters = true, RequireLowercaseCharacters = true });

        Assert.Equal(IamError.PasswordPolicyViolation(message), await _iam.RefusedAsync(new UpdateLoginProfile("alice") { Password = password }));
    }

    [Fact]
    public async Task A_custom_policy_may_be_weaker_than_the_default()
    {
        await _iam.DoAsync(new UpdateAccountPasswordPolicy());
        await _iam.DoAsync(new UpdateLoginProfile("alice") { Password = "simple" });

        await _iam.DoAsync(new DeleteAccountPasswordPolicy());

        Assert.Equal("PasswordPolicyViolation", (await _iam.RefusedAsync(new UpdateLoginProfile("alice") { Password = "another" })).Code);
    }

    [Fact]
    public async Task The_last_passwords_cannot_be_chosen_again_also_those_before_the_rule()
    {
        await _iam.DoAsync(new UpdateLoginProfile("alice") { Password = Second });
        await _iam.DoAsync(new UpdateAccountPasswordPolicy { PasswordReusePrevention = 2 });

        Assert.Equal("PasswordPolicyViolation", (await _iam.RefusedAsync(new UpdateLoginProfile("alice") { Password = Second })).Code);
        Assert.Equal("PasswordPolicyViolation", (await _iam.RefusedAsync(new UpdateLoginProfile("alice") { Password = First })).Code);
        _iam.Clock.Advance(TimeSpan.FromDays(1));
        await _iam.DoAsync(new UpdateLoginProfile("alice") { Password = Third });
        await _iam.DoAsync(new UpdateLoginProfile("alice") { Password = First });
    }

    [Fact]
    public async Task As_many_passwords_are_remembered_as_a_policy_can_ask_for_and_go_with_the_password()
    {
        for (var number = 0; number < PasswordHistory.Longest + 3; number++)
        {
            await _iam.DoAsync(new UpdateLoginProfile("alice") { Password = $"Password-number-{number}" });
        }

        Assert.Equal(PasswordHistory.Longest - 1, await _iam.ReadAsync(db => db.PreviousPasswords.CountAsync()));
        await _iam.DoAsync(new DeleteLoginProfile("alice"));
        Assert.Equal(0, await _iam.ReadAsync(db => db.PreviousPasswords.CountAsync()));
    }

    [Fact]
    public async Task Users_may_change_their_own_password_while_the_policy_says_so_and_no_other()
    {
        await _iam.DoAsync(new CreateUser("bob"));
        var alice = await _iam.CallerOfAsync("alice");
        var change = new ChangePassword(First, Second);
        Assert.IsType<AccessDenied>((await _iam.Gateway.SendAsync(alice, change)).Error);

        await _iam.DoAsync(new UpdateAccountPasswordPolicy { AllowUsersToChangePassword = true });
        Assert.True((await _iam.Gateway.SendAsync(alice, new GetAccountPasswordPolicy())).IsSuccess);
        Assert.True((await _iam.Gateway.SendAsync(alice, change)).IsSuccess);
        Assert.IsType<AccessDenied>((await _iam.Gateway.SendAsync(alice, new UpdateLoginProfile("bob") { Password = Second })).Error);

        await _iam.AddInlinePolicyAsync("alice", """{"Version":"2012-10-17","Statement":[{"Effect":"Deny","Action":"iam:ChangePassword","Resource":"*"}]}""");
        Assert.IsType<AccessDenied>((await _iam.Gateway.SendAsync(alice, new ChangePassword(Second, Third))).Error);

        await _iam.DoAsync(new DeleteAccountPasswordPolicy());
        Assert.IsType<AccessDenied>((await _iam.Gateway.SendAsync(alice, new GetAccountPasswordPolicy())).Error);
    }

    [Fact]
    public async Task The_right_to_the_own_password_holds_under_any_path()
    {
        await _iam.DoAsync(new CreateUser("carol") { Path = """/a"\b/*/${aws:username}/""" });
        await _iam.DoAsync(new CreateLoginProfile("carol") { Password = First });
        await _iam.DoAsync(new UpdateAccountPasswordPolicy { AllowUsersToChangePassword = true });

        var result = await _iam.Gateway.SendAsync(await _iam.CallerOfAsync("carol"), new ChangePassword(First, Second));

        Assert.True(result.IsSuccess, result.Error?.Message);
    }
}
