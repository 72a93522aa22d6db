using System.Text;
using IamConsole.Core.Arns;
using IamConsole.Core.Authentication;
using IamConsole.Core.Authorization;
using IamConsole.Core.Model;
using IamConsole.Core.Operations;
using IamConsole.Core.Operations.Shapes;
using Microsoft.EntityFrameworkCore;

namespace IamConsole.Core.Mfa;

/// <summary>
/// Makes a virtual MFA device that belongs to nobody until <see cref="EnableMFADevice"/> assigns it. Its seed is in this answer
/// and never to be had again.
/// </summary>
/// <remarks>
/// Who does not get as far as enabling it leaves it unassigned, with its name taken; a wizard that is given up deletes it by
/// <see cref="DeleteVirtualMFADevice"/>. It does not say for whom it was made, so that nothing else clears it away.
/// </remarks>
public sealed record CreateVirtualMFADevice(string VirtualMFADeviceName) : IamOperation<CreateVirtualMFADeviceResult, MfaDeviceTarget>
{
    // So that the other operations, whose model allows no more, can name it.
    private const int LongestSerialNumber = 256;

    public string Path { get; init; } = "/";

    public IReadOnlyList<Tag>? Tags { get; init; }

    protected override async Task<MfaDeviceTarget> ResolveAsync(OperationContext context, CancellationToken cancellationToken) =>
        await context.FindMfaDeviceAsync(Arn.VirtualMfa(context.Account, Path, VirtualMFADeviceName).ToString(), cancellationToken) with { MayBeMissing = true };

    protected override IEnumerable<ActionRequest> Authorizations(OperationContext context, MfaDeviceTarget target)
    {
        yield return new ActionRequest("iam:CreateVirtualMFADevice", target.ArnText).WithRequestTags(Tags);
        if (Tags is { Count: > 0 })
        {
            yield return new ActionRequest("iam:TagMFADevice", target.ArnText).WithRequestTags(Tags);
        }
    }

    protected override bool NeedsFreshProof(OperationContext context, MfaDeviceTarget target) => true;

    protected override async Task<IamResult<CreateVirtualMFADeviceResult>> ExecuteAsync(OperationContext context, MfaDeviceTarget target, CancellationToken cancellationToken)
    {
        var serialNumber = target.ArnText;
        if (serialNumber.Length > LongestSerialNumber)
        {
            return IamError.InvalidInput($"Path and name are too long: the device's ARN may have at most {LongestSerialNumber} characters.");
        }

        if (TagRules.FirstProblem(Tags, ignoreCase: false) is { } problem)
        {
            return problem;
        }

        if (target.Device is not null)
        {
            return IamError.EntityAlreadyExists("MFADevice entity at the same path and name already exists.");
        }

        if (await context.Db.MfaDevices.CountAsync(device => device.Kind == MfaDeviceKind.Virtual, cancellationToken) >= Quotas.VirtualMfaDevices)
        {
            return IamError.LimitExceeded("VirtualMFADevicesPerAccount", Quotas.VirtualMfaDevices);
        }

        var seed = OneTimeCodes.NewSeed();
        context.Db.MfaDevices.Add(new MfaDevice
        {
            SerialNumber = serialNumber,
            Kind = MfaDeviceKind.Virtual,
            CreatedAt = context.Now,
            ProtectedSeed = context.Secrets.ProtectMfaSeed(seed),
        });
        context.Db.Tags.AddRange((Tags ?? []).Select(tag => new ResourceTag { ResourceId = serialNumber, Key = tag.Key, Value = tag.Value }));
        var text = AuthenticatorText.Of(VirtualMFADeviceName, context.Caller.UserName ?? context.Account.ToString(), seed);
        return new CreateVirtualMFADeviceResult(new VirtualMFADevice(serialNumber)
        {
            Base32StringSeed = Encoding.ASCII.GetBytes(seed),
            QRCodePNG = AuthenticatorText.ToPng(text),
            Tags = Tags,
        });
    }
}

/// <summary>The device with its seed, which is never to be had again.</summary>
public sealed record CreateVirtualMFADeviceResult(VirtualMFADevice VirtualMFADevice);
