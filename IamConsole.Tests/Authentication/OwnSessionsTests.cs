using IamConsole.Core.Authentication;
using IamConsole.Core.Mfa;
using IamConsole.Core.Model;
using Microsoft.Extensions.DependencyInjection;

namespace IamConsole.Tests.Authentication;

/// <summary>Seeing and ending one's own console sessions.</summary>
public sealed class OwnSessionsTests : SignInFixture
{
    private OwnSessions Own => Iam.Services.GetRequiredService<OwnSessions>();

    [Fact]
    public async Task Own_sessions_are_listed_with_the_asking_one_first()
    {
        await CreateUserAsync();
        await CreateUserAsync("bob");
        var here = await SignInAsync();
        var signedInAt = Iam.Clock.GetUtcNow();
        Iam.Clock.Advance(TimeSpan.FromHours(1));
        await SignInAsync(client: new ClientInfo("198.51.100.7", "other/2.0", true));
        await SignInAsync("bob");

        var sessions = await Own.ListAsync(here.Caller);

        Assert.Equal([("192.0.2.10", "tests/1.0", true), ("198.51.100.7", "other/2.0", false)], sessions.Select(session => (session.SourceIp, session.UserAgent, session.IsCurrent)));
        Assert.Equal((signedInAt, signedInAt + ConsoleSessions.Lifetime, false), (sessions[0].SignedInAt, sessions[0].ExpiresAt, sessions[0].IsMfaAuthenticated));
    }

    [Fact]
    public async Task A_session_that_is_over_is_not_listed()
    {
        await CreateUserAsync();
        await SignInAsync();
        Iam.Clock.Advance(TimeSpan.FromHours(12));
        var here = await SignInAsync();

        Assert.Single(await Own.ListAsync(here.Caller));
    }

    [Fact]
    public async Task One_session_is_ended_and_the_others_go_on()
    {
        await CreateUserAsync();
        var here = await SignInAsync();
        var lost = await SignInAsync(client: new ClientInfo("198.51.100.7", "lost/1.0", false));
        var kept = await SignInAsync(client: new ClientInfo("198.51.100.8", "kept/1.0", false));
        var id = (await Own.ListAsync(here.Caller)).Single(session => session.UserAgent == "lost/1.0").Id;

        Assert.True(await Own.EndAsync(here.Caller, id));

        Assert.Null(await Sessions.FindAsync(lost.SessionId));
        Assert.NotNull(await Sessions.FindAsync(kept.SessionId));
        Assert.False(await Own.EndAsync(here.Caller, id));
    }

    [Fact]
    public async Task All_others_are_ended_and_the_asking_one_goes_on()
    {
        await CreateUserAsync();
        var here = await SignInAsync();
        var others = new[] { await SignInAsync(), await SignInAsync() };

        Assert.Equal(2, await Own.EndOthersAsync(here.Caller));

        Assert.NotNull(await Sessions.FindAsync(here.SessionId));
        Assert.All(others, other => Assert.Null(Sessions.FindAsync(other.SessionId).GetAwaiter().GetResult()));
    }

    [Fact]
    public async Task Nobody_ends_the_session_of_somebody_else()
    {
        await CreateUserAsync();
        await CreateUserAsync("bob");
        var alice = await SignInAsync();
        var bob = await SignInAsync("bob");
        await Iam.AddAccountAsync(Core.Arns.AccountId.Parse("210987654321"));
        var stranger = Assert.IsType<SignedIn>(await SignIn.SignInRootAsync("root@210987654321.example", RootPassword, Client)).Session;

        foreach (var caller in new[] { bob.Caller, stranger.Caller })
        {
            Assert.False(await Own.EndAsync(caller, alice.Caller.SessionIdHash!));
            Assert.Equal(0, await Own.EndOthersAsync(caller));
        }

        Assert.NotNull(await Sessions.FindAsync(alice.SessionId));
    }

    [Fact]
    public async Task Removing_an_MFA_device_ends_the_users_other_sessions()
    {
        await CreateUserAsync();
        var session = await SignInAsync();
        await AddDeviceAsync(session.Caller.PrincipalId);

        await Iam.DoAsync(new DeactivateMFADevice("arn:aws:iam::123456789012:mfa/phone") { UserName = "alice" });

        Assert.Null(await Sessions.FindAsync(session.SessionId));
    }

    [Fact]
    public async Task Removing_a_device_of_roots_ends_roots_other_sessions_and_not_the_asking_one()
    {
        var here = Assert.IsType<SignedIn>(await SignIn.SignInRootAsync(RootEmail, RootPassword, Client)).Session;
        var other = Assert.IsType<SignedIn>(await SignIn.SignInRootAsync(RootEmail, RootPassword, Client)).Session;
        await AddDeviceAsync(Account);

        var removed = await Iam.Gateway.SendAsync(here.Caller, new DeactivateMFADevice("arn:aws:iam::123456789012:mfa/phone"));

        Assert.True(removed.IsSuccess, removed.Error?.Message);
        Assert.NotNull(await Sessions.FindAsync(here.SessionId));
        Assert.Null(await Sessions.FindAsync(other.SessionId));
    }

    private Task AddDeviceAsync(string ownerId) => Iam.ChangeAsync(db =>
    {
        db.MfaDevices.Add(new MfaDevice { SerialNumber = "arn:aws:iam::123456789012:mfa/phone", Kind = MfaDeviceKind.Virtual, OwnerId = ownerId, EnabledAt = Iam.Clock.GetUtcNow() });
        return Task.CompletedTask;
    });
}
