using IamConsole.Core.Mfa;
using IamConsole.Core.Model;
using IamConsole.Core.Operations;
using IamConsole.Core.Users;
using IamConsole.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace IamConsole.Tests.Mfa;

public sealed class HardwareTokenTests : IAsyncLifetime
{
    private const string Serial = "GAHT12345678";
    private const string Seed = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ";
    private const string OtherSeed = "MFRGGZDFMZTWQ2LKNNWG23TPOBYXE43U";

    private IamFixture _iam = null!;

    public async ValueTask InitializeAsync()
    {
        _iam = await IamFixture.CreateAsync();
        await _iam.DoAsync(new CreateUser("alice"));
        await _iam.DoAsync(new CreateUser("bob"));
    }

    public ValueTask DisposeAsync() => _iam.DisposeAsync();

    [Fact]
    public async Task A_token_becomes_known_and_assigned_in_one()
    {
        await EnableAsync("alice");

        var row = await _iam.ReadAsync(db => db.MfaDevices.SingleAsync());
        Assert.Equal((Serial, MfaDeviceKind.Hardware), (row.SerialNumber, row.Kind));
        Assert.Equal(Serial, Assert.Single((await _iam.DoAsync(new ListMFADevices("alice"))).MFADevices).SerialNumber);
        Assert.Empty((await _iam.DoAsync(new ListVirtualMFADevices())).VirtualMFADevices);
        Assert.DoesNotContain(Seed, row.ProtectedSeed);
        await _iam.EventsAsync();
        Assert.Equal($$"""{"serialNumber":"{{Serial}}","userName":"alice"}""", (await _iam.ReadAsync(db => db.ActivityEvents.SingleAsync(entry => entry.EventName == "EnableMFADevice"))).RequestParameters);
    }

    [Fact]
    public async Task A_refused_token_stays_unknown()
    {
        var token = TokenOf(Seed);

        Assert.Equal("InvalidAuthenticationCode", (await _iam.RefusedAsync(token.Enable("alice", "000000", "000001"))).Code);
        Assert.Empty(await _iam.ReadAsync(db => db.MfaDevices.ToListAsync()));
    }

    [Fact]
    public async Task A_serial_number_alone_assigns_only_what_is_known()
    {
        var codes = new Authenticator(Seed, _iam.Clock);
        Assert.Equal("NoSuchEntity", (await _iam.RefusedAsync(new EnableMFADevice("alice", Serial, codes.Code(-1), codes.Code()))).Code);
        await EnableAsync("alice");
        await _iam.DoAsync(new DeactivateMFADevice(Serial) { UserName = "alice" });

        Assert.Equal("InvalidAuthenticationCode", (await _iam.RefusedAsync(TokenOf(Seed).Enable("bob", codes.Code(-1), codes.Code()))).Code);
        _iam.Clock.Advance(TimeSpan.FromMinutes(1));
        await _iam.DoAsync(new EnableMFADevice("bob", Serial, codes.Code(-1), codes.Code()));
    }

    [Fact]
    public async Task Another_seed_makes_another_device_of_a_token_that_nobody_has()
    {
        await EnableAsync("alice");
        var other = new Authenticator(OtherSeed, _iam.Clock);
        Assert.Equal("EntityAlreadyExists", (await _iam.RefusedAsync(TokenOf(OtherSeed).Enable("bob", other.Code(-1), other.Code()))).Code);
        await _iam.DoAsync(new DeactivateMFADevice(Serial) { UserName = "alice" });

        await _iam.DoAsync(TokenOf(OtherSeed).Enable("bob", other.Code(-1), other.Code()));
    }

    [Fact]
    public async Task It_is_authorised_as_EnableMFADevice()
    {
        var codes = new Authenticator(Seed, _iam.Clock);
        var request = TokenOf(Seed).Enable("alice", codes.Code(-1), codes.Code());
        var denied = Assert.IsType<AccessDenied>((await _iam.Gateway.SendAsync(await _iam.CallerOfAsync("alice"), request)).Error);
        Assert.Equal("iam:EnableMFADevice", denied.Action);

        await _iam.AddInlinePolicyAsync("alice", """{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"iam:EnableMFADevice","Resource":"arn:aws:iam::*:user/${aws:username}"}}""");
        Assert.True((await _iam.Gateway.SendAsync(await _iam.CallerOfAsync("alice"), request)).IsSuccess);
    }

    private static HardwareToken TokenOf(string seed) => Assert.Single(SeedFile.Read($"{Serial},{seed}").Value);

    private async Task EnableAsync(string userName)
    {
        var codes = new Authenticator(Seed, _iam.Clock);
        await _iam.DoAsync(TokenOf(Seed).Enable(userName, codes.Code(-1), codes.Code()));
    }
}
