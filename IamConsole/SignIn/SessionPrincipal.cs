using System.Security.Claims;
using IamConsole.Core.Arns;
using IamConsole.Core.Authentication;
using Microsoft.AspNetCore.Identity;

namespace IamConsole.SignIn;

/// <summary>What the cookie carries: the session's id, and whose account it is so that pages can listen for its changes.</summary>
/// <remarks>Nothing here is believed without the session's row: who the caller is and what they may do is read from there.</remarks>
internal static class SessionPrincipal
{
    private const string SessionClaim = "iamconsole:session";
    private const string AccountClaim = "iamconsole:account";

    public static ClaimsPrincipal Of(BegunSession session) => new(new ClaimsIdentity(
        [
            // Antiforgery tokens are bound to this claim.
            new Claim(ClaimTypes.NameIdentifier, $"{session.Caller.Account}/{session.Caller.PrincipalId}"),
            new Claim(AccountClaim, session.Caller.Account.ToString()),
            new Claim(SessionClaim, session.SessionId),
        ],
        IdentityConstants.ApplicationScheme));

    public static string? SessionId(this ClaimsPrincipal principal) => principal.FindFirstValue(SessionClaim);

    public static AccountId? AccountId(this ClaimsPrincipal principal) =>
        Core.Arns.AccountId.TryParse(principal.FindFirstValue(AccountClaim), null, out var account) ? account : null;
}
