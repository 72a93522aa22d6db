using System.Buffers;
using IamConsole.Core.Arns;
using IamConsole.Core.Model;
using IamConsole.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace IamConsole.Core.Operations;

/// <summary>What a user's console password must look like.</summary>
/// <remarks>
/// The defaults are IAM's default password policy (IAM User Guide, Setting an account password policy for IAM users):
/// 8 to 128 characters, three of the four kinds of characters, not the account's name or e-mail address.
/// What has the shape of an access key is refused too: sign-in takes it for one, so nobody could sign in with it.
/// Root's password is under no policy of the account's.
/// </remarks>
public sealed record PasswordRules
{
    /// <summary>The most characters that any policy allows.</summary>
    public const int MaximumLength = 128;

    /// <summary>What IAM counts as a symbol.</summary>
    public const string Symbols = "!@#$%^&*()_+-=[]{}|'";

    private static readonly SearchValues<char> AnySymbol = SearchValues.Create(Symbols);

    public static PasswordRules Default { get; } = new();

    /// <summary>The fewest characters, 6 to 128.</summary>
    public int MinimumLength { get; init; } = 8;

    public bool RequiresUppercase { get; init; }

    public bool RequiresLowercase { get; init; }

    public bool RequiresNumber { get; init; }

    public bool RequiresSymbol { get; init; }

    /// <summary>How many of the four kinds of characters there must be at least.</summary>
    public int LeastKinds { get; init; } = 3;

    /// <summary>The rules of a custom policy, or IAM's default.</summary>
    public static PasswordRules Of(PasswordPolicy? custom) => custom is null ? Default : new PasswordRules
    {
        MinimumLength = custom.MinimumLength,
        RequiresUppercase = custom.RequiresUppercase,
        RequiresLowercase = custom.RequiresLowercase,
        RequiresNumber = custom.RequiresNumber,
        RequiresSymbol = custom.RequiresSymbol,
        LeastKinds = 0,
    };

    /// <summary>The refusal of a password that breaks a rule of the account; or none. Whether it was used before is not looked at.</summary>
    public static async Task<IamError?> FindProblemAsync(IamDbContext db, string password, CancellationToken cancellationToken)
    {
        var account = await db.Accounts.AsNoTracking().Select(account => new { account.Id, account.Alias, account.RootEmail }).SingleAsync(cancellationToken);
        return Of(await db.PasswordPolicies.AsNoTracking().FirstOrDefaultAsync(cancellationToken)).FirstProblem(password, [account.Id, account.Alias, account.RootEmail]);
    }

    /// <summary>The refusal of a password that was used before.</summary>
    /// <param name="count">How many of the last passwords cannot be chosen again.</param>
    public static IamError Reused(int count) =>
        IamError.PasswordPolicyViolation(count == 1 ? "Password should not be the present one" : $"Password should not be one of the last {count}, the present one included");

    /// <summary>The first rule that a password breaks, or none.</summary>
    /// <param name="password">As typed.</param>
    /// <param name="forbidden">The account's names and e-mail address, which are no passwords, in any case.</param>
    public IamError? FirstProblem(string password, IEnumerable<string?> forbidden)
    {
        ArgumentNullException.ThrowIfNull(password);
        var upper = password.Any(char.IsAsciiLetterUpper);
        var lower = password.Any(char.IsAsciiLetterLower);
        var number = password.Any(char.IsAsciiDigit);
        var symbol = password.AsSpan().ContainsAny(AnySymbol);
        var kinds = (upper ? 1 : 0) + (lower ? 1 : 0) + (number ? 1 : 0) + (symbol ? 1 : 0);
        var broken = this switch
        {
            _ when password.Length < MinimumLength => $"Password should have a minimum length of {MinimumLength}",
            _ when password.Length > MaximumLength => $"Password should have a maximum length of {MaximumLength}",
            _ when RequiresUppercase && !upper => "Password should have at least one uppercase letter",
            _ when RequiresLowercase && !lower => "Password should have at least one lowercase letter",
            _ when RequiresNumber && !number => "Password should have at least one number",
            _ when RequiresSymbol && !symbol => "Password should have at least one symbol",
            _ when kinds < LeastKinds => $"Password should have at least {LeastKinds} of the following: uppercase letters, lowercase letters, numbers, symbols",
            _ when UniqueIds.LooksLikeAccessKeyId(password.Trim()) || UniqueIds.LooksLikeSecretAccessKey(password.Trim()) => "Password should not have the shape of an access key, for which sign-in would take it",
            _ when forbidden.Any(name => string.Equals(name, password, StringComparison.OrdinalIgnoreCase)) => "Password should not be the account's name or e-mail address",
            _ => null,
        };
        return broken is null ? null : IamError.PasswordPolicyViolation(broken);
    }
}
