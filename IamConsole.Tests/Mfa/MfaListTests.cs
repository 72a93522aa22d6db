using IamConsole.Core.Mfa;
using IamConsole.Core.Model;
using IamConsole.Core.Users;
using IamConsole.Tests.Support;

namespace IamConsole.Tests.Mfa;

public sealed class MfaListTests : IAsyncLifetime
{
    private const string Phone = "arn:aws:iam::123456789012:mfa/phone";
    private const string Spare = "arn:aws:iam::123456789012:mfa/spare";

    private IamFixture _iam = null!;

    public async ValueTask InitializeAsync()
    {
        _iam = await IamFixture.CreateAsync();
        var alice = (await _iam.DoAsync(new CreateUser("alice"))).User;
        await _iam.ChangeAsync(db =>
        {
            db.Add(new MfaDevice { SerialNumber = Phone, Kind = MfaDeviceKind.Virtual, OwnerId = alice.UserId, EnabledAt = _iam.Clock.GetUtcNow(), ProtectedSeed = "seed" });
            db.Add(new MfaDevice { SerialNumber = Spare, Kind = MfaDeviceKind.Virtual, ProtectedSeed = "seed" });
            db.Add(new MfaDevice { SerialNumber = "arn:aws:iam::123456789012:mfa/root", Kind = MfaDeviceKind.Virtual, OwnerId = "123456789012", EnabledAt = _iam.Clock.GetUtcNow(), ProtectedSeed = "seed" });
            return Task.CompletedTask;
        });
    }

    public ValueTask DisposeAsync() => _iam.DisposeAsync();

    [Fact]
    public async Task A_users_devices_are_those_assigned_to_it()
    {
        var device = Assert.Single((await _iam.DoAsync(new ListMFADevices("alice"))).MFADevices);

        Assert.Equal(("alice", Phone, _iam.Clock.GetUtcNow()), (device.UserName, device.SerialNumber, device.EnableDate));
        Assert.Equal("arn:aws:iam::123456789012:mfa/root", Assert.Single((await _iam.DoAsync(new ListMFADevices())).MFADevices).SerialNumber);
    }

    [Theory]
    [InlineData("Assigned", 2)]
    [InlineData("Unassigned", 1)]
    [InlineData("Any", 3)]
    [InlineData(null, 3)]
    public async Task Virtual_devices_are_listed_by_assignment(string? status, int count) =>
        Assert.Equal(count, (await _iam.DoAsync(new ListVirtualMFADevices { AssignmentStatus = status })).VirtualMFADevices.Count);

    [Fact]
    public async Task A_virtual_device_names_whose_it_is()
    {
        var devices = (await _iam.DoAsync(new ListVirtualMFADevices())).VirtualMFADevices.ToDictionary(device => device.SerialNumber, device => device.User?.Arn);

        Assert.Equal("arn:aws:iam::123456789012:user/alice", devices[Phone]);
        Assert.Null(devices[Spare]);
        Assert.Equal("arn:aws:iam::123456789012:root", devices["arn:aws:iam::123456789012:mfa/root"]);
    }
}
