using IamConsole.Core.LoginProfiles;
using IamConsole.Core.Model;
using IamConsole.Core.Operations;
using IamConsole.Core.Users;
using IamConsole.Tests.Support;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace IamConsole.Tests.LoginProfiles;

public sealed class LoginProfileTests : IAsyncLifetime
{
    private const string First = "First-password-1";
    private const string Second = "Second-password-2";

    private IamFixture _iam = null!;

    public async ValueTask InitializeAsync()
    {
        _iam = await IamFixture.CreateAsync();
        await _iam.DoAsync(new CreateUser("alice"));
    }

    public ValueTask DisposeAsync() => _iam.DisposeAsync();

    [Fact]
    public async Task A_login_profile_is_made_changed_and_taken_away()
    {
        Assert.Equal(IamError.NoSuchEntity("Login Profile for User alice cannot be found."), await _iam.RefusedAsync(new GetLoginProfile("alice")));
        await _iam.DoAsync(new CreateLoginProfile("alice") { Password = First, PasswordResetRequired = true });
        Assert.True((await _iam.DoAsync(new GetLoginProfile("alice"))).LoginProfile.PasswordResetRequired);
        Assert.Equal("EntityAlreadyExists", (await _iam.RefusedAsync(new CreateLoginProfile("alice") { Password = Second })).Code);

        await _iam.DoAsync(new UpdateLoginProfile("alice") { PasswordResetRequired = false });
        Assert.True(await IsPasswordAsync(First));
        Assert.False((await _iam.DoAsync(new GetLoginProfile("alice"))).LoginProfile.PasswordResetRequired);

        await _iam.DoAsync(new UpdateLoginProfile("alice") { Password = Second });
        Assert.True(await IsPasswordAsync(Second));

        await _iam.DoAsync(new DeleteLoginProfile("alice"));
        Assert.Equal("NoSuchEntity", (await _iam.RefusedAsync(new DeleteLoginProfile("alice"))).Code);
    }

    [Fact]
    public async Task Root_has_no_login_profile() =>
        Assert.Equal("ValidationError", (await _iam.RefusedAsync(new GetLoginProfile())).Code);

    [Fact]
    public async Task Passwords_are_in_no_event()
    {
        await _iam.DoAsync(new CreateLoginProfile("alice") { Password = First });

        await _iam.EventsAsync();
        var parameters = await _iam.ReadAsync(db => db.ActivityEvents.OrderBy(entry => entry.Sequence).Select(entry => entry.RequestParameters).LastAsync());
        Assert.Contains("alice", parameters, StringComparison.Ordinal);
        Assert.DoesNotContain(First, parameters, StringComparison.Ordinal);
        Assert.DoesNotContain(First, new CreateLoginProfile("alice") { Password = First }.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_new_password_ends_the_sessions()
    {
        await _iam.DoAsync(new CreateLoginProfile("alice") { Password = First });
        var before = await StampAsync();
        await _iam.AddSessionAsync("alice", "elsewhere");

        await _iam.DoAsync(new UpdateLoginProfile("alice") { Password = Second });

        Assert.NotEqual(before, await StampAsync());
        Assert.Equal(0, await _iam.ReadAsync(db => db.ConsoleSessions.CountAsync()));
    }

    [Fact]
    public async Task Who_changes_the_own_password_stays_signed_in_here_and_nowhere_else()
    {
        var alice = await WithPasswordAndPermissionAsync();
        await _iam.AddSessionAsync("alice", "here");
        await _iam.AddSessionAsync("alice", "elsewhere");

        var result = await _iam.Gateway.SendAsync(alice with { SessionIdHash = "here" }, new ChangePassword(First, Second));

        Assert.True(result.IsSuccess, result.Error?.Message);
        Assert.True(await IsPasswordAsync(Second));
        var session = await _iam.ReadAsync(db => db.ConsoleSessions.SingleAsync());
        Assert.Equal(("here", await StampAsync()), (session.IdHash, session.SecurityStamp));
        Assert.False((await _iam.DoAsync(new GetLoginProfile("alice"))).LoginProfile.PasswordResetRequired);
    }

    [Fact]
    public async Task A_wrong_old_password_changes_nothing()
    {
        var alice = await WithPasswordAndPermissionAsync();

        var result = await _iam.Gateway.SendAsync(alice, new ChangePassword("Wrong-password-1", Second));

        Assert.Equal(new IamError("AccessDenied", "The old password was incorrect."), result.Error);
        Assert.True(await IsPasswordAsync(First));
    }

    [Fact]
    public async Task Changing_the_own_password_needs_the_permission()
    {
        await _iam.DoAsync(new CreateLoginProfile("alice") { Password = First });

        var result = await _iam.Gateway.SendAsync(await _iam.CallerOfAsync("alice"), new ChangePassword(First, Second));

        Assert.Equal("iam:ChangePassword", Assert.IsType<AccessDenied>(result.Error).Action);
    }

    [Fact]
    public async Task Root_does_not_change_its_password_so() =>
        Assert.Equal("InvalidUserType", (await _iam.RefusedAsync(new ChangePassword(First, Second))).Code);

    [Theory]
    [InlineData("Ab1-xyz", "Password should have a minimum length of 8")]
    [InlineData("abcdefgh1", "Password should have at least 3 of the following: uppercase letters, lowercase letters, numbers, symbols")]
    [InlineData("Ab3fGh1JkLmN0pQrStUvWxYz+0123456789/AbCd", "Password should not have the shape of an access key, for which sign-in would take it")]
    [InlineData("AKIAabcdefghijklmn12", "Password should not have the shape of an access key, for which sign-in would take it")]
    [InlineData("Root@123456789012.example", "Password should not be the account's name or e-mail address")]
    public async Task A_password_that_breaks_the_default_policy_is_refused(string password, string message) =>
        Assert.Equal(IamError.PasswordPolicyViolation(message), await _iam.RefusedAsync(new CreateLoginProfile("alice") { Password = password }));

    [Fact]
    public void Generated_passwords_keep_the_strictest_policy_and_differ()
    {
        var strict = new PasswordRules { MinimumLength = 60, RequiresUppercase = true, RequiresLowercase = true, RequiresNumber = true, RequiresSymbol = true, LeastKinds = 4 };
        var passwords = Enumerable.Range(0, 200).Select(_ => GeneratedPassword.New(strict.MinimumLength)).ToList();

        Assert.All(passwords, password => Assert.Null(strict.FirstProblem(password, [])));
        Assert.Equal(200, passwords.Distinct().Count());
        Assert.InRange(GeneratedPassword.New().Length, 20, 40);
    }

    private async Task<Caller> WithPasswordAndPermissionAsync()
    {
        await _iam.DoAsync(new CreateLoginProfile("alice") { Password = First, PasswordResetRequired = true });
        await _iam.AddInlinePolicyAsync("alice", """{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"iam:ChangePassword","Resource":"arn:aws:iam::*:user/${aws:username}"}}""");
        return await _iam.CallerOfAsync("alice");
    }

    private Task<string> StampAsync() => _iam.ReadAsync(db => db.Users.Select(user => user.SecurityStamp).SingleAsync());

    private async Task<bool> IsPasswordAsync(string password)
    {
        var hash = await _iam.ReadAsync(db => db.LoginProfiles.Select(profile => profile.PasswordHash).SingleAsync());
        var hasher = _iam.Services.GetRequiredService<IPasswordHasher<PasswordOwner>>();
        return hasher.VerifyHashedPassword(PasswordOwner.Instance, hash, password) is not PasswordVerificationResult.Failed;
    }
}
