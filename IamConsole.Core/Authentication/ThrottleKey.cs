using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Text;
using IamConsole.Core.Arns;
using IamConsole.Core.Model;

namespace IamConsole.Core.Authentication;

/// <summary>What failed sign-ins are counted under.</summary>
/// <param name="Text">The key of the stored row; names are hashed, since an unknown name may be a mistyped password.</param>
/// <param name="FreeAttempts">How many may fail in a row before delays begin.</param>
public readonly record struct ThrottleKey(string Text, int FreeAttempts)
{
    private const int FreeAttemptsOfUser = 5;
    private const int FreeAttemptsOfDevice = 5;

    // A classroom sits behind one address.
    private const int FreeAttemptsOfAddress = 30;

    /// <summary>One key for every spelling of a user's name and of its account (id or alias), whether the user exists or not.</summary>
    /// <param name="account">The account that was found, or none.</param>
    /// <param name="accountText">What was given for the account; counts where no account was found.</param>
    /// <param name="userName">In any case.</param>
    public static ThrottleKey OfUser(AccountId? account, string accountText, string userName)
    {
        var owner = account is { } found ? found.ToString() : "?" + Lower(accountText);
        return new ThrottleKey("user:" + Hash($"{owner}\n{Lower(userName)}"), FreeAttemptsOfUser);
    }

    public static ThrottleKey OfRoot(string email) => new("root:" + Hash(Lower(email)), FreeAttemptsOfUser);

    /// <summary>The counter of a browser in which the user has signed in before.</summary>
    public static ThrottleKey OfBrowser(string browserId) => new("browser:" + Hash(browserId), FreeAttemptsOfUser);

    /// <summary>The counter of a console session or, for requests that are signed with a key, of the principal. Only who is signed in as it advances it.</summary>
    public static ThrottleKey OfCaller(Caller caller)
    {
        ArgumentNullException.ThrowIfNull(caller);
        return new(caller.SessionIdHash is { } session ? "session:" + session : "principal:" + Hash($"{caller.Account}\n{caller.PrincipalId}"), FreeAttemptsOfUser);
    }

    /// <summary>The counter of an MFA device, whose codes only somebody with the password can guess at.</summary>
    /// <param name="account">The device's account.</param>
    /// <param name="serialNumber">The device.</param>
    /// <param name="place">
    /// Where the owner is known to be: a browser in which the owner has signed in before, or a session; a counter of its own, so that
    /// whoever knows the password delays only themselves. None for everywhere else.
    /// </param>
    public static ThrottleKey OfDevice(AccountId account, string serialNumber, string? place) => new("device:" + Hash($"{account}\n{serialNumber}\n{place}"), FreeAttemptsOfDevice);

    /// <summary>An IPv4 address; of an IPv6 address the network of 64 bits, which one customer commands.</summary>
    public static ThrottleKey OfAddress(string address)
    {
        if (!IPAddress.TryParse(address, out var parsed))
        {
            return new ThrottleKey("address:unknown", FreeAttemptsOfAddress);
        }

        if (parsed.IsIPv4MappedToIPv6)
        {
            parsed = parsed.MapToIPv4();
        }

        var text = parsed.AddressFamily is AddressFamily.InterNetworkV6
            ? Convert.ToHexStringLower(parsed.GetAddressBytes().AsSpan(0, 8)) + "/64"
            : parsed.ToString();
        return new ThrottleKey("address:" + text, FreeAttemptsOfAddress);
    }

    private static string Lower(string text) => text.Trim().ToLowerInvariant();

    private static string Hash(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}
