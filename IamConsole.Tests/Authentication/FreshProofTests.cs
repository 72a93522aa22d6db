using IamConsole.Core.AccessKeys;
using IamConsole.Core.Authentication;
using IamConsole.Core.LoginProfiles;
using IamConsole.Core.Mfa;
using IamConsole.Core.Model;
using IamConsole.Core.Operations;
using IamConsole.Core.Users;
using IamConsole.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace IamConsole.Tests.Authentication;

/// <summary>What gives or takes credentials needs a proof of identity that is not old, and the proof is no free way to guess.</summary>
public sealed class FreshProofTests : SignInFixture
{
    private const string EverythingOfIam = """{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"iam:*","Resource":"*"}}""";

    [Fact]
    public async Task Sign_in_serves_as_the_proof_for_ten_minutes()
    {
        var root = await SignInRootAsync();
        Iam.Clock.Advance(FreshProofRequired.Validity);
        Assert.Null(await SendAsync(root, new CreateVirtualMFADevice("in-time")));

        Iam.Clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal("FreshProofRequired", await SendAsync(root, new CreateVirtualMFADevice("too-late")));
    }

    [Fact]
    public async Task Every_change_of_MFA_devices_and_of_roots_keys_asks_for_it_and_goes_on_after_it()
    {
        var device = await Iam.AddDeviceAsync("phone");
        var spare = await Iam.AddDeviceAsync("spare");
        var root = await SignInRootAsync();
        foreach (var operation in new IamOperation<Nothing>[] { device.Enable(null), new DeactivateMFADevice(device.SerialNumber), new DeleteVirtualMFADevice(spare.SerialNumber) })
        {
            Iam.Clock.Advance(TimeSpan.FromMinutes(11));
            var hasDevice = operation is DeactivateMFADevice;
            var sent = operation is EnableMFADevice ? device.Enable(null) : operation;
            Assert.Equal("FreshProofRequired", await SendAsync(root, sent));
            Assert.Null(await ProveAsync(root, RootPassword, hasDevice ? device.Code() : null));
            Assert.Null(await SendAsync(root, sent));
        }

        Iam.Clock.Advance(TimeSpan.FromMinutes(11));
        Assert.Equal("FreshProofRequired", await SendAsync(root, new CreateVirtualMFADevice("third")));
        Assert.Equal("FreshProofRequired", await SendAsync(root, new CreateAccessKey()));
        Assert.Null(await ProveAsync(root, RootPassword, null));
        Assert.Null(await SendAsync(root, new CreateVirtualMFADevice("third")));
        Assert.Null(await SendAsync(root, new CreateAccessKey()));
    }

    [Fact]
    public async Task A_resynchronisation_and_a_key_of_ones_own_ask_for_it()
    {
        var device = await CreateUserWithDeviceAsync();
        var alice = await SignInWithAsync(device);
        Iam.Clock.Advance(TimeSpan.FromMinutes(11));

        Assert.Equal("FreshProofRequired", await SendAsync(alice, new CreateAccessKey()));
        Assert.Equal("FreshProofRequired", await SendAsync(alice, new CreateAccessKey("alice")));
        Assert.Equal("FreshProofRequired", await SendAsync(alice, new ResyncMFADevice("alice", device.SerialNumber, "123456", "654321")));
        Assert.Null(await ProveAsync(alice, Password, device.Code()));
        Assert.Null(await SendAsync(alice, new CreateAccessKey()));
        Assert.Equal("InvalidAuthenticationCode", await SendAsync(alice, new ResyncMFADevice("alice", device.SerialNumber, "123456", "654321")));
    }

    [Fact]
    public async Task A_batch_is_undone_until_it_is_given()
    {
        await CreateUserAsync();
        var device = await Iam.AddDeviceAsync("phone", "alice");
        var root = await SignInRootAsync();
        Iam.Clock.Advance(TimeSpan.FromMinutes(11));
        IamOperation[] cascade = [new DeleteLoginProfile("alice"), new DeactivateMFADevice(device.SerialNumber) { UserName = "alice" }, new DeleteVirtualMFADevice(device.SerialNumber), new DeleteUser("alice")];

        var refused = await Iam.Gateway.SendAllAsync(await CallerAsync(root), cascade);

        Assert.IsType<FreshProofRequired>(Assert.IsType<BatchRefused>(refused.Error).Error);
        Assert.Single(await Iam.ReadAsync(db => db.LoginProfiles.ToListAsync()));
    }

    [Fact]
    public async Task A_password_that_a_session_sets_for_itself_is_no_way_to_the_proof()
    {
        await CreateUserAsync();
        await CreateUserAsync("bob");
        await Iam.AddInlinePolicyAsync("alice", EverythingOfIam);
        var alice = await SignInAsync();
        Iam.Clock.Advance(TimeSpan.FromMinutes(11));

        Assert.Equal("FreshProofRequired", await SendAsync(alice, new UpdateLoginProfile("ALICE") { Password = "Another-password-1" }));
        Assert.Equal("AccessDenied", await ProveAsync(alice, "Another-password-1", null));
        Assert.Null(await SendAsync(alice, new UpdateLoginProfile("bob") { Password = "Another-password-1" }));
        Assert.Null(await ProveAsync(alice, Password, null));
        Assert.Null(await SendAsync(alice, new UpdateLoginProfile("alice") { Password = "Another-password-1" }));
    }

    [Fact]
    public async Task Keys_and_other_requests_of_the_session_do_not_need_it()
    {
        await CreateUserAsync();
        var root = await SignInRootAsync();
        Iam.Clock.Advance(TimeSpan.FromHours(1));

        Assert.Null(await SendAsync(root, new CreateAccessKey("alice")));
        Assert.True((await Iam.Gateway.SendAsync(Iam.Root with { AccessKeyId = "AKIAIOSFODNN7EXAMPLE" }, new CreateVirtualMFADevice("by-key"))).IsSuccess);
    }

