using System.Security.Cryptography;

namespace IamConsole.Core.Arns;

/// <summary>The id of an account: exactly twelve ASCII digits.</summary>
/// <remarks>The default value is no account; its <see cref="ToString"/> is empty.</remarks>
public readonly record struct AccountId : IParsable<AccountId>
{
    private readonly string? _digits;

    private AccountId(string digits) => _digits = digits;

    /// <summary>The account as a number, from 0 to 999,999,999,999.</summary>
    public long Number => _digits is null ? 0 : long.Parse(_digits, System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>Whether a text is twelve ASCII digits.</summary>
    public static bool IsValid(string? text) => text is { Length: 12 } && text.All(char.IsAsciiDigit);

    /// <summary>A random account id whose first digit is not 0.</summary>
    public static AccountId NewRandom() =>
        new(string.Create(12, 0, static (span, _) =>
        {
            span[0] = (char)('1' + RandomNumberGenerator.GetInt32(9));
            for (var i = 1; i < span.Length; i++)
            {
                span[i] = (char)('0' + RandomNumberGenerator.GetInt32(10));
            }
        }));

    /// <inheritdoc />
    /// <exception cref="FormatException">The text is not twelve digits.</exception>
    public static AccountId Parse(string s, IFormatProvider? provider = null) =>
        TryParse(s, provider, out var result) ? result : throw new FormatException("An account id is twelve digits.");

    /// <inheritdoc />
    public static bool TryParse(string? s, IFormatProvider? provider, out AccountId result)
    {
        var valid = IsValid(s);
        result = valid ? new AccountId(s!) : default;
        return valid;
    }

    /// <inheritdoc />
    public override string ToString() => _digits ?? "";
}
