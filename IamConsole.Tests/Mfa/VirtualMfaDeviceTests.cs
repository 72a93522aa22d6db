using System.Text;
using IamConsole.Core.Arns;
using IamConsole.Core.Mfa;
using IamConsole.Core.Model;
using IamConsole.Core.Operations;
using IamConsole.Core.Users;
using IamConsole.Tests.Support;
using Microsoft.EntityFrameworkCore;
using OtpNet;

namespace IamConsole.Tests.Mfa;

public sealed class VirtualMfaDeviceTests : IAsyncLifetime
{
    private IamFixture _iam = null!;

    public async ValueTask InitializeAsync() => _iam = await IamFixture.CreateAsync();

    public ValueTask DisposeAsync() => _iam.DisposeAsync();

    [Fact]
    public async Task A_new_device_gives_its_seed_and_a_picture_of_it_once()
    {
        var device = (await _iam.DoAsync(new CreateVirtualMFADevice("phone"))).VirtualMFADevice;

        Assert.Equal("arn:aws:iam::123456789012:mfa/phone", device.SerialNumber);
        Assert.Equal(40, Base32Encoding.ToBytes(Encoding.ASCII.GetString(device.Base32StringSeed!)).Length);
        Assert.Equal([0x89, (byte)'P', (byte)'N', (byte)'G'], device.QRCodePNG![..4]);
        var listed = Assert.Single((await _iam.DoAsync(new ListVirtualMFADevices())).VirtualMFADevices);
        Assert.Null(listed.Base32StringSeed);
        Assert.Null(listed.QRCodePNG);
    }

    [Fact]
    public async Task The_seed_is_nowhere_in_clear_in_the_database()
    {
        var seed = Encoding.ASCII.GetString((await _iam.DoAsync(new CreateVirtualMFADevice("phone"))).VirtualMFADevice.Base32StringSeed!);

        Assert.DoesNotContain(seed, (await _iam.ReadAsync(db => db.MfaDevices.SingleAsync())).ProtectedSeed);
        await _iam.EventsAsync();
        Assert.DoesNotContain(await _iam.ReadAsync(db => db.ActivityEvents.ToListAsync()), entry => entry.RequestParameters?.Contains(seed, StringComparison.Ordinal) == true);
    }

    [Theory]
    [InlineData("phone", "alice", "otpauth://totp/phone%40alice?secret=ABC")]
    [InlineData("a+b", "123456789012", "otpauth://totp/a%2Bb%40123456789012?secret=ABC")]
    public void The_app_reads_device_account_and_seed(string device, string account, string text) => Assert.Equal(text, AuthenticatorText.Of(device, account, "ABC"));

    [Fact]
    public async Task A_name_is_given_once_in_a_path()
    {
        await _iam.DoAsync(new CreateVirtualMFADevice("phone"));

        var refused = await _iam.RefusedAsync(new CreateVirtualMFADevice("phone"));

        Assert.Equal(("EntityAlreadyExists", "MFADevice entity at the same path and name already exists."), (refused.Code, refused.Message));
        Assert.Equal("arn:aws:iam::123456789012:mfa/staff/phone", (await _iam.DoAsync(new CreateVirtualMFADevice("phone") { Path = "/staff/" })).VirtualMFADevice.SerialNumber);
    }

    [Theory]
    [InlineData("my phone", "ValidationError")]
    [InlineData("", "ValidationError")]
    [InlineData("téléphone", "ValidationError")]
    public async Task A_name_has_the_characters_that_AWS_allows(string name, string code) =>
        Assert.Equal(code, (await _iam.RefusedAsync(new CreateVirtualMFADevice(name))).Code);

    [Fact]
    public async Task A_name_that_no_other_operation_could_name_is_refused()
    {
        Assert.Equal("InvalidInput", (await _iam.RefusedAsync(new CreateVirtualMFADevice(new string('a', 227)))).Code);
        await _iam.DoAsync(new CreateVirtualMFADevice(new string('a', 226)));
    }

