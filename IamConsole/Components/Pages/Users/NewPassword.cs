using IamConsole.Core.AccountSettings;
using IamConsole.Core.LoginProfiles;
using IamConsole.Core.Operations;

namespace IamConsole.Components.Pages.Users;

/// <summary>What is asked about a password that somebody sets for a user.</summary>
public sealed class NewPassword
{
    /// <summary>Whether the password is typed, not generated.</summary>
    public bool IsCustom { get; set; }

    public string Custom { get; set; } = "";

    /// <summary>Whether the user has to choose another one at the next sign-in.</summary>
    public bool ResetRequired { get; set; } = true;

    /// <summary>The account's password policy; none where the administrator may not see it, and the operation alone says what is wrong.</summary>
    public PasswordPolicyInForce? Policy { get; set; }

    /// <summary>Whether users may change their own password without a policy for it.</summary>
    public bool UsersMayChange => Policy?.Custom?.AllowUsersToChangePassword == true;

    /// <summary>What is wrong with the typed password, or none.</summary>
    public string? Problem { get; private set; }

    /// <summary>Checks a typed password before it is sent; the operation checks it again.</summary>
    public bool Check()
    {
        Problem = !IsCustom ? null
            : Custom.Length == 0 ? "Enter a password."
            : Policy?.Rules.FirstProblem(Custom, [])?.Message is { } broken ? broken + "." : null;
        return Problem is null;
    }

    /// <summary>The typed password, or a new generated one.</summary>
    public string Take() => IsCustom ? Custom : GeneratedPassword.New((Policy?.Rules ?? PasswordRules.Default).MinimumLength);

    public void Forget() => (Custom, Problem) = ("", null);
}
