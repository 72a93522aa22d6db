using System.Security.Cryptography;
using System.Text.Json;
using IamConsole.Core.Authentication;
using IamConsole.Hosting;
using Microsoft.AspNetCore.DataProtection;

namespace IamConsole.SignIn;

/// <summary>What sign-in keeps in a browser beside the session, under Data Protection.</summary>
internal sealed class BrowserMemory(IDataProtectionProvider protection, InstallationInfo installation)
{
    private const string Pending = "pending";
    private const string Remembered = "account";
    private const string Known = "known";
    private const string Roles = "roles";
    private const int MostKnownUsers = 8;

    // AWS's menu shows as many.
    private const int MostRoles = 5;
    private static readonly TimeSpan LongMemory = TimeSpan.FromDays(365);

    private readonly InstallationCookies _cookies = new();

    /// <summary>The sign-in that still lacks something, or none.</summary>
    public string? PendingSignIn(HttpContext context) => Read<string>(context, Pending);

    public void KeepPendingSignIn(HttpContext context, string pendingId) => Write(context, Pending, pendingId, SameSiteMode.Strict, null);

    public void ForgetPendingSignIn(HttpContext context) => Delete(context, Pending);

    /// <summary>The account and user name of the last sign-in that asked to be remembered, or none.</summary>
    public RememberedAccount? RememberedAccount(HttpContext context) => Read<RememberedAccount>(context, Remembered);

    public void Remember(HttpContext context, RememberedAccount account) => Write(context, Remembered, account, SameSiteMode.Lax, LongMemory);

    public void ForgetAccount(HttpContext context) => Delete(context, Remembered);

    /// <summary>The request's client, with the counters of those who have signed in with this browser before.</summary>
    public ClientInfo Client(HttpContext context) => ClientOf.Request(context) with { KnownBrowsers = KnownUsers(context) };

    /// <summary>Notes that somebody has signed in here, so that strangers' failures do not delay them in this browser.</summary>
    public void KnowUser(HttpContext context, ThrottleKey subject)
    {
        var known = KnownUsers(context);
        if (known.ContainsKey(subject.Text))
        {
            return;
        }

        var kept = known.TakeLast(MostKnownUsers - 1).ToDictionary();
        kept[subject.Text] = RandomNumberGenerator.GetHexString(32, lowercase: true);
        Write(context, Known, kept, SameSiteMode.Strict, LongMemory);
    }

    /// <summary>The roles that were switched to in this browser, the last first.</summary>
    public IReadOnlyList<RoleChoice> RecentRoles(HttpContext context) => Read<List<RoleChoice>>(context, Roles) ?? [];

    /// <summary>Puts a role first among those that were switched to.</summary>
    public void RememberRole(HttpContext context, RoleChoice role)
    {
        var others = RecentRoles(context).Where(recent => (recent.Account, recent.RoleName) != (role.Account, role.RoleName));
        Write(context, Roles, others.Prepend(role).Take(MostRoles).ToList(), SameSiteMode.Lax, LongMemory);
    }

    private Dictionary<string, string> KnownUsers(HttpContext context) => Read<Dictionary<string, string>>(context, Known) ?? [];

    private T? Read<T>(HttpContext context, string purpose)
        where T : class
    {
        if (_cookies.GetRequestCookie(context, InstallationCookies.Name(installation, purpose)) is not { Length: > 0 } cookie)
        {
            return null;
        }

        try
        {
            return JsonSerializer.Deserialize<T>(Protector(purpose).Unprotect(cookie));
        }
        catch (Exception exception) when (exception is CryptographicException or JsonException)
        {
            // Not ours, or from before the keys were changed.
            return null;
        }
    }

    private void Write<T>(HttpContext context, string purpose, T value, SameSiteMode sameSite, TimeSpan? lifetime) => _cookies.AppendResponseCookie(
        context,
        InstallationCookies.Name(installation, purpose),
        Protector(purpose).Protect(JsonSerializer.Serialize(value)),
        new CookieOptions { SameSite = sameSite, MaxAge = lifetime, IsEssential = true });

    private void Delete(HttpContext context, string purpose) =>
        _cookies.DeleteCookie(context, InstallationCookies.Name(installation, purpose), new CookieOptions());

    private IDataProtector Protector(string purpose) => protection.CreateProtector($"IamConsole.SignIn.{purpose}.v1");
}

/// <summary>What 'Remember this account' keeps.</summary>
internal sealed record RememberedAccount(string Account, string UserName);
