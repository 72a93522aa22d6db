using IamConsole.Core.Model;

namespace IamConsole.Core.Operations;

/// <summary>Until when a password can be used (IAM User Guide, Custom password policy options).</summary>
/// <param name="At">When it expires; none where it never does.</param>
/// <param name="IsHard">Whether only an administrator can replace it then.</param>
public readonly record struct PasswordExpiry(DateTimeOffset? At, bool IsHard)
{
    /// <summary>For so many days before, the user is warned.</summary>
    private const int DaysOfWarning = 15;

    public static PasswordExpiry Of(PasswordPolicy? policy, DateTimeOffset changedAt) =>
        new(policy?.MaximumAge is { } days ? changedAt.AddDays(days) : null, policy?.IsHardExpiry == true);

    public bool IsPast(DateTimeOffset now) => now >= At;

    /// <summary>The days that are left, the begun one counted, while the user is to be warned; else none.</summary>
    public int? WarningDays(DateTimeOffset now) =>
        At is { } at && now < at && (at - now).TotalDays <= DaysOfWarning ? (int)Math.Ceiling((at - now).TotalDays) : null;
}
