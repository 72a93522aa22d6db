using IamConsole.Core.Arns;
using IamConsole.Core.Model;
using IamConsole.Core.Users;
using Microsoft.Extensions.Time.Testing;

namespace IamConsole.Tests;

public sealed class SessionChangesTests : IDisposable
{
    private static readonly Caller Alice = Caller.Installation(AccountId.Parse("123456789012")) with { SessionIdHash = "alice's" };

    private readonly FakeTimeProvider _clock = new(new DateTimeOffset(2026, 3, 1, 12, 0, 0, TimeSpan.Zero));
    private readonly SessionChanges _changes;

    public SessionChangesTests() => _changes = new SessionChanges(_clock);

    public void Dispose() => _changes.Dispose();

    [Fact]
    public void A_session_sees_what_it_changed_in_the_account_and_nobody_elses()
    {
        _changes.Add(Alice, [new CreateUser("one"), new GetUser("one")]);
        _changes.Add(Alice with { SessionIdHash = "bob's" }, [new CreateUser("two")]);
        _changes.Add(Alice with { Account = AccountId.Parse("222222222222") }, [new CreateUser("three")]);
        _changes.Add(Alice with { SessionIdHash = null }, [new CreateUser("four")]);

        Assert.Equal("CreateUser", Assert.Single(Assert.Single(_changes.Of(Alice).Changes).Requests).OperationName);
        Assert.Empty(_changes.Of(Alice with { SessionIdHash = null }).Changes);
    }

    [Fact]
    public void It_ends_with_the_session_and_when_it_is_cleared()
    {
        _changes.Add(Alice, [new CreateUser("one")]);
        _clock.Advance(TimeSpan.FromHours(12));
        Assert.Empty(_changes.Of(Alice).Changes);

        _changes.Add(Alice, [new CreateUser("one")]);
        _changes.Clear(Alice);
        Assert.Empty(_changes.Of(Alice).Changes);
    }

    [Fact]
    public void Only_the_last_requests_are_kept_and_that_is_said()
    {
        for (var number = 0; number < SessionChanges.MostRequests + 5; number++)
        {
            Assert.Equal(number > SessionChanges.MostRequests, _changes.Of(Alice).LacksOldest);
            _changes.Add(Alice, [new CreateUser($"user-{number}")]);
        }

        Assert.Equal(SessionChanges.MostRequests, _changes.Of(Alice).Changes.Count);
        Assert.Equal("user-5", _changes.Of(Alice).Changes[0].Requests[0].Text("UserName"));
    }

    [Fact]
    public void First_changes_at_once_are_all_kept()
    {
        for (var session = 0; session < 200; session++)
        {
            var caller = Alice with { SessionIdHash = $"{session}" };
            Parallel.For(0, 4, number => _changes.Add(caller, [new CreateUser($"user-{number}")]));

            Assert.Equal(4, _changes.Of(caller).Changes.Count);
        }
    }
}
