using IamConsole.Components.Shared;
using IamConsole.Core.Mfa;
using IamConsole.Core.Operations;
using IamConsole.Core.Users;
using IamConsole.SignIn;
using Microsoft.AspNetCore.Components;

namespace IamConsole;

/// <summary>Registers a passkey or security key as an MFA device, with the browser of this circuit.</summary>
internal sealed class PasskeyEnrolment(Passkeys passkeys, IIamClient iam, ICurrentSession session, Browser browser, NavigationManager addresses)
{
    /// <summary>Why the browser cannot do it at this address, in words; or none.</summary>
    public Task<string?> FindObstacleAsync() => browser.PasskeyObstacleAsync();

    /// <summary>Has the browser make the passkey, and assigns it.</summary>
    /// <param name="userName">Whose device it becomes; none for the caller's own, who may be root.</param>
    /// <param name="deviceName">Up to <see cref="PasskeyDevice.LongestName"/> characters of IAM's names.</param>
    /// <returns>Why not, or none.</returns>
    public async Task<Problem?> RegisterAsync(string? userName, string deviceName)
    {
        if (await session.FindAsync() is not { Caller: var caller })
        {
            return IamError.InvalidSession().ToProblem();
        }

        var (principalId, name) = (caller.PrincipalId, caller.UserName);
        if (userName is not null)
        {
            var found = await iam.SendAsync(new GetUser(userName));
            if (!found.TryGet(out var user, out var error))
            {
                return error.ToProblem();
            }

            (principalId, name) = (user.User.UserId, user.User.UserName);
        }

        var question = await passkeys.AskToMakeAsync(caller.Account, principalId, $"{name ?? "root user"} @ {caller.Account}", new Uri(addresses.BaseUri));
        var answer = await browser.CreatePasskeyAsync(question.OptionsJson);
        if (answer.Credential is null)
        {
            return new Problem("NotRegistered", answer.Problem ?? "The browser gave no passkey.");
        }

        return await passkeys.AcceptMadeAsync(question.Challenge, answer.Credential) is { } passkey
            ? (await iam.SendAsync(new PasskeyDevice(deviceName, passkey).Enable(caller.Account, name))).Problem()
            : new Problem("NotRegistered", "What the browser made does not fit what it was asked for, took too long, or is registered already. Try again.");
    }
}
