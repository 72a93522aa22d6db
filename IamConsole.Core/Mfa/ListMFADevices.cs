using IamConsole.Core.Authorization;
using IamConsole.Core.Operations;
using IamConsole.Core.Operations.Shapes;

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
        var devices = await context.Db.MfaDevices
            .Where(device => device.OwnerId == target.ExistingId && device.EnabledAt != null)
            .ToPageAsync(device => device.SerialNumber, Marker, MaxItems, cancellationToken);
        return devices.Map(page => new ListMFADevicesResult(
            [.. page.Items.Select(device => new MFADevice(target.UserName, device.SerialNumber, device.EnabledAt!.Value))], page.IsTruncated, page.Marker));
    }
}

/// <summary>One page of MFA devices.</summary>
public sealed record ListMFADevicesResult(IReadOnlyList<MFADevice> MFADevices, bool IsTruncated, string? Marker);
