using IamConsole.Core.Authorization;
using IamConsole.Core.Operations;
using IamConsole.Core.Operations.Shapes;
using Microsoft.EntityFrameworkCore;

namespace IamConsole.Core.Mfa;

/// <summary>The MFA devices that are assigned to a user, or to the caller, who may be root.</summary>
public sealed record ListMFADevices(string? UserName = null) : IamOperation<ListMFADevicesResult, CredentialOwner>
{
    public string? Marker { get; init; }

    public int? MaxItems { get; init; }

    protected override Task<CredentialOwner> ResolveAsync(OperationContext context, CancellationToken cancellationToken) =>
        context.FindCredentialOwnerAsync(UserName, cancellationToken);

    protected override IEnumerable<ActionRequest> Authorizations(OperationContext context, CredentialOwner target) => [target.Action("iam:ListMFADevices")];

    protected override async Task<IamResult<ListMFADevicesResult>> ExecuteAsync(OperationContext context, CredentialOwner target, CancellationToken cancellationToken)
    {
        if (!Operations.Marker.Decode(Marker).TryGet(out var after, out var invalid))
        {
            return invalid;
        }

        var most = MaxItems ?? Operations.Marker.DefaultMaxItems;
        var devices = await context.Db.MfaDevices
            .Where(device => device.OwnerId == target.ExistingId && device.EnabledAt != null && string.Compare(device.SerialNumber, after) > 0)
            .OrderBy(device => device.SerialNumber)
            .Take(most + 1)
            .ToListAsync(cancellationToken);
        var (items, truncated, marker) = Operations.Marker.Cut(devices, most, device => device.SerialNumber);
        return new ListMFADevicesResult([.. items.Select(device => new MFADevice(target.UserName, device.SerialNumber, device.EnabledAt!.Value))], truncated, marker);
    }
}

/// <summary>One page of MFA devices.</summary>
public sealed record ListMFADevicesResult(IReadOnlyList<MFADevice> MFADevices, bool IsTruncated, string? Marker);
