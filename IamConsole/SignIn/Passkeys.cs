using IamConsole.Core.Arns;
using IamConsole.Core.Authentication;
using Microsoft.AspNetCore.Identity;

namespace IamConsole.SignIn;

/// <summary>The two ceremonies of WebAuthn, making a passkey and signing with it, by ASP.NET Core Identity's passkey handler.</summary>
/// <remarks>
/// Only challenges and signatures are its business. Whoever signs in with the handler's own <c>PasskeySignInAsync</c> passes by the
/// password: here an assertion is a <see cref="PasskeyAssertion"/>, the second step of a sign-in that has begun with one.
/// </remarks>
internal sealed class Passkeys(IPasskeyHandler<ConsoleUser> handler, UserManager<ConsoleUser> users, TimeProvider time)
{
    /// <summary>Asks a browser to make a passkey for a user or root.</summary>
    /// <param name="account">The account.</param>
    /// <param name="principalId">The user's unique id; for root the account's id.</param>
    /// <param name="name">What the authenticator shows.</param>
    /// <param name="address">Of the console, as the browser has it.</param>
    public async Task<PasskeyQuestion> AskToMakeAsync(AccountId account, string principalId, string name, Uri address)
    {
        var options = await handler.MakeCreationOptionsAsync(
            new PasskeyUserEntity { Id = ConsoleUserStore.IdOf(account, principalId), Name = name, DisplayName = name }, ContextAt(address));
        return new PasskeyQuestion(options.CreationOptionsJson, NewChallenge(options.AttestationState, address));
    }

    /// <summary>Holds what a browser has made against its challenge.</summary>
    /// <param name="challenge">Must not serve again.</param>
    /// <param name="credentialJson">As the browser says.</param>
    /// <returns>The passkey, or none.</returns>
    public async Task<UserPasskeyInfo?> AcceptMadeAsync(PasskeyChallenge challenge, string credentialJson)
    {
        if (challenge.ExpiresAt <= time.GetUtcNow())
        {
            return null;
        }

        var result = await handler.PerformAttestationAsync(new PasskeyAttestationContext
        {
            HttpContext = ContextAt(challenge.Address),
            CredentialJson = credentialJson,
            AttestationState = challenge.State,
        });
        return result.Succeeded ? result.Passkey : null;
    }

    /// <summary>Asks a browser to sign with one of the passkeys of a user or root.</summary>
    /// <returns>None where there is no such user.</returns>
    public async Task<PasskeyQuestion?> AskToSignAsync(AccountId account, string principalId, Uri address)
    {
        if (await users.FindByIdAsync(ConsoleUserStore.IdOf(account, principalId)) is not { } user)
        {
            return null;
        }

        var options = await handler.MakeRequestOptionsAsync(user, ContextAt(address));
        return new PasskeyQuestion(options.RequestOptionsJson, NewChallenge(options.AssertionState, address));
    }

    /// <summary>The proof that a browser's signature is. It is verified when the proof is.</summary>
    /// <param name="challenge">Must not serve again; none where there is no open one.</param>
    /// <param name="credentialJson">As the browser says.</param>
    public PasskeyAssertion ProofOf(PasskeyChallenge? challenge, string credentialJson) => new(async () =>
    {
        if (challenge is null || challenge.ExpiresAt <= time.GetUtcNow())
        {
            return null;
        }

        var result = await handler.PerformAssertionAsync(new PasskeyAssertionContext
        {
            HttpContext = ContextAt(challenge.Address),
            CredentialJson = credentialJson,
            AssertionState = challenge.State,
        });
        return result.Succeeded ? result.Passkey : null;
    });

    private PasskeyChallenge NewChallenge(string? state, Uri address) =>
        new(state ?? throw new InvalidOperationException("The passkey handler gave no state."), address, time.GetUtcNow() + PasskeyChallenge.Lifetime);

    /// <summary>The handler takes host and origin from a request. A circuit has none, so that both kinds of page give the address that the question was asked at.</summary>
    private static DefaultHttpContext ContextAt(Uri address)
    {
        var context = new DefaultHttpContext();
        context.Request.Scheme = address.Scheme;
        context.Request.Host = HostString.FromUriComponent(address);
        context.Request.Headers.Origin = address.GetLeftPart(UriPartial.Authority);
        return context;
    }
}

/// <summary>A question to a browser.</summary>
/// <param name="OptionsJson">For <c>navigator.credentials</c>.</param>
/// <param name="Challenge">What its answer is held against; stays here.</param>
internal sealed record PasskeyQuestion(string OptionsJson, PasskeyChallenge Challenge);