    [Fact]
    public async Task Tags_are_kept_listed_changed_and_gone_with_the_device()
    {
        var serial = (await _iam.DoAsync(new CreateVirtualMFADevice("phone") { Tags = [new Tag("Dept", "it"), new Tag("dept", "hr")] })).VirtualMFADevice.SerialNumber;

        await _iam.DoAsync(new TagMFADevice(serial, [new Tag("Dept", "sales")]));
        await _iam.DoAsync(new UntagMFADevice(serial, ["dept"]));

        Assert.Equal([new Tag("Dept", "sales")], (await _iam.DoAsync(new ListMFADeviceTags(serial))).Tags);
        await _iam.DoAsync(new DeleteVirtualMFADevice(serial));
        Assert.Equal(0, await _iam.ReadAsync(db => db.Tags.CountAsync()));
        Assert.Equal("NoSuchEntity", (await _iam.RefusedAsync(new ListMFADeviceTags(serial))).Code);
    }

    [Fact]
    public async Task Tags_of_a_device_decide_as_a_policy_says()
    {
        await _iam.DoAsync(new CreateUser("bob"));
        await _iam.AddInlinePolicyAsync("bob", """{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"iam:DeleteVirtualMFADevice","Resource":"*","Condition":{"StringEquals":{"aws:ResourceTag/Team":"bobs"}}}}""");
        var bobs = (await _iam.DoAsync(new CreateVirtualMFADevice("bobs") { Tags = [new Tag("Team", "bobs")] })).VirtualMFADevice.SerialNumber;
        var others = (await _iam.DoAsync(new CreateVirtualMFADevice("others"))).VirtualMFADevice.SerialNumber;
        var bob = await _iam.CallerOfAsync("bob");

        Assert.IsType<AccessDenied>((await _iam.Gateway.SendAsync(bob, new DeleteVirtualMFADevice(others))).Error);
        Assert.True((await _iam.Gateway.SendAsync(bob, new DeleteVirtualMFADevice(bobs))).IsSuccess);
    }

    [Fact]
    public async Task A_device_in_use_is_not_deleted()
    {
        await _iam.DoAsync(new CreateUser("alice"));
        var device = await _iam.AddDeviceAsync("phone", "alice");

        Assert.Equal("DeleteConflict", (await _iam.RefusedAsync(new DeleteVirtualMFADevice(device.SerialNumber))).Code);
        await _iam.DoAsync(new DeactivateMFADevice(device.SerialNumber) { UserName = "alice" });
        await _iam.DoAsync(new DeleteVirtualMFADevice(device.SerialNumber));
        Assert.Equal(0, await _iam.ReadAsync(db => db.MfaDevices.CountAsync()));
    }

    [Fact]
    public async Task A_device_is_read_by_its_user()
    {
        await _iam.DoAsync(new CreateUser("alice"));
        await _iam.DoAsync(new CreateUser("bob"));
        var device = await _iam.AddDeviceAsync("phone", "alice");

        var read = await _iam.DoAsync(new GetMFADevice(device.SerialNumber) { UserName = "ALICE" });

        Assert.Equal(("alice", device.SerialNumber), (read.UserName, read.SerialNumber));
        Assert.NotNull(read.EnableDate);
        Assert.Equal("NoSuchEntity", (await _iam.RefusedAsync(new GetMFADevice(device.SerialNumber) { UserName = "bob" })).Code);
    }

    [Fact]
    public async Task Virtual_devices_are_not_without_limit()
    {
        await _iam.ChangeAsync(db =>
        {
            db.AddRange(Enumerable.Range(0, Quotas.VirtualMfaDevices).Select(number => new MfaDevice { SerialNumber = Arn.VirtualMfa(_iam.Account, "/", $"d{number}").ToString(), Kind = MfaDeviceKind.Virtual }));
            return Task.CompletedTask;
        });

        Assert.Equal("LimitExceeded", (await _iam.RefusedAsync(new CreateVirtualMFADevice("one-more"))).Code);
    }
}
