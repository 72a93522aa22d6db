using IamConsole.Core.Arns;
using IamConsole.Core.Authorization;
using IamConsole.Core.Model;
using IamConsole.Core.Operations;
using IamConsole.Core.Operations.Shapes;
using Microsoft.EntityFrameworkCore;

namespace IamConsole.Core.Mfa;

/// <summary>The account's virtual MFA devices: the assigned ones, the others, or all.</summary>
public sealed record ListVirtualMFADevices : IamOperation<ListVirtualMFADevicesResult, AccountTarget>
{
    /// <summary>Assigned, Unassigned or Any; any where nothing is said.</summary>
    public string? AssignmentStatus { get; init; }

    public string? Marker { get; init; }

    public int? MaxItems { get; init; }

    protected override Task<AccountTarget> ResolveAsync(OperationContext context, CancellationToken cancellationToken) =>
        Task.FromResult(new AccountTarget(Arn.OfIam(context.Account, "mfa/").ToString()));

    protected override IEnumerable<ActionRequest> Authorizations(OperationContext context, AccountTarget target) => [new("iam:ListVirtualMFADevices", target.ArnText)];

    protected override async Task<IamResult<ListVirtualMFADevicesResult>> ExecuteAsync(OperationContext context, AccountTarget target, CancellationToken cancellationToken)
    {
        var devices = context.Db.MfaDevices.Where(device => device.Kind == MfaDeviceKind.Virtual);
        devices = AssignmentStatus switch
        {
            "Assigned" => devices.Where(device => device.OwnerId != null),
            "Unassigned" => devices.Where(device => device.OwnerId == null),
            _ => devices,
        };
        if (!(await devices.ToPageAsync(device => device.SerialNumber, Marker, MaxItems, cancellationToken)).TryGet(out var page, out var invalid))
        {
            return invalid;
        }

        var ownerIds = page.Items.Select(device => device.OwnerId).OfType<string>().ToList();
        var owners = await context.Db.Users.Where(user => ownerIds.Contains(user.Id)).ToDictionaryAsync(user => user.Id, cancellationToken);
        var account = await context.Db.Accounts.SingleAsync(cancellationToken);
        return new ListVirtualMFADevicesResult([.. page.Items.Select(device => Describe(context.Account, device, owners, account))], page.IsTruncated, page.Marker);
    }

    private static VirtualMFADevice Describe(AccountId account, MfaDevice device, Dictionary<string, IamUser> owners, Account root) => new(device.SerialNumber)
    {
        EnableDate = device.EnabledAt,
        User = device.OwnerId is not { } ownerId ? null
            : owners.TryGetValue(ownerId, out var user) ? User.Of(account, user)
            : User.OfRoot(root),
    };
}

/// <summary>One page of virtual MFA devices, without their seeds.</summary>
public sealed record ListVirtualMFADevicesResult(IReadOnlyList<VirtualMFADevice> VirtualMFADevices, bool IsTruncated, string? Marker);
