using IamConsole.Core.Activity;
using IamConsole.Core.Authentication;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;

namespace IamConsole.SignIn;

/// <summary>The session of this circuit, read anew at each use.</summary>
internal interface ICurrentSession
{
    /// <summary>The session as it is now. When it has ended, the browser is sent to the sign-in page and there is none.</summary>
    Task<ActiveSession?> FindAsync(CancellationToken cancellationToken = default);

    /// <summary>The session's id, alive or not; none where nobody is signed in.</summary>
    Task<string?> IdAsync();

    /// <summary>Calls back, throttled, when something of these kinds changes in the session's account; until it is disposed.</summary>
    IDisposable OnChanged(ChangedKinds kinds, Func<Task> changed);

    /// <summary>Sends the browser to the sign-in page by a full load, which ends this circuit. Where something is unsaved, it goes once whoever entered it has been told.</summary>
    void Leave();
}

/// <inheritdoc cref="ICurrentSession" />
internal sealed class CurrentSession(
    AuthenticationStateProvider authentication,
    ConsoleSessions sessions,
    Announcements announcements,
    NavigationManager navigation,
    SessionEnd end,
    TimeProvider time,
    ILogger<CurrentSession> logger) : ICurrentSession
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(250);

    private bool _left;
    private string? _actsAs;

    public async Task<ActiveSession?> FindAsync(CancellationToken cancellationToken = default)
    {
        var id = await IdAsync();
        var session = id is null ? null : await sessions.FindAsync(id, cancellationToken);
        if (session is null)
        {
            Leave();
            return null;
        }

        var actsAs = $"{session.Caller.Account}/{session.Caller.UserId}/{session.Role?.ExpiresAt.Ticks}";
        _actsAs ??= actsAs;
        if (_actsAs == actsAs)
        {
            return session;
        }

        // Switched to a role or back, in another tab or because the role's session is over: what this page shows is another principal's, and nothing of it may be done as this one.
        StartAnew();
        return null;
    }

    public async Task<string?> IdAsync() => (await authentication.GetAuthenticationStateAsync()).User.SessionId();

    public IDisposable OnChanged(ChangedKinds kinds, Func<Task> changed)
    {
        var callback = new ThrottledCallback(changed, Pause, time, logger);
        _ = callback.ListenAsync(async () =>
        {
            if ((await authentication.GetAuthenticationStateAsync()).User.AccountId() is not { } own)
            {
                return null;
            }

            // A session that has switched to a role looks at the role's account, and ends or switches back in its own.
            ActiveSession? session = null;
            var subscription = announcements.SubscribeToAll((account, announced) =>
            {
                if ((account == own || account == session?.Caller.Account) && (announced & kinds) != ChangedKinds.None)
                {
                    callback.Request();
                }
            });
            session = await IdAsync() is { } id ? await sessions.FindAsync(id) : null;
            return subscription;
        });
        return callback;
    }

    private void StartAnew()
    {
        if (!_left)
        {
            _left = true;
            end.Say(SessionEndReason.ActsAsAnother, IamUrls.Dashboard);
            navigation.NavigateTo(end.Address, forceLoad: true);
        }
    }

    public void Leave()
    {
        if (_left)
        {
            return;
        }

        _left = true;
        var here = "/" + navigation.ToBaseRelativePath(navigation.Uri);
        end.Say(SessionEndReason.Ended, LocalPath.IsSafe(here) && here != IamUrls.Dashboard ? IamUrls.SignInReturningTo(here) : IamUrls.SignIn);
        navigation.NavigateTo(end.Address, forceLoad: true);
    }
}
