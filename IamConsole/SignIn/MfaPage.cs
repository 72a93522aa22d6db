using IamConsole.Core.Authentication;
using Microsoft.AspNetCore.Components;

namespace IamConsole.SignIn;

/// <summary>What the pages of the second step share: the sign-in that waits for it.</summary>
public abstract class MfaPage : SignInPage
{
    [Inject]
    private PendingSignIns Pending { get; set; } = default!;

    [Inject]
    private MfaSignIn SignIn { get; set; } = default!;

    private protected PendingSignIn? Waiting { get; private set; }

    /// <inheritdoc />
    protected override void OnInitialized()
    {
        Waiting = Memory.PendingSignIn(HttpContext) is { } id ? Pending.Find(id, PendingStage.Mfa) : null;
        if (Waiting is null)
        {
            GoTo(IamUrls.SignInReturningTo(SafeReturnUrl));
        }
    }

    private protected async Task ProveAsync(MfaProof proof)
    {
        if (Memory.PendingSignIn(HttpContext) is not { } id)
        {
            await FollowAsync(new PendingSignInEnded());
            return;
        }

        await FollowAsync(await SignIn.ProveAsync(id, proof, Memory.Client(HttpContext)));
        Waiting = Pending.Find(id, PendingStage.Mfa);
    }
}
