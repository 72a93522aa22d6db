using System.Text;
using IamConsole.Core.Mfa;
using IamConsole.Core.Operations;
using IamConsole.Core.Operations.Shapes;
using Microsoft.Extensions.DependencyInjection;
using OtpNet;

namespace IamConsole.Tests.Support;

/// <summary>An authenticator app with one device in it, on a clock of its own that may be wrong.</summary>
/// <param name="seed">In base32.</param>
/// <param name="clock">The machine's.</param>
public sealed class Authenticator(string seed, TimeProvider clock)
{
    private readonly Totp _codes = new(Base32Encoding.ToBytes(seed));

    public Authenticator(VirtualMFADevice device, TimeProvider clock)
        : this(Encoding.ASCII.GetString(device.Base32StringSeed!), clock) => SerialNumber = device.SerialNumber;

    public string SerialNumber { get; } = "";

    /// <summary>How many steps of 30 seconds the app's clock is ahead.</summary>
    public int Ahead { get; set; }

    /// <summary>The code that the app shows now, or showed or will show some steps from now.</summary>
    public string Code(int steps = 0) => _codes.ComputeTotp(clock.GetUtcNow().UtcDateTime.AddSeconds(30 * (steps + Ahead)));

    /// <summary>Enables the device with the codes of this step and the one before.</summary>
    public EnableMFADevice Enable(string? userName) => new(userName, SerialNumber, Code(-1), Code());
}

/// <summary>Makes and assigns devices in an account under test.</summary>
public static class Authenticators
{
    /// <summary>A virtual device that is nobody's.</summary>
    public static async Task<Authenticator> AddDeviceAsync(this IamFixture iam, string name) =>
        new((await iam.DoAsync(new CreateVirtualMFADevice(name))).VirtualMFADevice, iam.Clock);

    /// <summary>A virtual device of a user, enabled so long ago that a code of now is new.</summary>
    public static async Task<Authenticator> AddDeviceAsync(this IamFixture iam, string name, string userName)
    {
        var device = await iam.AddDeviceAsync(name);
        await iam.DoAsync(device.Enable(userName));
        iam.Clock.Advance(TimeSpan.FromMinutes(5));
        return device;
    }

    /// <summary>A virtual device of a user, enabled with earlier codes than that of now; of root where no name is given.</summary>
    public static async Task<Authenticator> AddDeviceAsync(this ConsoleHost host, string name, string? userName)
    {
        var device = new Authenticator((await host.DoAsync(new CreateVirtualMFADevice(name))).VirtualMFADevice, TimeProvider.System);
        var enable = new EnableMFADevice(userName, device.SerialNumber, device.Code(-2), device.Code(-1));
        var enabled = await host.Services.GetRequiredService<IamGateway>().SendAsync(userName is null ? host.Root with { IsTemporary = true } : host.Root, enable);
        Assert.True(enabled.IsSuccess, enabled.Error?.Message);
        return device;
    }
}
