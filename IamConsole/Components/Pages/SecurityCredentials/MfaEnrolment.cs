using System.Text;
using IamConsole.Components.Shared;
using IamConsole.Core.Arns;
using IamConsole.Core.Mfa;
using IamConsole.Core.Operations;
using IamConsole.Core.Operations.Shapes;

namespace IamConsole.Components.Pages.SecurityCredentials;

/// <summary>A virtual MFA device between its making and its assignment: only here, and only until then, is its seed to be seen.</summary>
/// <param name="iam">Sends on behalf of whoever is signed in.</param>
/// <param name="accountId">Twelve digits.</param>
/// <param name="holder">Who gets the device.</param>
internal sealed class MfaEnrolment(IIamClient iam, string accountId, CredentialHolder holder)
{
    private string _name = "";

    /// <summary>The device's ARN; none before it is made.</summary>
    public string? SerialNumber { get; private set; }

    /// <summary>The seed in base32, to be typed into an app.</summary>
    public string? SecretKey { get; private set; }

    /// <summary>What an app reads from the QR code.</summary>
    public string? QrText => SecretKey is { } seed ? AuthenticatorText.Of(_name, holder.UserName ?? accountId, seed) : null;

    /// <summary>Makes the device; the one that was made before under another name goes.</summary>
    /// <param name="name">Unique in the account.</param>
    /// <param name="replacing">Whether an unassigned device of that name goes first.</param>
    public async Task<IamError?> MakeAsync(string name, bool replacing)
    {
        if (SerialNumber is not null && name == _name)
        {
            return null;
        }

        IamOperation[] clearing = [.. SerialNumber is { } earlier ? [new DeleteVirtualMFADevice(earlier)] : Array.Empty<IamOperation>(), .. replacing ? [new DeleteVirtualMFADevice(ArnOf(name))] : Array.Empty<IamOperation>()];
        var result = await iam.SendAllAsync([.. clearing, new CreateVirtualMFADevice(name)]);
        if (!result.TryGet(out var results, out var error))
        {
            return error is BatchRefused refused ? refused.Error : error;
        }

        var device = ((CreateVirtualMFADeviceResult)results[^1]).VirtualMFADevice;
        (_name, SerialNumber, SecretKey) = (name, device.SerialNumber, Encoding.ASCII.GetString(device.Base32StringSeed!));
        return null;
    }

    /// <summary>Whether a device of this name was made and never assigned, as far as the caller may list them.</summary>
    public async Task<bool> IsUnassignedAsync(string name)
    {
        string? marker = null;
        do
        {
            var result = await iam.SendAsync(new ListVirtualMFADevices { AssignmentStatus = "Unassigned", MaxItems = 1000, Marker = marker });
            if (!result.TryGet(out var page, out _))
            {
                return false;
            }

            if (page.VirtualMFADevices.Any(device => device.SerialNumber == ArnOf(name)))
            {
                return true;
            }

            marker = page.Marker;
        }
        while (marker is not null);
        return false;
    }

    /// <summary>Assigns the device to its holder, who proves to have it.</summary>
    public async Task<Problem?> EnableAsync(MfaCodes codes) =>
        (await iam.SendAsync(new EnableMFADevice(holder.UserName, SerialNumber!, codes.First, codes.Second))).Problem();

    /// <summary>Deletes the device that was not assigned.</summary>
    public async Task<Problem?> GiveUpAsync()
    {
        var problem = SerialNumber is { } made ? (await iam.SendAsync(new DeleteVirtualMFADevice(made))).Problem() : null;
        Forget();
        return problem;
    }

    /// <summary>Lets go of the seed.</summary>
    public void Forget() => (_name, SerialNumber, SecretKey) = ("", null, null);

    private string ArnOf(string name) => Arn.VirtualMfa(AccountId.Parse(accountId), "/", name).ToString();
}
