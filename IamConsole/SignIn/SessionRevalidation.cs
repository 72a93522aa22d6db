using IamConsole.Core.Authentication;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Components.Server;

namespace IamConsole.SignIn;

/// <summary>Ends the open circuits of a session within seconds of its end.</summary>
internal sealed class SessionRevalidation(ILoggerFactory loggers, ConsoleSessions sessions) : RevalidatingServerAuthenticationStateProvider(loggers)
{
    protected override TimeSpan RevalidationInterval => TimeSpan.FromSeconds(3);

    protected override async Task<bool> ValidateAuthenticationStateAsync(AuthenticationState authenticationState, CancellationToken cancellationToken) =>
        authenticationState.User.SessionId() is { } id && await sessions.FindAsync(id, cancellationToken) is not null;
}
