using System.Text.RegularExpressions;
using IamConsole.Core.Operations;
using OtpNet;

namespace IamConsole.Core.Mfa;

/// <summary>
/// Reads what makers of hardware tokens deliver with them: a text file whose lines hold serial number and seed, separated by a
/// comma, semicolon or tab, the seed in hexadecimal or base32, perhaps under a line of headings; or a file in PSKC (RFC 6030)
/// that is not encrypted. All tokens have to be of the kind that AWS supports: time-based, SHA-1, six digits, 30 seconds.
/// </summary>
public static partial class SeedFile
{
    /// <summary>The longest file, in characters: 256 Ki.</summary>
    public const int LongestText = 256 * 1024;

    /// <summary>The most tokens in one file.</summary>
    public const int MostTokens = 1000;

    // RFC 4226 asks for 128 bits at least; HMAC-SHA1 hashes what is longer than its block.
    private const int ShortestSeed = 16;
    private const int LongestSeed = 64;

    private static readonly char[] Separators = [',', ';', '\t'];

    /// <summary>The tokens in the file's order, each serial number once; or <c>InvalidInput</c>, which says where and what is wrong and shows no seed.</summary>
    /// <param name="text">The file's whole text.</param>
    public static IamResult<IReadOnlyList<HardwareToken>> Read(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (text.Length > LongestText)
        {
            return IamError.InvalidInput($"The seed file is too large: it may have {LongestText / 1024} KB.");
        }

        var content = text.TrimStart('\uFEFF', ' ', '\r', '\n', '\t');
        var read = content.StartsWith('<') ? PskcFile.Read(content) : ReadLines(content);
        if (!read.TryGet(out var tokens, out var problem))
        {
            return problem;
        }

        return tokens.Count == 0 ? IamError.InvalidInput("The seed file holds no token: it needs a line with serial number and seed for each.")
            : tokens.Count > MostTokens ? IamError.InvalidInput($"The seed file holds {tokens.Count} tokens: {MostTokens} are the most.")
            : tokens.GroupBy(token => token.SerialNumber).FirstOrDefault(group => group.Count() > 1) is { } twice ? IamError.InvalidInput($"The seed file holds the token {twice.Key} twice.")
            : read;
    }

    /// <summary>A token of its parts.</summary>
    /// <param name="serialNumber">As in the file.</param>
    /// <param name="seed">Its bytes; none where they could not be read.</param>
    /// <param name="place">Where it stands, for the error.</param>
    internal static IamResult<HardwareToken> Token(string serialNumber, byte[]? seed, string place) =>
        !SerialNumber().IsMatch(serialNumber) ? IamError.InvalidInput($"{place}: a token's serial number has 9 to 128 letters, digits or characters of _+=,.@-.")
        : seed is null ? IamError.InvalidInput($"{place}: the seed cannot be read: it is expected in hexadecimal or base32, in PSKC in base64.")
        : seed.Length is < ShortestSeed or > LongestSeed ? IamError.InvalidInput($"{place}: the seed has {seed.Length} bytes; {ShortestSeed} to {LongestSeed} are allowed.")
        : new HardwareToken(serialNumber, Base32Encoding.ToString(seed).TrimEnd('='));

    private static IamResult<IReadOnlyList<HardwareToken>> ReadLines(string content)
    {
        var tokens = new List<HardwareToken>();
        var number = 0;
        foreach (var line in content.Split('\n'))
        {
            number++;
            if (string.IsNullOrWhiteSpace(line))
            {
                continue;
            }

            string[] fields = [.. line.Split(Separators).Select(field => field.Trim().Trim('"'))];
            if (number == 1 && fields[0].Contains("serial", StringComparison.OrdinalIgnoreCase))
            {
                continue;
            }

            if (fields.Length < 2)
            {
                return IamError.InvalidInput($"Line {number}: serial number and seed are expected, separated by a comma.");
            }

            if (!Token(fields[0], SeedIn(fields[1]), $"Line {number}").TryGet(out var token, out var problem))
            {
                return problem;
            }

            tokens.Add(token);
        }

        return tokens;
    }

    /// <summary>A text of hexadecimal digits only is one, since no base32 of sixteen random bytes looks like it.</summary>
    private static byte[]? SeedIn(string text)
    {
        var seed = text.Replace(" ", "", StringComparison.Ordinal);
        return seed.Length % 2 == 0 && seed.All(char.IsAsciiHexDigit) ? Convert.FromHexString(seed)
            : Base32().IsMatch(seed) ? Base32Encoding.ToBytes(seed)
            : null;
    }

    // An ARN would take the name of another kind of device.
    [GeneratedRegex(@"\A[A-Za-z0-9_+=,.@-]{9,128}\z")]
    private static partial Regex SerialNumber();

    [GeneratedRegex(@"\A[A-Za-z2-7]+=*\z")]
    private static partial Regex Base32();
}
