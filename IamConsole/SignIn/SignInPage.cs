using IamConsole.Core.Authentication;
using Microsoft.AspNetCore.Components;

namespace IamConsole.SignIn;

/// <summary>What the plain pages of sign-in share: they run over HTTP, where cookies can be set.</summary>
public abstract class SignInPage : ComponentBase
{
    [Inject]
    private NavigationManager Navigation { get; set; } = default!;

    [Inject]
    private SignInResponses Responses { get; set; } = default!;

    [Inject]
    private BrowserMemory Browser { get; set; } = default!;

    [CascadingParameter]
    private protected HttpContext HttpContext { get; set; } = default!;

    [SupplyParameterFromQuery]
    private protected string? ReturnUrl { get; set; }

    /// <summary>Set where a stale form was sent.</summary>
    [SupplyParameterFromQuery]
    private protected bool Again { get; set; }

    private protected SignInOutcome? Outcome { get; private set; }

    private protected string? Wait { get; private set; }

    /// <summary>Where to return to, checked.</summary>
    private protected string SafeReturnUrl => LocalPath.OrDashboard(ReturnUrl);

    private protected BrowserMemory Memory => Browser;

    private protected void GoTo(string localPath) => Navigation.NavigateTo(localPath);

    /// <summary>Shows or follows the outcome of an attempt.</summary>
    private protected async Task FollowAsync(SignInOutcome outcome)
    {
        switch (outcome)
        {
            case SignedIn signedIn:
                GoTo(await Responses.BeginAsync(HttpContext, signedIn, ReturnUrl));
                return;
            case PasswordChangeRequired change:
                await Responses.KeepPendingAsync(HttpContext, change.PendingId);
                GoTo(IamUrls.ChangePasswordReturningTo(SafeReturnUrl));
                return;
            case MfaRequired mfa:
                await Responses.KeepPendingAsync(HttpContext, mfa.PendingId);
                GoTo(IamUrls.MfaReturningTo(SafeReturnUrl));
                return;
            case PendingSignInEnded:
                Browser.ForgetPendingSignIn(HttpContext);
                GoTo(IamUrls.SignInReturningTo(SafeReturnUrl));
                return;
            case TooManyAttempts tooMany:
                Wait = SignInResponses.Wait(HttpContext, tooMany);
                break;
        }

        Outcome = outcome;
        Again = false;
    }
}
