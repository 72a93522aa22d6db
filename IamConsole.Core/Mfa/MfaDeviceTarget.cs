using IamConsole.Core.Authorization;
using IamConsole.Core.Model;
using IamConsole.Core.Operations;
using Microsoft.EntityFrameworkCore;

namespace IamConsole.Core.Mfa;

/// <summary>The virtual MFA device that a request names by its ARN.</summary>
/// <param name="Device">The row, or none where there is no such virtual device.</param>
/// <param name="ArnText">As typed.</param>
/// <param name="Tags">The device's tags; only virtual ones have any.</param>
public sealed record MfaDeviceTarget(MfaDevice? Device, string ArnText, IReadOnlyList<Tag> Tags) : ITarget
{
    /// <summary>Whether the request is to make it.</summary>
    public bool MayBeMissing { get; init; }

    public IamError? Missing => Device is null && !MayBeMissing ? MfaErrors.NotFound(ArnText) : null;

    public IRevisioned? Revisioned => null;

    /// <summary>The row of a device that exists; only to be asked for in <c>ExecuteAsync</c>.</summary>
    public MfaDevice Existing => Device ?? throw new InvalidOperationException("The device does not exist.");

    /// <summary>An action on this device, with the condition keys of its tags.</summary>
    public ActionRequest Action(string action) => new ActionRequest(action, ArnText).WithResourceTags(Tags);
}

internal static class MfaDevices
{
    /// <summary>The virtual MFA device of that ARN.</summary>
    public static async Task<MfaDeviceTarget> FindMfaDeviceAsync(this OperationContext context, string serialNumber, CancellationToken cancellationToken)
    {
        var device = await context.Db.MfaDevices.FirstOrDefaultAsync(device => device.SerialNumber == serialNumber && device.Kind == MfaDeviceKind.Virtual, cancellationToken);
        return new MfaDeviceTarget(device, serialNumber, device is null ? [] : await context.TagsOfAsync(serialNumber, cancellationToken));
    }

    /// <summary>
    /// The refusal of an IAM user who has an MFA device and adds or removes one of its own without having signed in with MFA
    /// (IAM User Guide, AWS multi-factor authentication in IAM); or none. It holds whatever the policies say.
    /// </summary>
    public static async Task<IamError?> RefuseWithoutMfaAsync(this OperationContext context, CredentialOwner owner, CancellationToken cancellationToken) =>
        context.Caller is { Kind: CallerKind.User, MfaAuthenticatedAt: null } caller
        && caller.PrincipalId == owner.OwnerId
        && await context.Db.MfaDevices.AnyAsync(device => device.OwnerId == caller.PrincipalId, cancellationToken)
            ? MfaErrors.SignInWithMfa
            : null;

    /// <summary>Whose device a request is about, where AWS requires a user's name: root has none, and manages its own devices in the console only.</summary>
    public static async Task<CredentialOwner> FindDeviceOwnerAsync(this OperationContext context, string? userName, CancellationToken cancellationToken)
    {
        var owner = await context.FindCredentialOwnerAsync(userName, cancellationToken);
        return userName is null && context.Caller is not { Kind: CallerKind.Root, IsTemporary: true } ? owner with { Missing = MfaErrors.MustNameUser } : owner;
    }
}

internal static class MfaErrors
{
    public static IamError CodeNotValid { get; } = new("InvalidAuthenticationCode", "Authentication code for device is not valid.");

    public static IamError MustNameUser { get; } = IamError.ValidationError("1 validation error detected: Value null at 'userName' failed to satisfy constraint: Member must not be null");

    public static IamError SignInWithMfa { get; } = new("AccessDenied", "You have an MFA device: sign in with it to add or remove MFA devices of your own.");

    public static IamError NotFound(string serialNumber) => IamError.NoSuchEntity($"MFA Device with serial number {serialNumber} does not exist.");
}
