using IamConsole.Core.Authentication;
using IamConsole.Core.Mfa;
using IamConsole.Core.Model;
using IamConsole.Core.Operations;
using IamConsole.Core.Users;
using IamConsole.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace IamConsole.Tests.Mfa;

public sealed class EnablingTests : IAsyncLifetime
{
    private const string AllOfMfa = """{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"iam:*","Resource":"*"}}""";

    private IamFixture _iam = null!;

    public async ValueTask InitializeAsync()
    {
        _iam = await IamFixture.CreateAsync();
        await _iam.DoAsync(new CreateUser("alice"));
        await _iam.DoAsync(new CreateUser("bob"));
        await _iam.AddInlinePolicyAsync("alice", AllOfMfa);
    }

    public ValueTask DisposeAsync() => _iam.DisposeAsync();

    [Fact]
    public async Task Two_successive_codes_assign_a_device()
    {
        var device = await _iam.AddDeviceAsync("phone");

        await _iam.DoAsync(device.Enable("alice"));

        Assert.Equal("alice", Assert.Single((await _iam.DoAsync(new ListMFADevices("alice"))).MFADevices).UserName);
        Assert.Equal(("EnableMFADevice", null), (await _iam.EventsAsync())[^2]);
    }

    [Fact]
    public async Task No_code_is_in_the_event_history()
    {
        var device = await _iam.AddDeviceAsync("phone");
        await _iam.DoAsync(device.Enable("alice"));
        await _iam.RefusedAsync(new EnableMFADevice("alice", device.SerialNumber, "12 456", device.Code()));

        await _iam.EventsAsync();
        var events = await _iam.ReadAsync(db => db.ActivityEvents.Where(entry => entry.EventName == "EnableMFADevice").ToListAsync());
        Assert.Equal(2, events.Count);
        Assert.All(events, entry => Assert.Equal($$"""{"serialNumber":"{{device.SerialNumber}}","userName":"alice"}""", entry.RequestParameters));
        Assert.DoesNotContain("12 456", events[1].ErrorMessage);
    }

    [Fact]
    public async Task Codes_that_are_not_successive_are_refused()
    {
        var device = await _iam.AddDeviceAsync("phone");
        (string, string)[] wrong = [(device.Code(), device.Code(-1)), (device.Code(), device.Code()), (device.Code(-2), device.Code()), (device.Code(-1), Other(device.Code()))];

        foreach (var (first, second) in wrong)
        {
            var refused = await _iam.RefusedAsync(new EnableMFADevice("alice", device.SerialNumber, first, second));
            Assert.Equal(("InvalidAuthenticationCode", 403), (refused.Code, IamErrorStatus.Of(refused)));
        }

        Assert.Empty((await _iam.DoAsync(new ListMFADevices("alice"))).MFADevices);
    }

    [Fact]
    public async Task Wrong_codes_are_counted_for_each_device_and_delayed_and_right_ones_begin_anew()
    {
        var device = await _iam.AddDeviceAsync("phone");
        var other = await _iam.AddDeviceAsync("tablet");
        string Wrong() => Other(device.Code());
        for (var attempt = 0; attempt < 5; attempt++)
        {
            Assert.Equal("InvalidAuthenticationCode", (await _iam.RefusedAsync(new EnableMFADevice("alice", device.SerialNumber, Wrong(), Wrong()))).Code);
        }

        Assert.Equal("Throttling", (await _iam.RefusedAsync(device.Enable("alice"))).Code);
        await _iam.DoAsync(other.Enable("bob"));
        _iam.Clock.Advance(TimeSpan.FromMinutes(1));
        await _iam.DoAsync(device.Enable("alice"));

        for (var attempt = 0; attempt < 5; attempt++)
        {
            Assert.Equal("InvalidAuthenticationCode", (await _iam.RefusedAsync(new ResyncMFADevice("alice", device.SerialNumber, Wrong(), Wrong()))).Code);
        }

        Assert.Equal("Throttling", (await _iam.RefusedAsync(new ResyncMFADevice("alice", device.SerialNumber, device.Code(2), device.Code(3)))).Code);
    }

