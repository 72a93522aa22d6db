using IamConsole.Core.EventHistory;
using IamConsole.Core.LastAccessed;
using IamConsole.Core.Users;
using IamConsole.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace IamConsole.Tests.EventHistory;

public sealed class ActivityRetentionTests : IAsyncLifetime
{
    private IamFixture _iam = null!;

    public async ValueTask InitializeAsync() => _iam = await IamFixture.CreateAsync();

    public ValueTask DisposeAsync() => _iam.DisposeAsync();

    [Fact]
    public async Task Events_go_when_they_are_older_than_the_days_they_are_kept()
    {
        await _iam.DoAsync(new CreateUser("alice"));
        _iam.Clock.Advance(TimeSpan.FromDays(90));
        await _iam.DoAsync(new CreateUser("bob"));

        Assert.Equal(0, await PruneAsync(90));
        _iam.Clock.Advance(TimeSpan.FromMilliseconds(1));
        Assert.Equal(1, await PruneAsync(90));
        Assert.Equal(["bob"], await _iam.ReadAsync(db => db.ActivityEvents.Select(entry => entry.ResourceName!).ToListAsync()));
    }

    [Fact]
    public async Task More_events_than_one_transaction_takes_all_go()
    {
        await _iam.Gateway.SendAllAsync(_iam.Root, [.. Enumerable.Range(0, (2 * ActivityRetention.RowsAtOnce) + 1).Select(number => new CreateUser($"user{number}"))]);
        _iam.Clock.Advance(TimeSpan.FromDays(31));

        Assert.Equal((2 * ActivityRetention.RowsAtOnce) + 1, await PruneAsync(30));
    }

    [Fact]
    public async Task Last_accessed_times_are_kept_400_days_and_their_reports_7()
    {
        var user = (await _iam.DoAsync(new CreateUser("alice"))).User;
        await _iam.DoAsync(new GenerateServiceLastAccessedDetails(user.Arn));
        await _iam.EventsAsync();
        Assert.True(await _iam.ReadAsync(db => db.LastAccesses.AnyAsync()));

        _iam.Clock.Advance(TimeSpan.FromDays(400));
        await PruneAsync(90);
        Assert.True(await _iam.ReadAsync(db => db.LastAccesses.AnyAsync()));
        Assert.False(await _iam.ReadAsync(db => db.ServiceAccessJobs.AnyAsync()));

        _iam.Clock.Advance(TimeSpan.FromDays(1));
        await PruneAsync(90);
        Assert.False(await _iam.ReadAsync(db => db.LastAccesses.AnyAsync()));
    }

    private Task<int> PruneAsync(int days) => _iam.Services.GetRequiredService<ActivityRetention>().PruneAsync(_iam.Account, days, TestContext.Current.CancellationToken);
}
