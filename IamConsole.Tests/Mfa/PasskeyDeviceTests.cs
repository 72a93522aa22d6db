using System.Security.Cryptography;
using System.Text.Json.Nodes;
using IamConsole.Core.Mfa;
using IamConsole.Core.Operations;
using IamConsole.Core.Users;
using IamConsole.Tests.Support;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace IamConsole.Tests.Mfa;

/// <summary>Passkeys and security keys among the MFA devices of a user or root.</summary>
public sealed class PasskeyDeviceTests : IAsyncLifetime
{
    private IamFixture _iam = null!;

    public async ValueTask InitializeAsync()
    {
        _iam = await IamFixture.CreateAsync();
        await _iam.DoAsync(new CreateUser("alice"));
    }

    public ValueTask DisposeAsync() => _iam.DisposeAsync();

    [Fact]
    public async Task A_passkey_is_a_device_with_an_ARN_of_its_own()
    {
        await AssignAsync("alice", "laptop");

        var device = Assert.Single((await _iam.DoAsync(new ListMFADevices("alice"))).MFADevices);
        Assert.Matches(@"\Aarn:aws:iam::123456789012:u2f/user/alice/laptop-[A-Z2-7]{16}\z", device.SerialNumber);
        var passkey = await _iam.ReadAsync(db => db.Passkeys.SingleAsync());
        Assert.Equal(("laptop", 7u, "usb,nfc", true, false), (passkey.Name, passkey.SignCount, passkey.Transports, passkey.IsBackupEligible, passkey.IsBackedUp));
    }

    [Fact]
    public async Task Its_assignment_is_recorded_as_EnableMFADevice_without_codes()
    {
        await AssignAsync("alice", "laptop");

        var entry = await _iam.ReadAsync(db => db.ActivityEvents.SingleAsync(entry => entry.EventName == "EnableMFADevice"));
        var parameters = JsonNode.Parse(entry.RequestParameters!)!;
        Assert.Equal("alice", (string?)parameters["userName"]);
        Assert.StartsWith("arn:aws:iam::123456789012:u2f/user/alice/laptop-", (string?)parameters["serialNumber"], StringComparison.Ordinal);
        Assert.DoesNotContain("authenticationCode", entry.RequestParameters, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task Eight_devices_are_the_most_of_whatever_kind()
    {
        await _iam.AddDeviceAsync("phone", "alice");
        for (var number = 1; number < 8; number++)
        {
            await AssignAsync("alice", $"key-{number}");
        }

        Assert.Equal("LimitExceeded", (await _iam.RefusedAsync(new PasskeyDevice("key-9", NewPasskey()).Enable(_iam.Account, "alice"))).Code);
    }

    [Fact]
    public async Task A_credential_and_a_name_are_taken_once()
    {
        var passkey = NewPasskey();
        await _iam.DoAsync(new PasskeyDevice("laptop", passkey).Enable(_iam.Account, "alice"));
        await _iam.DoAsync(new CreateUser("bob"));

        Assert.Equal("EntityAlreadyExists", (await _iam.RefusedAsync(new PasskeyDevice("laptop", passkey).Enable(_iam.Account, "bob"))).Code);
        Assert.Equal("EntityAlreadyExists", (await _iam.RefusedAsync(new PasskeyDevice("laptop", NewPasskey()).Enable(_iam.Account, "alice"))).Code);
        await AssignAsync("bob", "laptop");
    }

    [Fact]
    public async Task Its_removal_leaves_nothing_of_it()
    {
        await AssignAsync("alice", "laptop");
        var serial = await _iam.ReadAsync(db => db.MfaDevices.Select(device => device.SerialNumber).SingleAsync());

        await _iam.DoAsync(new DeactivateMFADevice(serial) { UserName = "alice" });

        Assert.Equal((0, 0), (await _iam.ReadAsync(db => db.MfaDevices.CountAsync()), await _iam.ReadAsync(db => db.Passkeys.CountAsync())));
    }

    [Fact]
    public async Task Roots_own_console_assigns_one_to_root_and_keys_cannot()
    {
        var operation = new PasskeyDevice("laptop", NewPasskey()).Enable(_iam.Account, null);
        var console = _iam.Root with { IsTemporary = true };

        Assert.Equal("ValidationError", (await _iam.RefusedAsync(operation)).Code);
        Assert.True((await _iam.Gateway.SendAsync(console, operation)).IsSuccess);
        Assert.StartsWith("arn:aws:iam::123456789012:u2f/root-account/laptop-", await _iam.ReadAsync(db => db.MfaDevices.Select(device => device.SerialNumber).SingleAsync()), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Codes_are_still_required_of_every_other_device() =>
        Assert.Equal("ValidationError", (await _iam.RefusedAsync(new EnableMFADevice("alice", "arn:aws:iam::123456789012:mfa/phone", null!, null!))).Code);

    [Fact]
    public async Task It_asks_for_a_fresh_proof_of_identity()
    {
        var stale = _iam.Root with { IsTemporary = true, SessionIdHash = "session", ProvenAt = _iam.Clock.GetUtcNow() - TimeSpan.FromMinutes(11) };

        Assert.IsType<FreshProofRequired>((await _iam.Gateway.SendAsync(stale, new PasskeyDevice("laptop", NewPasskey()).Enable(_iam.Account, "alice"))).Error);
    }

    private Task<Nothing> AssignAsync(string userName, string deviceName) => _iam.DoAsync(new PasskeyDevice(deviceName, NewPasskey()).Enable(_iam.Account, userName));

    private static UserPasskeyInfo NewPasskey() => new(
        RandomNumberGenerator.GetBytes(32), RandomNumberGenerator.GetBytes(77), default, 7, ["usb", "nfc"], isUserVerified: false, isBackupEligible: true, isBackedUp: false, [1], [2]);
}
