using IamConsole.Core.Arns;
using IamConsole.Core.Authentication;
using IamConsole.Core.Model;
using IamConsole.Core.Operations;
using IamConsole.Core.SecurityTokens;

namespace IamConsole.SignIn;

/// <summary>Switches the browser's session to a role, as the form and the link of 'Switch role' ask.</summary>
internal sealed class RoleSwitching(ConsoleSessions sessions, RoleSwitches switches, AccountLookup accounts, IamGateway gateway, TimeProvider time)
{
    // AWS's text from memory.
    private const string Generic = "Invalid information in one or more fields. Check your information or contact your administrator.";

    /// <summary>The colours that a role can be shown in.</summary>
    public static IReadOnlyList<string> Colors { get; } = ["red", "orange", "yellow", "green", "blue"];

    /// <summary>Switches, always as whoever has signed in: a role that the session acts as already is left.</summary>
    /// <returns>Why not, in words; or none.</returns>
    public async Task<string?> SwitchAsync(string sessionId, RoleChoice choice)
    {
        if (await sessions.FindAsync(sessionId) is not { } session)
        {
            return "Your session has ended. Sign in again.";
        }

        if (session.Owner.Kind is CallerKind.Root)
        {
            return "The root user cannot switch roles. Sign in as an IAM user.";
        }

        var pathAndName = choice.RoleName.Trim().TrimStart('/');
        if (pathAndName.Length > ConsoleSwitch.LongestPathAndName)
        {
            return $"The console cannot switch to a role whose path and name together are longer than {ConsoleSwitch.LongestPathAndName} characters.";
        }

        if (pathAndName.Length == 0 || await accounts.FindAsync(choice.Account) is not { } account)
        {
            return Generic;
        }

        var role = Arn.OfIam(account, $"role/{pathAndName}").ToString();
        if (ConsoleSwitch.RequestOf(session.Owner, role, session.ExpiresAt - time.GetUtcNow()) is not { } request)
        {
            return Generic;
        }

        var assumed = await gateway.SendAsync(session.Owner, request);
        if (!assumed.TryGet(out var issued, out var error))
        {
            return error is AccessDenied ? await ExplainAsync(session.Owner, role) : Generic;
        }

        var switched = await switches.SwitchAsync(session.Owner, issued.Credentials.AccessKeyId, issued.Credentials.SessionToken, choice.DisplayName, choice.Color);
        return switched.Error?.Message;
    }

    /// <summary>Goes back to whoever has signed in.</summary>
    public async Task SwitchBackAsync(string sessionId)
    {
        if (await sessions.FindAsync(sessionId) is { } session)
        {
            await switches.SwitchBackAsync(session.Owner);
        }
    }

    private async Task<string> ExplainAsync(Caller owner, string role)
    {
        var hint = await gateway.QueryAsync(owner, new SwitchRoleHintQuery(role));
        return hint.IsSuccess switch
        {
            true when hint.Value.NeedsExternalId => "This role demands an external ID. The console has no way to give one: assume the role with AssumeRole and its ExternalId instead.",
            true when hint.Value.NeedsMfa => "This role demands MFA. Sign in with an MFA device, then switch.",
            _ => Generic,
        };
    }
}

/// <summary>A role to switch to, as the form holds it and the browser's history keeps it.</summary>
/// <param name="Account">An account's id or alias.</param>
/// <param name="RoleName">With its path, where that is more than a slash.</param>
/// <param name="DisplayName">What the top bar calls it, or none.</param>
/// <param name="Color">One of <see cref="RoleSwitching.Colors"/>, or none.</param>
public sealed record RoleChoice(string Account, string RoleName, string? DisplayName, string? Color)
{
    /// <summary>What menus call it.</summary>
    public string Label => DisplayName ?? $"{RoleName} @ {Account}";
}
