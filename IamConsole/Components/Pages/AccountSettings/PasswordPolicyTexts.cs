using IamConsole.Components.Shared;
using IamConsole.Core.AccountSettings;

namespace IamConsole.Components.Pages.AccountSettings;

/// <summary>A password policy in words.</summary>
internal static class PasswordPolicyTexts
{
    public static IEnumerable<string> Lines(PasswordPolicyInForce policy)
    {
        foreach (var (_, _, text) in PasswordRuleTexts.Of(policy.Rules))
        {
            yield return text;
        }

        if (policy.Custom is not { } custom)
        {
            yield return "Not the account's name or email address";
            yield return "Passwords never expire, and earlier ones can be used again";
            yield break;
        }

        yield return custom.MaxPasswordAge is { } days
            ? $"Passwords expire after {days} {(days == 1 ? "day" : "days")}{(custom.HardExpiry == true ? "; then an administrator has to set a new one" : "")}"
            : "Passwords never expire";
        yield return custom.PasswordReusePrevention is { } count
            ? count == 1 ? "The present password cannot be chosen again" : $"The last {count} passwords cannot be chosen again"
            : "Earlier passwords can be used again";
        yield return custom.AllowUsersToChangePassword ? "Users may change their own password" : "Users need a policy that allows iam:ChangePassword to change their own password";
    }
}
