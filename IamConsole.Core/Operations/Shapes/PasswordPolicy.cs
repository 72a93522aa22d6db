namespace IamConsole.Core.Operations.Shapes;

/// <summary>A custom password policy as <c>GetAccountPasswordPolicy</c> answers.</summary>
public sealed record PasswordPolicy
{
    public required int MinimumPasswordLength { get; init; }
    public required bool RequireSymbols { get; init; }
    public required bool RequireNumbers { get; init; }
    public required bool RequireUppercaseCharacters { get; init; }
    public required bool RequireLowercaseCharacters { get; init; }
    public required bool AllowUsersToChangePassword { get; init; }

    /// <summary>Whether there is a <see cref="MaxPasswordAge"/>.</summary>
    public bool ExpirePasswords => MaxPasswordAge > 0;

    /// <summary>In days; none where passwords never expire.</summary>
    public int? MaxPasswordAge { get; init; }
    public int? PasswordReusePrevention { get; init; }
    public bool? HardExpiry { get; init; }

    public static PasswordPolicy Of(Model.PasswordPolicy policy) => new()
    {
        MinimumPasswordLength = policy.MinimumLength,
        RequireSymbols = policy.RequiresSymbol,
        RequireNumbers = policy.RequiresNumber,
        RequireUppercaseCharacters = policy.RequiresUppercase,
        RequireLowercaseCharacters = policy.RequiresLowercase,
        AllowUsersToChangePassword = policy.AllowsUsersToChangePassword,
        MaxPasswordAge = policy.MaximumAge,
        PasswordReusePrevention = policy.ReusePrevention,
        HardExpiry = policy.IsHardExpiry,
    };
}
