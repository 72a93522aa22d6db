using System.Security.Claims;
using IamConsole.Core.Activity;
using IamConsole.Core.Operations;
using IamConsole.Core.Users;
using IamConsole.SignIn;
using IamConsole.Tests.Authentication;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;

namespace IamConsole.Tests.SignIn;

/// <summary>The pages' client of the gateway: a session is proved anew at each request.</summary>
public sealed class CurrentSessionTests : SignInFixture, IDisposable
{
    private readonly Addresses _addresses = new();
    private readonly SessionEnd _end = new();
    private readonly SessionChanges _changes = new(TimeProvider.System);

    [Fact]
    public async Task A_request_is_made_as_the_sessions_user()
    {
        await CreateUserAsync();
        var client = ClientOf(SessionPrincipal.Of(await SignInAsync()));

        var refused = Assert.IsType<AccessDenied>((await client.SendAsync(new GetUser("alice"))).Error);

        Assert.Equal("arn:aws:iam::123456789012:user/alice", refused.PrincipalArn);
        Assert.Null(_addresses.Last);
    }

    [Fact]
    public async Task A_request_after_the_session_has_ended_is_refused_and_leads_to_sign_in()
    {
        await CreateUserAsync();
        var session = await SignInAsync();
        var client = ClientOf(SessionPrincipal.Of(session));
        await Sessions.EndAsync(session.SessionId);

        Assert.Equal(IamError.InvalidSession(), (await client.SendAsync(new GetUser("alice"))).Error);
        Assert.Equal(IamError.InvalidSession(), ((BatchRefused)(await client.SendAllAsync([new GetUser("alice")])).Error!).Error);

        Assert.Equal(("/sign-in?returnUrl=%2Fusers%3Fsearch%3Da", true), _addresses.Last);
        Assert.Equal((SessionEndReason.Ended, "/sign-in?returnUrl=%2Fusers%3Fsearch%3Da"), (_end.Reason, _end.Address));
    }

    [Fact]
    public async Task Nobody_may_ask_anything()
    {
        var client = ClientOf(new ClaimsPrincipal(new ClaimsIdentity()));

        Assert.Equal(IamError.InvalidSession(), (await client.SendAsync(new GetUser("alice"))).Error);
    }

    [Fact]
    public async Task A_page_hears_of_changes_of_its_kinds_in_its_account_until_it_goes()
    {
        await CreateUserAsync();
        var client = ClientOf(SessionPrincipal.Of(await SignInAsync()));
        var calls = 0;
        var subscription = client.OnChanged(ChangedKinds.Groups, () =>
        {
            calls++;
            return Task.CompletedTask;
        });
        var announcements = Iam.Services.GetRequiredService<Announcements>();

        announcements.Announce(Iam.Account, ChangedKinds.Policies);
        announcements.Announce(Core.Arns.AccountId.Parse("210987654321"), ChangedKinds.Groups);
        Iam.Clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(0, calls);

        announcements.Announce(Iam.Account, ChangedKinds.Groups | ChangedKinds.Policies);
        announcements.Announce(Iam.Account, ChangedKinds.Groups);
        Iam.Clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(1, calls);

        subscription.Dispose();
        announcements.Announce(Iam.Account, ChangedKinds.Groups);
        Iam.Clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(1, calls);
    }

    public void Dispose() => _changes.Dispose();

    private IamClient ClientOf(ClaimsPrincipal principal)
    {
        var session = new CurrentSession(
            new Fixed(principal), Sessions, Iam.Services.GetRequiredService<Announcements>(), _addresses, _end, Iam.Clock, NullLogger<CurrentSession>.Instance);
        return new IamClient(Iam.Gateway, session, new IdentityQuestion(), _changes);
    }

    private sealed class Fixed(ClaimsPrincipal principal) : AuthenticationStateProvider
    {
        public override Task<AuthenticationState> GetAuthenticationStateAsync() => Task.FromResult(new AuthenticationState(principal));
    }

    private sealed class Addresses : NavigationManager
    {
        public Addresses() => Initialize("http://localhost/", "http://localhost/users?search=a");

        public (string Address, bool ForceLoad)? Last { get; private set; }

        protected override void NavigateToCore(string uri, NavigationOptions options) => Last = (uri, options.ForceLoad);
    }
}
