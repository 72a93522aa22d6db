using IamConsole.Core.Model;

namespace IamConsole.Core.Operations.Shapes;

/// <summary>A user's login profile as results carry it.</summary>
public sealed record LoginProfile(string UserName, DateTimeOffset CreateDate, bool PasswordResetRequired)
{
    public static LoginProfile Of(IamUser user, Model.LoginProfile profile) => new(user.Name, profile.CreatedAt, profile.PasswordResetRequired);
}

/// <summary>A new access key with its secret, which is never to be had again.</summary>
public sealed record AccessKey(string UserName, string AccessKeyId, string Status, string SecretAccessKey, DateTimeOffset CreateDate)
{
    /// <summary>The access key id; the secret stays out of every log.</summary>
    public override string ToString() => AccessKeyId;
}

/// <summary>An access key without its secret.</summary>
public sealed record AccessKeyMetadata(string UserName, string AccessKeyId, string Status, DateTimeOffset CreateDate)
{
    public static AccessKeyMetadata Of(string userName, Model.AccessKey key) => new(userName, key.Id, AccessKeyStatus.Of(key.IsActive), key.CreatedAt);
}

/// <summary>AWS's words for whether a key can be used.</summary>
public static class AccessKeyStatus
{
    public const string Active = "Active";
    public const string Inactive = "Inactive";

    public static string Of(bool isActive) => isActive ? Active : Inactive;
}

/// <summary>When, where and for which service an access key was last used.</summary>
/// <param name="LastUsedDate">None where it never was.</param>
/// <param name="ServiceName">The service's prefix; <c>N/A</c> where it never was used.</param>
/// <param name="Region"><c>N/A</c> where it never was used.</param>
public sealed record AccessKeyLastUsed(DateTimeOffset? LastUsedDate, string ServiceName, string Region)
{
    private const string NotApplicable = "N/A";

    public static AccessKeyLastUsed Of(Model.AccessKey key) => new(key.LastUsedAt, key.LastUsedService ?? NotApplicable, key.LastUsedRegion ?? NotApplicable);
}

/// <summary>An MFA device that is assigned to somebody.</summary>
public sealed record MFADevice(string UserName, string SerialNumber, DateTimeOffset EnableDate);

/// <summary>A virtual MFA device, assigned or not.</summary>
public sealed record VirtualMFADevice(string SerialNumber)
{
    /// <summary>The seed's base32 text in ASCII, to be typed into an authenticator app; only in the answer to its making, never to be had again.</summary>
    public byte[]? Base32StringSeed { get; init; }

    /// <summary>A PNG of the QR code that an authenticator app reads, one pixel for every tenth of a square; it holds the seed, and is had only once as that is.</summary>
    public byte[]? QRCodePNG { get; init; }

    public User? User { get; init; }

    public DateTimeOffset? EnableDate { get; init; }

    public IReadOnlyList<Tag>? Tags { get; init; }
}
