using IamConsole.Core.Mfa;
using IamConsole.Core.Model;
using IamConsole.Core.Operations;

namespace IamConsole.Components.Pages.SecurityCredentials;

/// <summary>What the console does to remove an MFA device (IAM User Guide, Deactivating MFA devices).</summary>
internal static class MfaRemoval
{
    /// <summary>The device is taken from its user; a virtual one, which would stay unassigned, is deleted as well.</summary>
    /// <param name="serialNumber">Which device.</param>
    /// <param name="kind">Of which kind it is.</param>
    /// <param name="userName">Whose it is; none for the caller's own.</param>
    public static IEnumerable<IamOperation> Operations(string serialNumber, MfaDeviceKind kind, string? userName)
    {
        yield return new DeactivateMFADevice(serialNumber) { UserName = userName };
        if (kind is MfaDeviceKind.Virtual)
        {
            yield return new DeleteVirtualMFADevice(serialNumber);
        }
    }
}
