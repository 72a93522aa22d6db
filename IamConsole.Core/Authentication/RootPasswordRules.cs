using IamConsole.Core.Model;
using IamConsole.Core.Operations;

namespace IamConsole.Core.Authentication;

/// <summary>What a root user's password must look like, wherever one is chosen.</summary>
/// <remarks>
/// AWS's own rules for root are IAM's default policy; no policy of the account's holds for it. Root's password opens the whole
/// account, so that it is also held against <see cref="CommonPasswords"/> and the words that everybody tries here (ASVS 5.0, 6.2.4 and 6.2.11).
/// </remarks>
public static class RootPasswordRules
{
    private const string Product = "iamconsole";
    private const int ShortestWord = 3;

    // So much has to be left of a password beside the words that everybody tries.
    private const int LeastOfItsOwn = 6;

    /// <summary>The refusal of a password, or none.</summary>
    /// <param name="account">Whose root it is for.</param>
    /// <param name="password">As typed.</param>
    public static IamError? FindProblem(Account account, string password)
    {
        ArgumentNullException.ThrowIfNull(account);
        return FindProblem(password, account.RootEmail, account.Id, account.Alias);
    }

    /// <summary>The refusal of a password, or none.</summary>
    /// <param name="password">As typed.</param>
    /// <param name="email">Root's.</param>
    /// <param name="accountId">Twelve digits.</param>
    /// <param name="alias">The account's, or none.</param>
    public static IamError? FindProblem(string password, string email, string accountId, string? alias)
    {
        ArgumentNullException.ThrowIfNull(password);
        ArgumentNullException.ThrowIfNull(email);
        return PasswordRules.Default.FirstProblem(password, [accountId, alias, email])
            ?? (CommonPasswords.Contains(password) ? IamError.PasswordPolicyViolation("Password should not be one of the passwords that are tried first: it is, or is made from, one that many people use") : null)
            ?? (IsMadeOf(password, [email, accountId, alias ?? "", Product]) ? IamError.PasswordPolicyViolation("Password should not be made from the e-mail address, the account or the name of this console") : null);
    }

    private static bool IsMadeOf(string password, IEnumerable<string> names)
    {
        var left = password.ToLowerInvariant();
        foreach (var word in names.SelectMany(name => name.ToLowerInvariant().Split(['@', '.', '-', '_', '+']).Append(name.ToLowerInvariant())).Where(word => word.Length >= ShortestWord).OrderByDescending(word => word.Length))
        {
            left = left.Replace(word, "", StringComparison.Ordinal);
        }

        return left.Length < password.Length && left.Count(char.IsLetterOrDigit) < LeastOfItsOwn;
    }
}
