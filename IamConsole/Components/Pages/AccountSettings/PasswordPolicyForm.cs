using IamConsole.Core.AccountSettings;
using IamConsole.Core.Operations;
using IamConsole.Core.Operations.Shapes;

namespace IamConsole.Components.Pages.AccountSettings;

/// <summary>What is asked about a password policy. What is switched off keeps its number, in case it is switched on again.</summary>
internal sealed class PasswordPolicyForm
{
    private const int LeastLength = 6;
    private const int LongestAge = 1095;

    public bool IsCustom { get; set; }

    public int? MinimumLength { get; set; } = 8;

    public bool RequiresUppercase { get; set; }

    public bool RequiresLowercase { get; set; }

    public bool RequiresNumber { get; set; }

    public bool RequiresSymbol { get; set; }

    public bool Expires { get; set; }

    public int? MaximumAge { get; set; } = 90;

    public bool IsHardExpiry { get; set; }

    public bool AllowsUsersToChangePassword { get; set; } = true;

    public bool PreventsReuse { get; set; }

    public int? Reuse { get; set; } = 5;

    public string? LengthProblem { get; private set; }

    public string? AgeProblem { get; private set; }

    public string? ReuseProblem { get; private set; }

    public static PasswordPolicyForm Of(PasswordPolicy? custom) => custom is null ? new PasswordPolicyForm() : new PasswordPolicyForm
    {
        IsCustom = true,
        MinimumLength = custom.MinimumPasswordLength,
        RequiresUppercase = custom.RequireUppercaseCharacters,
        RequiresLowercase = custom.RequireLowercaseCharacters,
        RequiresNumber = custom.RequireNumbers,
        RequiresSymbol = custom.RequireSymbols,
        Expires = custom.ExpirePasswords,
        MaximumAge = custom.MaxPasswordAge ?? 90,
        IsHardExpiry = custom.HardExpiry == true,
        AllowsUsersToChangePassword = custom.AllowUsersToChangePassword,
        PreventsReuse = custom.PasswordReusePrevention is not null,
        Reuse = custom.PasswordReusePrevention ?? 5,
    };

    /// <summary>Notes what is wrong, and whether nothing is.</summary>
    public bool Check()
    {
        LengthProblem = !IsCustom ? null : Problem(MinimumLength, LeastLength, PasswordRules.MaximumLength);
        AgeProblem = !IsCustom || !Expires ? null : Problem(MaximumAge, 1, LongestAge);
        ReuseProblem = !IsCustom || !PreventsReuse ? null : Problem(Reuse, 1, PasswordHistory.Longest);
        return LengthProblem is null && AgeProblem is null && ReuseProblem is null;
    }

    public UpdateAccountPasswordPolicy ToOperation() => new()
    {
        MinimumPasswordLength = MinimumLength,
        RequireUppercaseCharacters = RequiresUppercase,
        RequireLowercaseCharacters = RequiresLowercase,
        RequireNumbers = RequiresNumber,
        RequireSymbols = RequiresSymbol,
        MaxPasswordAge = Expires ? MaximumAge : null,
        HardExpiry = Expires && IsHardExpiry,
        AllowUsersToChangePassword = AllowsUsersToChangePassword,
        PasswordReusePrevention = PreventsReuse ? Reuse : null,
    };

    private static string? Problem(int? number, int least, int most) =>
        number is { } given && given >= least && given <= most ? null : FormattableString.Invariant($"Enter a number from {least} to {most:N0}.");
}