    [Fact]
    public async Task Who_may_not_do_it_is_told_so_and_not_asked()
    {
        await CreateUserAsync();
        var alice = await SignInAsync();
        Iam.Clock.Advance(TimeSpan.FromHours(1));

        Assert.Equal("AccessDenied", await SendAsync(alice, new CreateVirtualMFADevice("mine")));
    }

    [Fact]
    public async Task Where_there_is_a_device_its_code_is_part_of_the_proof_and_used_up_by_it()
    {
        var device = await CreateUserWithDeviceAsync();
        var alice = await SignInWithAsync(device);
        Iam.Clock.Advance(TimeSpan.FromMinutes(11));
        var code = device.Code();

        Assert.Equal("AccessDenied", await ProveAsync(alice, Password, null));
        Assert.Equal("AccessDenied", await ProveAsync(alice, Password, code.Insert(3, " ")));
        Assert.Equal("AccessDenied", await ProveAsync(alice, "wrong-guess-1", code));
        Assert.Equal("FreshProofRequired", await SendAsync(alice, new CreateVirtualMFADevice("spare")));
        Assert.Null(await ProveAsync(alice, Password, code));
        Assert.Equal("AccessDenied", await ProveAsync(alice, Password, code));
        Assert.Null(await SendAsync(alice, new CreateVirtualMFADevice("spare")));
    }

    [Fact]
    public async Task A_code_of_somebody_elses_device_is_none()
    {
        var device = await CreateUserWithDeviceAsync();
        var alice = await SignInWithAsync(device);
        await CreateUserAsync("bob");
        var bobs = await Iam.AddDeviceAsync("bobs", "bob");
        Iam.Clock.Advance(TimeSpan.FromMinutes(11));

        Assert.Equal("AccessDenied", await ProveAsync(alice, Password, bobs.Code()));
    }

    [Fact]
    public async Task Guesses_of_the_password_are_counted_as_those_of_sign_in_are()
    {
        await CreateUserAsync();
        var alice = await SignInAsync();
        for (var guess = 0; guess < 5; guess++)
        {
            Assert.Equal("AccessDenied", await ProveAsync(alice, "wrong-guess-1", null));
        }

        Assert.Equal("Throttling", await ProveAsync(alice, Password, null));
        Assert.Null(await ProveAsync(await SignInAsync(), Password, null));
    }

    [Fact]
    public async Task Strangers_who_fail_to_sign_in_do_not_delay_it()
    {
        await CreateUserAsync();
        var alice = await SignInAsync();
        for (var guess = 0; guess < 5; guess++)
        {
            await SignIn.SignInUserAsync(Account, "alice", "wrong-guess-1", Client with { Address = "198.51.100.9" });
        }

        Assert.IsType<TooManyAttempts>(await SignIn.SignInUserAsync(Account, "alice", Password, Client));
        Assert.Null(await ProveAsync(alice, Password, null));
    }

    [Fact]
    public async Task Guesses_of_the_code_are_counted_as_those_of_the_second_step_are()
    {
        var device = await CreateUserWithDeviceAsync();
        var alice = await SignInWithAsync(device);
        Iam.Clock.Advance(TimeSpan.FromMinutes(11));
        var answers = await Task.WhenAll(Enumerable.Range(0, 12).Select(_ => Task.Run(() => ProveAsync(alice, Password, "000000"))));

        Assert.Equal(5, answers.Count(answer => answer == "AccessDenied"));
        Assert.Equal("Throttling", await ProveAsync(alice, Password, device.Code()));
    }

    [Fact]
    public async Task A_session_that_has_ended_is_not_brought_back()
    {
        await CreateUserAsync();
        var caller = await CallerAsync(await SignInAsync());
        await Iam.DoAsync(new UpdateLoginProfile("alice") { Password = "Another-password-1" });

        Assert.Equal("InvalidClientTokenId", (await NewProof().ProveAsync(caller, "Another-password-1", null)).Error?.Code);
    }

    private async Task<BegunSession> SignInRootAsync() => Assert.IsType<SignedIn>(await SignIn.SignInRootAsync(RootEmail, RootPassword, Client)).Session;

    private async Task<Authenticator> CreateUserWithDeviceAsync()
    {
        await CreateUserAsync();
        await Iam.AddInlinePolicyAsync("alice", EverythingOfIam);
        return await Iam.AddDeviceAsync("phone", "alice");
    }

    private async Task<BegunSession> SignInWithAsync(Authenticator device)
    {
        var pending = Assert.IsType<MfaRequired>(await SignIn.SignInUserAsync(Account, "alice", Password, Client)).PendingId;
        using var scope = Iam.Services.CreateScope();
        return Assert.IsType<SignedIn>(await scope.ServiceProvider.GetRequiredService<MfaSignIn>().ProveAsync(pending, new OneTimeCode(device.Code()), Client)).Session;
    }

    private async Task<Caller> CallerAsync(BegunSession session) => (await Sessions.FindAsync(session.SessionId))!.Caller;

    private async Task<string?> SendAsync<T>(BegunSession session, IamOperation<T> operation)
        where T : class => (await Iam.Gateway.SendAsync(await CallerAsync(session), operation)).Error?.Code;

    private async Task<string?> ProveAsync(BegunSession session, string password, string? code) =>
        (await NewProof().ProveAsync(await CallerAsync(session), password, code is null ? null : new OneTimeCode(code))).Error?.Code;

    private IdentityProof NewProof() => Iam.Services.CreateScope().ServiceProvider.GetRequiredService<IdentityProof>();
}