    [Theory]
    [InlineData("12345 ")]
    [InlineData("1234567")]
    [InlineData("12345")]
    [InlineData("١٢٣٤٥٦")]
    [InlineData("12345\n")]
    public async Task A_code_is_six_ascii_digits(string code)
    {
        var device = await _iam.AddDeviceAsync("phone");

        Assert.Equal("ValidationError", (await _iam.RefusedAsync(new EnableMFADevice("alice", device.SerialNumber, code, device.Code()))).Code);
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(1, 0)]
    [InlineData(-1, 0)]
    [InlineData(2, 2)]
    [InlineData(-2, -2)]
    [InlineData(1000, 1000)]
    [InlineData(-1000, -1000)]
    public async Task A_wrong_clock_is_learned_when_the_device_is_enabled(int ahead, int learned)
    {
        var device = await _iam.AddDeviceAsync("phone");
        device.Ahead = ahead;

        await _iam.DoAsync(device.Enable("alice"));

        var row = await _iam.ReadAsync(db => db.MfaDevices.SingleAsync());
        Assert.Equal((learned, OneTimeCodes.StepAt(_iam.Clock.GetUtcNow()) + ahead), (row.DriftSteps, row.LastAcceptedStep));
    }

    [Theory]
    [InlineData(1001)]
    [InlineData(-1001)]
    public async Task A_clock_that_is_too_wrong_is_not(int ahead)
    {
        var device = await _iam.AddDeviceAsync("phone");
        device.Ahead = ahead;

        Assert.Equal("InvalidAuthenticationCode", (await _iam.RefusedAsync(device.Enable("alice"))).Code);
    }

    [Fact]
    public async Task The_codes_of_one_enabling_are_used_up_for_the_next()
    {
        var device = await _iam.AddDeviceAsync("phone");
        await _iam.DoAsync(device.Enable("alice"));
        await _iam.DoAsync(new DeactivateMFADevice(device.SerialNumber) { UserName = "alice" });

        Assert.Equal("InvalidAuthenticationCode", (await _iam.RefusedAsync(device.Enable("bob"))).Code);
        Assert.Equal("InvalidAuthenticationCode", (await _iam.RefusedAsync(new EnableMFADevice("bob", device.SerialNumber, device.Code(), device.Code(1)))).Code);
        await _iam.DoAsync(new EnableMFADevice("bob", device.SerialNumber, device.Code(1), device.Code(2)));
    }

    [Fact]
    public async Task An_assigned_device_is_not_assigned_again()
    {
        var device = await _iam.AddDeviceAsync("phone", "alice");

        Assert.Equal("EntityAlreadyExists", (await _iam.RefusedAsync(device.Enable("bob"))).Code);
        Assert.Equal("NoSuchEntity", (await _iam.RefusedAsync(new EnableMFADevice("bob", device.SerialNumber + "x", device.Code(-1), device.Code()))).Code);
    }

    [Fact]
    public async Task A_ninth_device_is_refused()
    {
        foreach (var number in Enumerable.Range(1, Quotas.MfaDevicesPerUser))
        {
            await _iam.DoAsync((await _iam.AddDeviceAsync($"phone-{number}")).Enable("alice"));
        }

        var ninth = await _iam.AddDeviceAsync("phone-9");
        var refused = await _iam.RefusedAsync(ninth.Enable("alice"));
        Assert.Equal(("LimitExceeded", "Cannot exceed quota for MFADevicesPerUser: 8"), (refused.Code, refused.Message));
    }

    [Fact]
    public async Task Eight_devices_stay_eight_under_parallel_requests()
    {
        var devices = new List<Authenticator>();
        foreach (var number in Enumerable.Range(1, 10))
        {
            devices.Add(await _iam.AddDeviceAsync($"phone-{number}"));
        }

        var results = await Task.WhenAll(devices.Select(device => Task.Run(() => _iam.Gateway.SendAsync(_iam.Root, device.Enable("alice")))));

        Assert.Equal(8, results.Count(result => result.IsSuccess));
        Assert.Equal(8, await _iam.ReadAsync(db => db.MfaDevices.CountAsync(device => device.OwnerId != null)));
    }

