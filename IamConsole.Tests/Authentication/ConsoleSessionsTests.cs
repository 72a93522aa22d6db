using IamConsole.Core.Authentication;
using IamConsole.Core.LoginProfiles;
using IamConsole.Core.Users;
using Microsoft.EntityFrameworkCore;

namespace IamConsole.Tests.Authentication;

public sealed class ConsoleSessionsTests : SignInFixture
{
    [Fact]
    public async Task A_session_names_its_user_and_where_its_latest_request_came_from()
    {
        await CreateUserAsync();
        var session = await SignInAsync();

        await Sessions.SeeAsync(session.SessionId, new ClientInfo("198.51.100.7", "other/2.0", true));
        var caller = (await Sessions.FindAsync(session.SessionId))!.Caller;

        Assert.Equal(("alice", "198.51.100.7", "other/2.0", true), (caller.UserName, caller.SourceIp, caller.UserAgent, caller.SecureTransport));
        Assert.Equal((true, (DateTimeOffset?)Iam.Clock.GetUtcNow(), (DateTimeOffset?)null), (caller.IsTemporary, caller.IssuedAt, caller.MfaAuthenticatedAt));
    }

    [Fact]
    public async Task A_renamed_user_has_the_new_name_at_the_next_request()
    {
        await CreateUserAsync();
        var session = await SignInAsync();

        await Iam.DoAsync(new UpdateUser("alice") { NewUserName = "alicia" });

        Assert.Equal("arn:aws:iam::123456789012:user/alicia", (await Sessions.FindAsync(session.SessionId))?.Caller.Arn);
    }

    [Fact]
    public async Task The_session_id_is_stored_nowhere()
    {
        await CreateUserAsync();
        var session = await SignInAsync();

        var row = await Iam.ReadAsync(db => db.ConsoleSessions.SingleAsync());

        Assert.Equal(43, session.SessionId.Length);
        Assert.NotEqual(session.SessionId, row.IdHash);
        Assert.Null(await Sessions.FindAsync(row.IdHash));
    }

    [Fact]
    public async Task A_session_ends_after_twelve_hours()
    {
        await CreateUserAsync();
        var session = await SignInAsync();

        Iam.Clock.Advance(TimeSpan.FromHours(12) - TimeSpan.FromSeconds(1));
        Assert.NotNull(await Sessions.SeeAsync(session.SessionId, Client));
        Iam.Clock.Advance(TimeSpan.FromSeconds(1));

        Assert.Null(await Sessions.FindAsync(session.SessionId));
    }

    [Fact]
    public async Task Signing_out_ends_that_session_and_no_other()
    {
        await CreateUserAsync();
        var one = await SignInAsync();
        var other = await SignInAsync();

        await Sessions.EndAsync(one.SessionId);

        Assert.Null(await Sessions.FindAsync(one.SessionId));
        Assert.NotNull(await Sessions.FindAsync(other.SessionId));
    }

    [Fact]
    public async Task A_new_password_ends_the_users_sessions_and_nobody_elses()
    {
        await CreateUserAsync();
        await CreateUserAsync("bob");
        var alice = await SignInAsync();
        var bob = await SignInAsync("bob");

        await Iam.DoAsync(new UpdateLoginProfile("alice") { Password = "Another-password-1" });

        Assert.Null(await Sessions.FindAsync(alice.SessionId));
        Assert.NotNull(await Sessions.FindAsync(bob.SessionId));
    }

    [Fact]
    public async Task Losing_console_access_ends_the_users_sessions()
    {
        await CreateUserAsync();
        var session = await SignInAsync();

        await Iam.DoAsync(new DeleteLoginProfile("alice"));

        Assert.Null(await Sessions.FindAsync(session.SessionId));
    }

    [Fact]
    public async Task A_deleted_user_has_no_session_nor_has_a_user_made_anew_under_the_name()
    {
        await CreateUserAsync();
        var session = await SignInAsync();
        await Iam.DoAsync(new DeleteLoginProfile("alice"));
        await Iam.DoAsync(new DeleteUser("alice"));
        await CreateUserAsync();

        Assert.Null(await Sessions.FindAsync(session.SessionId));
    }

    [Fact]
    public async Task An_unknown_id_is_no_session() => Assert.Null(await Sessions.FindAsync("AAAA"));
}