    [Fact]
    public async Task Who_has_a_device_must_be_signed_in_with_MFA_to_add_or_remove_its_own()
    {
        var first = await _iam.AddDeviceAsync("phone");
        var second = await _iam.AddDeviceAsync("spare");
        var session = await _iam.CallerOfAsync("alice");
        Assert.True((await _iam.Gateway.SendAsync(session, first.Enable("alice"))).IsSuccess);

        Assert.Equal("AccessDenied", (await _iam.Gateway.SendAsync(session, second.Enable("alice"))).Error?.Code);
        Assert.Equal("AccessDenied", (await _iam.Gateway.SendAsync(session, new DeactivateMFADevice(first.SerialNumber))).Error?.Code);
        var key = session with { IsTemporary = false, IssuedAt = null };
        Assert.Equal("AccessDenied", (await _iam.Gateway.SendAsync(key, second.Enable("alice"))).Error?.Code);

        var withMfa = session with { MfaAuthenticatedAt = _iam.Clock.GetUtcNow() };
        Assert.True((await _iam.Gateway.SendAsync(withMfa, second.Enable("alice"))).IsSuccess);
        Assert.True((await _iam.Gateway.SendAsync(withMfa, new DeactivateMFADevice(first.SerialNumber))).IsSuccess);
    }

    [Fact]
    public async Task The_rule_is_about_ones_own_devices()
    {
        var alices = await _iam.AddDeviceAsync("phone", "alice");
        var bobs = await _iam.AddDeviceAsync("other");
        var alice = await _iam.CallerOfAsync("alice");

        Assert.True((await _iam.Gateway.SendAsync(alice, bobs.Enable("bob"))).IsSuccess);
        Assert.True((await _iam.Gateway.SendAsync(alice, new DeactivateMFADevice(bobs.SerialNumber) { UserName = "bob" })).IsSuccess);
        Assert.NotEmpty(alices.SerialNumber);
    }

    [Fact]
    public async Task Root_assigns_its_own_in_the_console_and_not_with_access_keys()
    {
        var device = await _iam.AddDeviceAsync("root-account-mfa-device");
        var console = _iam.Root with { IsTemporary = true, IssuedAt = _iam.Clock.GetUtcNow() };

        Assert.Equal("ValidationError", (await _iam.RefusedAsync(device.Enable(null))).Code);
        Assert.Equal("ValidationError", (await _iam.Gateway.SendAsync(await _iam.CallerOfAsync("alice"), device.Enable(null))).Error?.Code);
        Assert.True((await _iam.Gateway.SendAsync(console, device.Enable(null))).IsSuccess);
        Assert.Equal(_iam.Account.ToString(), (await _iam.ReadAsync(db => db.MfaDevices.SingleAsync())).OwnerId);
        _iam.Clock.Advance(TimeSpan.FromMinutes(5));
        Assert.True((await _iam.Gateway.SendAsync(console, new ResyncMFADevice(null, device.SerialNumber, device.Code(-1), device.Code()))).IsSuccess);
        Assert.True((await _iam.Gateway.SendAsync(console, new DeactivateMFADevice(device.SerialNumber))).IsSuccess);
    }

    [Fact]
    public async Task Resynchronising_learns_the_clock_anew_and_uses_the_codes_up()
    {
        var device = await _iam.AddDeviceAsync("phone", "alice");
        device.Ahead = 25;

        await _iam.DoAsync(new ResyncMFADevice("alice", device.SerialNumber, device.Code(-1), device.Code()));

        Assert.Equal(25, (await _iam.ReadAsync(db => db.MfaDevices.SingleAsync())).DriftSteps);
        Assert.Equal("InvalidAuthenticationCode", (await _iam.RefusedAsync(new ResyncMFADevice("alice", device.SerialNumber, device.Code(-1), device.Code()))).Code);
        Assert.Equal("NoSuchEntity", (await _iam.RefusedAsync(new ResyncMFADevice("bob", device.SerialNumber, device.Code(1), device.Code(2)))).Code);
    }

    private static string Other(string code) => (code[0] == '9' ? "0" : "9") + code[1..];
}
